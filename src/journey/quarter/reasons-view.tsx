import type { LedgerAudit } from '#algorithms/audit-ledger.ts';
import type { IneligibleReason, Ratio } from '#algorithms/ledger-record.ts';
import { isolate, showList, showNumber, textIn, translator, type Lang } from '#i18n/translator.ts';
import type { CityId } from '#journey/network/network.ts';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Scroll } from '#ui/scroll.tsx';
import { reasonsWords } from './reasons-words.ts';
import { decimalOf, type ChoiceReasons, type ExplainedChoice, type Needed, type TopicStanding } from './explain-choice.ts';
import { gradeWords } from './grade-words.ts';
import { ledgerWords } from './ledger-words.ts';
import type { LedgerEntry } from './quarter.ts';

/** The names of a record in the reader's language, each kept in its own direction. */
export interface Names {
	city(id: string): string;
	topic(id: string): string;
	cities(ids: readonly string[]): string;
	topics(ids: readonly string[]): string;
	/** Cities in the order of their names. */
	sorted(ids: readonly string[]): string[];
}

export function namesIn({ cities, topics }: Pick<LedgerEntry, 'cities' | 'topics'>, lang: Lang): Names {
	const [byCity, byTopic]: [Readonly<Record<string, LedgerEntry['cities'][CityId]>>, Readonly<Record<string, { names: LedgerEntry['cities'][CityId] }>>] = [cities, topics];
	const city = (id: string) => textIn(byCity[id] ?? {}, lang).text || id;
	const topic = (id: string) => textIn(byTopic[id]?.names ?? {}, lang).text || id;
	const sorted = (names: string[]) => names.sort((a, b) => a.localeCompare(b, lang));
	return {
		city: (id) => isolate(city(id)), topic: (id) => isolate(topic(id)),
		sorted: (ids) => ids.map((id): [string, string] => [id, city(id)]).sort(([, a], [, b]) => a.localeCompare(b, lang)).map(([id]) => id),
		cities: (ids) => showList(sorted(ids.map(city)), lang), topics: (ids) => showList(ids.map(topic), lang),
	};
}

/** Points with two decimals: enough to compare by eye; the ledger has the exact fractions. */
export function showPoints(ratio: Ratio, lang: Lang): string {
	return showNumber(Math.round(decimalOf(ratio) * 100) / 100, lang);
}

function countNeeded({ must, should, could }: Needed): number {
	return must.length + should.length + could.length;
}

/**
 * The reasons of one decision as whole sentences. Who asked and who pays is told only to those who travel; others read
 * the numbers.
 */
export function tellReasons(choice: ChoiceReasons, names: Names, lang: Lang, mayRead: boolean): string[] {
	const t = translator(reasonsWords, lang);
	const { needed, level, next, tied, decidedBy, waitedLongest, paysMost, mostVotes, instead } = choice;
	const count = countNeeded(needed);
	const told: string[] = [];
	const parts = ([[3, needed.must], [2, needed.should], [1, needed.could]] as const).filter(([, who]) => who.length > 0).map(([grade, who]) => t(`part.${grade}`, { n: who.length }));
	told.push(count === 0 ? t('noOneNeeds') : t('needs', { n: count, parts: showList(parts, lang) }));
	if (choice.kind === 'chosen' && level !== null) {
		if (tied.length > 1) told.push(t('tie', { topics: names.topics(tied), level: showPoints(level, lang) }));
		if (tied.length > 1 && decidedBy && decidedBy !== 'level' && decidedBy !== 'only') told.push(t(`rule.${decidedBy}`));
		else told.push(next ? t('couldPay', { level: showPoints(level, lang), topic: names.topic(next.topic), nextLevel: showPoints(next.level, lang) }) : t('couldPayAlone', { level: showPoints(level, lang) }));
	}
	if (choice.kind === 'overridden' && level !== null) told.push(t('wouldPay', { level: showPoints(level, lang) }));
	if (mayRead && count > 0) {
		const [longest, most] = [waitedLongest.length < count ? waitedLongest : [], paysMost.length < count ? paysMost : []];
		if (longest.length === 1 && most.length === 1 && longest[0] === most[0]) told.push(t('waitedPays', { city: names.city(longest[0] ?? '') }));
		else {
			if (longest.length > 0) told.push(t('waited', { n: longest.length, cities: names.cities(longest) }));
			if (most.length > 0) told.push(t('paysMost', { n: most.length, cities: names.cities(most) }));
		}
	}
	if (instead) {
		told.push(t('insteadOf', { topic: names.topic(instead.topic) }));
		if (mayRead && instead.leftOut.length > 0) told.push(t('insteadLeaves', { cities: names.cities(instead.leftOut) }));
	}
	if (mostVotes) told.push(tellMostVotes(choice.topic, mostVotes, names, lang, mayRead));
	return told;
}

