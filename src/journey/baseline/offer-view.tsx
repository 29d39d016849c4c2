import type { BadForm } from '#forms/read.ts';
import { dayIn, showDate } from '#i18n/day.ts';
import { isolate, textIn, translator } from '#i18n/translator.ts';
import type { City } from '#journey/network/network.ts';
import { answeredWith, Choices, Conflict, Done, Form, Refused, Select, Submit, TextArea } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { areaWords } from './area-words.ts';
import { areas, offerKinds, solid, type Offer, type OfferKind } from './baseline.ts';
import type { OfferProposal } from './derive-offers.ts';
import { mostOfferWords, otherWords, wordsField } from './offer-form.ts';
import { offerWords } from './offer-words.ts';
import { words } from './words.ts';

/** What the page is drawn again with: the form that came, and why it was refused. */
export interface OfferAnswer {
	bad: BadForm;
	refused?: { problem: 'notAllowed' | 'notFound' } | { problem: 'editedMeanwhile'; theirs: Pick<Offer, 'words' | 'withdrawnAt'>; version: number };
}

interface OfferBoard {
	frame: Frame;
	city: City;
	/** Days are shown on the network's clock. */
	zone: string;
	proposals: readonly OfferProposal[];
	/** Those taken back too: their version is what a form that confirms anew builds on. */
	offers: readonly Offer[];
	mayConfirm: boolean;
	newKey: () => string;
	answer: OfferAnswer | undefined;
	done: 'confirm' | 'withdraw' | null;
}

export function OfferPage(board: OfferBoard) {
	const { frame, city, mayConfirm, answer, done } = board;
	const { lang } = frame;
	const t = translator(offerWords, lang);
	const refused = answer?.refused;
	return (
		<Layout frame={frame} title={t('title', { city: isolate(textIn(city.names, lang).text) })} lede={t('lede')}>
			{done && <Done>{t(`done.${done}`)}</Done>}
			{refused?.problem === 'editedMeanwhile' && <Conflict lang={lang} texts={[{ label: t('otherWords'), theirs: refused.theirs.withdrawnAt ? t('takenBack') : refused.theirs.words, yours: typedWords(answer) }]} />}
			{refused && refused.problem !== 'editedMeanwhile' && <Refused>{t(`problem.${refused.problem}`)}</Refused>}
			{!mayConfirm && <p class="note">{t('onlyCoordinator')}</p>}
			{offerKinds.map((kind) => <Kind key={kind} kind={kind} board={board} />)}
			{mayConfirm && <Other board={board} />}
			<p><a href={linkTo(frame, `/cities/${city.id}`)}>{t('back')}</a></p>
		</Layout>
	);
}

function typedWords(answer: OfferAnswer | undefined): string {
	const typed = answer?.bad.typed ?? {};
	return Object.entries(typed).find(([field]) => field.startsWith(otherWords))?.[1][0] ?? '';
}

function Kind({ kind, board }: { kind: OfferKind; board: OfferBoard }) {
	const { frame: { lang }, offers, proposals, mayConfirm } = board;
	const t = translator(offerWords, lang);
	const shown = areas.filter((area) => offers.some((offer) => offer.area === area && offer.kind === kind && !offer.withdrawnAt) || (mayConfirm && proposals.some((one) => one.area === area && one.kind === kind)));
	return (
		<section class="stack">
			<h2>{t(kind)}</h2>
			{shown.length === 0 && <p class="card">{mayConfirm ? t(kind === 'teach' ? 'teachNone' : 'learnNone', { level: translator(words, lang)(`level.${solid}`) }) : t('nothing')}</p>}
			{shown.map((area) => (
				<One key={area} board={board} offer={offers.find((offer) => offer.area === area && offer.kind === kind)} proposal={proposals.find((one) => one.area === area && one.kind === kind)} of={{ area, kind }} />
			))}
		</section>
	);
}

