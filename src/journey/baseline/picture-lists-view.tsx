import { showList, translator } from '#i18n/translator.ts';
import type { CityId } from '#journey/network/network.ts';
import { linkTo, type Frame } from '#ui/frame.ts';
import { areaWords } from './area-words.ts';
import { solid } from './baseline.ts';
import type { AreaTally, TeachingPair, ThreeLists } from './choose-three-lists.ts';
import { pictureWords } from './picture-words.ts';
import { words } from './words.ts';

/** More names in one sentence nobody keeps in mind; the others are counted. */
const namesAtOnce = 5;

export interface Lists {
	frame: Frame;
	lists: ThreeLists;
	names: ReadonlyMap<CityId, string>;
	/** The cities this reader sees by name. */
	visible: ReadonlySet<CityId>;
	/** Whether counting gives no city away. */
	counts: boolean;
	/** The city whose offers this reader may confirm. */
	coordinated: CityId | null;
}

/** The areas most useful to all and the three lists, each with its rule in words. */
export function ListsView({ picture }: { picture: Lists }) {
	const { frame, lists, coordinated } = picture;
	const { lang } = frame;
	const [t, a] = [translator(pictureWords, lang), translator(areaWords, lang)];
	const level = translator(words, lang)(`level.${solid}`);
	return (
		<>
			<section class="card">
				<h2>{t('useful')}</h2>
				<p class="soft small">{t('usefulRule')}</p>
				{lists.mostUseful.length === 0 ? <p>{t('usefulNone')}</p> : (
					<ul class="rows">{lists.mostUseful.map((of) => <li key={of.area}><b>{a(of.area)}</b><Count picture={picture} of={of} what="below" /></li>)}</ul>
				)}
			</section>
			<div class="two">
				<section class="card">
					<h2>{t('learn')}</h2>
					<p class="soft small">{t('learnRule', { level })}</p>
					{lists.learn.length === 0 ? <p>{t('learnNone')}</p> : (
						<ul class="rows">{lists.learn.map((of) => <li key={of.area}><b>{a(of.area)}</b><Teachers picture={picture} pairs={of.pairs} /></li>)}</ul>
					)}
				</section>
				<div class="stack">
					<section class="card">
						<h2>{t('explore')}</h2>
						<p class="soft small">{t('exploreRule', { level })}</p>
						<Areas picture={picture} list={lists.explore} what="below" none={t('exploreNone')} />
					</section>
					<section class="card">
						<h2>{t('build')}</h2>
						<p class="soft small">{t('buildRule')}</p>
						<Areas picture={picture} list={lists.build} what="reached" none={t('buildNone')} />
					</section>
				</div>
			</div>
			<p class="soft small">{t('rule')}</p>
			{coordinated && <p><a class="do" href={linkTo(frame, `/cities/${coordinated}/offers`)}>{t('yourOffers')}</a></p>}
		</>
	);
}

function Areas({ picture, list, what, none }: { picture: Lists; list: ThreeLists['explore']; what: 'below' | 'reached'; none: string }) {
	const a = translator(areaWords, picture.frame.lang);
	if (list.length === 0) return <p>{none}</p>;
	return <ul class="rows">{list.map((of) => <li key={of.area}><b>{a(of.area)}</b><Count picture={picture} of={of} what={what} /></li>)}</ul>;
}

function Count({ picture, of, what }: { picture: Lists; of: AreaTally; what: 'below' | 'reached' }) {
	return picture.counts ? <span class="small">{translator(pictureWords, picture.frame.lang)(what, { n: of[what], of: of.compared })}</span> : null;
}

function Teachers({ picture, pairs }: { picture: Lists; pairs: readonly TeachingPair[] }) {
	const all = [...new Set(pairs.map((pair) => pair.teacher))];
	const n = all.length - namesAtOnce;
	return (
		<>
			{all.slice(0, namesAtOnce).map((teacher) => <Teacher key={teacher} picture={picture} teacher={teacher} pairs={pairs} />)}
			{n > 0 && <span class="small">{translator(pictureWords, picture.frame.lang)('moreTeach', { n })}</span>}
		</>
	);
}

/**
 * A teacher by name, because its city confirmed the offer; of those it could teach only the ones that asked, or that
 * this reader sees by name anyway. The others are counted, or not even that where a count would tell.
 */
function Teacher({ picture, teacher, pairs }: { picture: Lists; teacher: CityId; pairs: readonly TeachingPair[] }) {
	const { frame, visible, counts, names } = picture;
	const { lang } = frame;
	const t = translator(pictureWords, lang);
	const own = pairs.filter((pair) => pair.teacher === teacher);
	const name = (city: CityId) => names.get(city) ?? '';
	const asked = own.filter((pair) => pair.asked).map((pair) => name(pair.learner));
	const learners = (asked.length > 0 ? asked : own.filter((pair) => visible.has(pair.learner)).map((pair) => name(pair.learner))).slice(0, namesAtOnce);
	const n = own.length - learners.length;
	const said = { teacher: showList([name(teacher)], lang), learners: showList(learners, lang), n };
	const more = counts && n > 0;
	return (
		<span class="small">
			{asked.length > 0 && t('asked', said)}
			{asked.length > 0 && more && ` ${t('alsoMore', said)}`}
			{asked.length === 0 && (learners.length > 0 ? t(more ? 'canTeachMore' : 'canTeach', said) : t(more ? 'canTeachSome' : 'canTeachUnnamed', said))}
			{' '}
			<a href={linkTo(frame, `/cities/${teacher}`)}>{t('offerOf', { city: said.teacher })}</a>
		</span>
	);
}