function tellMostVotes(topic: string, mostVotes: NonNullable<ChoiceReasons['mostVotes']>, names: Names, lang: Lang, mayRead: boolean): string {
	const t = translator(reasonsWords, lang);
	if (mostVotes.topic === topic) return t('votesSame');
	const left = mostVotes.leftOut;
	if (left.length === 0) return t('votesOtherNobody', { topic: names.topic(mostVotes.topic) });
	return t('votesOther', { topic: names.topic(mostVotes.topic), cities: mayRead ? names.cities(left) : t('countCities', { n: left.length }) });
}

/** Why a topic could not be chosen, in a few words. */
export function tellAgainst(reasons: readonly IneligibleReason[], names: Names, lang: Lang): string {
	const t = translator(reasonsWords, lang);
	return reasons.map((reason) => {
		if (reason.code === 'needsFirst') return t('against.needsFirst', { topics: names.topics(reason.options) });
		if (reason.code === 'blocked') return reason.reason === 'done' || reason.reason === 'retired' ? t(`against.${reason.reason}`) : t('against.blocked', { reason: reason.reason });
		return reason.code === 'alreadyChosen' ? t('against.alreadyChosen') : '';
	}).filter(Boolean).join(' · ');
}

interface LongListView {
	frame: Frame;
	standings: readonly TopicStanding[];
	names: Names;
	mayRead: boolean;
	decided: boolean;
}

/** Where every topic stood that somebody needs: who asked, the level, and, folded, those not possible now with why not. */
export function LongList(view: LongListView) {
	const { frame, standings } = view;
	const t = translator(reasonsWords, frame.lang);
	if (standings.length === 0) return null;
	const not = standings.filter(({ against }) => against.length > 0);
	return (
		<section class="card">
			<header><h2>{t('longList')}</h2><span class="small soft">{t('longListCount', { n: standings.length })}</span></header>
			{not.length < standings.length && <StandingTable {...view} standings={standings.filter(({ against }) => against.length === 0)} />}
			{not.length > 0 && <details open={not.length === standings.length}><summary>{t('notYetCount', { n: not.length })}</summary><StandingTable {...view} standings={not} /></details>}
		</section>
	);
}

function StandingTable({ frame, standings, names, mayRead, decided }: LongListView) {
	const { lang } = frame;
	const t = translator(reasonsWords, lang);
	const possible = standings.every(({ against }) => against.length === 0);
	return (
		<Scroll label={t('topic')}>
			<table class="plain">
				<thead><tr><th scope="col">{t('topic')}</th><th scope="col">{t('neededBy')}</th>{possible && <th scope="col" class="right">{t('payAt')}</th>}<th scope="col">{t(possible ? 'state' : 'whyNot')}</th></tr></thead>
				<tbody>
					{standings.map(({ topic, needed, level, against, chosen }) => (
						<tr key={topic}>
							<th scope="row"><a href={linkTo(frame, `/topics/${topic}`)}>{names.topic(topic)}</a></th>
							<td><NeededBy lang={lang} needed={needed} names={names} mayRead={mayRead} /></td>
							{possible && <td class="right">{level === null ? '–' : showPoints(level, lang)}</td>}
							<td>{against.length > 0 ? <span class="small">{tellAgainst(against, names, lang)}</span> : <span class={chosen ? 'tag core' : 'tag'}>{t(chosen ? (decided ? 'tag.chosen' : 'tag.proposed') : 'tag.waits')}</span>}</td>
						</tr>
					))}
				</tbody>
			</table>
		</Scroll>
	);
}