/** One offer or ask: what suggests it, its words, and the two things its coordinator can do with it. */
function One({ board, offer, proposal, of }: { board: OfferBoard; offer: Offer | undefined; proposal: OfferProposal | undefined; of: Pick<Offer, 'area' | 'kind'> }) {
	const { frame: { lang }, zone, mayConfirm, newKey, answer } = board;
	const t = translator(offerWords, lang);
	const stands = offer && !offer.withdrawnAt ? offer : null;
	const teaches = of.kind === 'teach';
	const field = wordsField(of);
	const mine = answer?.bad.typed[field] ? answer.bad : null;
	return (
		<section class="card">
			<header>
				<h3>{translator(areaWords, lang)(of.area)}</h3>
				<span class={stands ? 'tag core' : 'tag'}>{stands ? t('confirmed', { day: showDate(dayIn(zone, new Date(stands.at)), lang) }) : t('proposed')}</span>
			</header>
			<p class="soft small">{tellWhy(proposal, lang)}</p>
			{mayConfirm ? (
				<Form keyValue={newKey()} version={versionFor(answer, mine, offer)} draft={`offer-${of.kind}-${of.area}`} answered={answeredWith(lang, mine)}>
					<input type="hidden" name="area" value={of.area} />
					<input type="hidden" name="kind" value={of.kind} />
					<TextArea name={field} label={t(teaches ? 'teachWords' : 'learnWords')} help={t('wordsHelp')} rows={2} max={mostOfferWords} value={offer?.words} answered={answeredWith(lang, mine)} />
					<div class="row">
						<Submit name="did" value="confirm">{t(stands ? 'reword' : teaches ? 'confirmTeach' : 'confirmLearn')}</Submit>
						{stands && <Submit quiet name="did" value="withdraw">{t('withdraw')}</Submit>}
					</div>
				</Form>
			) : <p lang={stands?.lang} dir="auto">{stands?.words}</p>}
		</section>
	);
}

/** After a conflict the form carries the version that was shown beside it, so that sending it again is the person's choice. */
function versionFor(answer: OfferAnswer | undefined, mine: BadForm | null, offer: Offer | undefined): number {
	return mine && answer?.refused?.problem === 'editedMeanwhile' ? answer.refused.version : (offer?.version ?? 0);
}

function tellWhy(proposal: OfferProposal | undefined, lang: Frame['lang']): string {
	const [t, w] = [translator(offerWords, lang), translator(words, lang)];
	if (!proposal) return t('own');
	const level = w(`level.${proposal.level}`);
	if (proposal.kind === 'teach' || proposal.target === null) return t('teachWhy', { level });
	return t('learnWhy', { n: proposal.target - proposal.level, level, target: w(`level.${proposal.target}`) });
}

function Other({ board }: { board: OfferBoard }) {
	const { frame: { lang }, newKey, answer } = board;
	const [t, a] = [translator(offerWords, lang), translator(areaWords, lang)];
	const mine = answer && (answer.bad.typed[otherWords] || !Object.keys(answer.bad.typed).some((field) => field.startsWith(otherWords))) ? answer.bad : null;
	const answered = answeredWith(lang, mine);
	return (
		<section class="card">
			<h2>{t('other')}</h2>
			<Form keyValue={newKey()} version={mine && answer?.refused?.problem === 'editedMeanwhile' ? answer.refused.version : 0} draft="offer-other" answered={answered}>
				<Choices name="kind" label={t('otherKind')} options={offerKinds.map((kind) => ({ value: kind, label: t(kind) }))} chosen={['teach']} answered={answered} />
				<Select name="area" label={t('otherArea')} options={areas.map((area) => ({ value: area, label: a(area) }))} answered={answered} />
				<TextArea name={otherWords} label={t('otherWords')} help={t('wordsHelp')} rows={2} max={mostOfferWords} answered={answered} />
				<Submit name="did" value="confirm">{t('otherConfirm')}</Submit>
			</Form>
		</section>
	);
}