function NeededBy({ lang, needed, names, mayRead }: { lang: Lang; needed: Needed; names: Names; mayRead: boolean }) {
	const g = translator(gradeWords, lang);
	if (!mayRead) return <>{translator(reasonsWords, lang)('countCities', { n: countNeeded(needed) })}</>;
	const groups = ([[3, needed.must], [2, needed.should], [1, needed.could]] as const).filter(([, who]) => who.length > 0);
	return <>{groups.map(([grade, who], i) => <span key={grade}>{i > 0 && ' · '}{names.cities(who)} <span class="soft">{g(`grade.${grade}`)}</span></span>)}</>;
}

/** Whether every group of cities has its share, in one sentence, and whether that is promised or only counted. */
export function tellAudit({ audit, promised, decisions }: LedgerAudit, lang: Lang): string[] {
	const t = translator(ledgerWords, lang);
	if (!audit.ok) return [t('notAudited')];
	const said = audit.below === 0 ? t('audited', { n: decisions, groups: audit.groups }) : t('auditedBelow', { n: decisions, groups: audit.groups, below: audit.below });
	return [said, t(promised ? 'promised' : 'counted')];
}

/** Cities that were heard without grades, and cities that were away. */
export function Heard({ entry, names, lang }: { entry: Pick<LedgerEntry, 'silent' | 'absent'>; names: Names; lang: Lang }) {
	const t = translator(reasonsWords, lang);
	return (
		<>
			{entry.silent.length > 0 && <p class="small soft">{t('silent', { cities: names.cities(entry.silent) })}</p>}
			{entry.absent.length > 0 && <p class="small soft">{t('absent', { cities: names.cities(entry.absent) })}</p>}
		</>
	);
}

/** One decision with its reasons; nothing chosen is said too, with what can be done. */
export function Reasons({ choice, names, lang, mayRead, title, isCore }: { choice: ExplainedChoice; names: Names; lang: Lang; mayRead: boolean; title: (topic: string) => string; isCore: boolean }) {
	const t = translator(reasonsWords, lang);
	if (choice.kind === 'none') {
		return (
			<>
				<h2>{t('nothing')}</h2>
				{choice.mostWanted && <p>{t('mostWanted', { topic: names.topic(choice.mostWanted.topic), topics: names.topics(choice.mostWanted.behind) })}</p>}
				<p class="small soft">{t('nothingWhat')}</p>
			</>
		);
	}
	if (choice.kind === 'forced') return <p>{t('forced', { topic: names.topic(choice.topic) })}</p>;
	const told = tellReasons(choice, names, lang, mayRead);
	return (
		<>
			<header><h2>{title(names.topic(choice.topic))}</h2>{isCore && <span class="tag core">{t('core')}</span>}</header>
			{choice.reason && <blockquote dir="auto">{choice.reason}</blockquote>}
			<p>{told.slice(0, choice.mostVotes ? -1 : undefined).join(' ')}</p>
			{choice.mostVotes && <p class="small soft">{told[told.length - 1]}</p>}
			{mayRead && choice.payments.length > 0 && <p class="small">{t('whoPays')} {choice.payments.map(({ city, paid }) => `${names.city(city)} ${showPoints(paid, lang)}`).join(' · ')}</p>}
		</>
	);
}
