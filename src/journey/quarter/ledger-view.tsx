import type { Ratio } from '#algorithms/ledger-record.ts';
import { accounts } from '#algorithms/voter-standing.ts';
import { supportersIn } from '#algorithms/ledger-before.ts';
import { showNumber, translator, type Lang } from '#i18n/translator.ts';
import type { CityId } from '#journey/network/network.ts';
import { Pages } from '#journey/network/paging-view.tsx';
import { placePage, type Paging } from '#journey/network/place-page.ts';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { Scroll } from '#ui/scroll.tsx';
import { explainChoice, recordOf, type ChoiceReasons, type ExplainedChoice } from './explain-choice.ts';
import { ledgerWords } from './ledger-words.ts';
import { gradeWords } from './grade-words.ts';
import type { GradeValue, LedgerEntry } from './quarter.ts';
import { namesIn, showPoints, tellAgainst, tellAudit, tellReasons, type Names } from './reasons-view.tsx';
import { words } from './words.ts';

interface LedgerView {
	frame: Frame;
	entries: readonly LedgerEntry[];
	mayRead: boolean;
	/** The server's own check, where it was asked for. */
	checked: string | null;
	/** The quarter whose decisions are shown; the latest where it has none. */
	number: number | null;
	/** Row of the cities, by name, from which on they are shown. */
	from: string | undefined;
	/** Cities of the reader, shown on every page. */
	own: readonly CityId[];
}

/** Cities a page shows besides the reader's own: their accounts, payments and grades. The audit and the record are of all. */
const citiesShown = 50;

/** The cities of a page, by name; the reader's own come before them where they would be on another page. */
interface Shown {
	ids: ReadonlySet<string>;
	paging: Paging;
	at: (from: number) => string;
}

export function LedgerPage(view: LedgerView) {
	const { frame, entries, mayRead, checked } = view;
	const t = translator(ledgerWords, frame.lang);
	const last = entries[entries.length - 1];
	const entry = entries.find(({ number }) => number === view.number) ?? last;
	if (!last || !entry) return <Layout frame={frame} title={t('title')} lede={t(mayRead ? 'lede' : 'ledeTotals')}><p class="card">{t('empty')}</p></Layout>;
	const shown = mayRead ? citiesOn(view, last, entry) : null;
	return (
		<Layout frame={frame} title={t('title')} lede={t(mayRead ? 'lede' : 'ledeTotals')}>
			<Audit frame={frame} last={last} mayRead={mayRead} />
			{mayRead && <Again frame={frame} checked={checked} />}
			{shown && <Standings frame={frame} entries={entries} last={last} shown={shown} />}
			<section class="stack" id="decisions">
				<h2>{t('decisions')}</h2>
				{shown && shown.paging.of > citiesShown && <p class="small soft">{t('sameCities')}</p>}
				<Entry frame={frame} entry={entry} shown={shown?.ids ?? null} />
				<Others frame={frame} entries={entries} entry={entry} />
			</section>
		</Layout>
	);
}

function citiesOn({ frame, own, from }: LedgerView, last: LedgerEntry, entry: LedgerEntry): Shown {
	const cities = { ...entry.cities, ...last.cities };
	const all = namesIn({ cities, topics: {} }, frame.lang).sorted(Object.keys(cities));
	const paging = placePage(from, citiesShown, all.length);
	const here = all.slice(paging.first, paging.first + citiesShown);
	const mine = new Set<string>(own);
	const elsewhere = all.filter((id) => mine.has(id) && !here.includes(id));
	return {
		ids: new Set([...elsewhere, ...here]), paging,
		at: (first) => linkTo(frame, `/ledger?quarter=${entry.number}&from=${first}#cities`),
	};
}

/** The other quarters, the latest first: one is shown at a time. */
function Others({ frame, entries, entry }: { frame: Frame; entries: readonly LedgerEntry[]; entry: LedgerEntry }) {
	const t = translator(words, frame.lang);
	const others = entries.filter(({ number }) => number !== entry.number).reverse();
	if (others.length === 0) return null;
	return (
		<nav class="row small" aria-label={translator(ledgerWords, frame.lang)('others')}>
			{others.map(({ number }) => <a key={number} href={linkTo(frame, `/ledger?quarter=${number}#decisions`)}>{t('quarterN', { n: number })}</a>)}
		</nav>
	);
}

function Audit({ frame: { lang }, last, mayRead }: { frame: Frame; last: LedgerEntry; mayRead: boolean }) {
	const t = translator(ledgerWords, lang);
	const names = namesIn(last, lang);
	const { audit } = last.audit;
	return (
		<section class="card">
			<h2>{t('audit')}</h2>
			<p>{tellAudit(last.audit, lang).join(' ')}</p>
			{audit.ok && <p class="small soft">{t(audit.scope)}</p>}
			{mayRead && audit.ok && audit.worst && audit.worst.guarantee > 0 && <p class="small">{t('worst', { cities: names.cities(audit.worst.group), n: audit.worst.agreed, owed: audit.worst.guarantee, served: audit.worst.served })}</p>}
			{mayRead && audit.ok && audit.shortfalls.length > 0 && <ul class="small">{audit.shortfalls.map(({ group, grade, guarantee, served }) => <li key={`${group.join()} ${grade}`}>{t('shortfall', { cities: names.cities(group), owed: guarantee, served })}</li>)}</ul>}
		</section>
	);
}

/**
 * Adding everything up again: on the device with the page's own script and the record, both fetched when the button is
 * pressed, for a page read every day would carry them for nothing; without JavaScript on the server.
 */
function Again({ frame, checked }: { frame: Frame; checked: string | null }) {
	const t = translator(ledgerWords, frame.lang);
	return (
		<section class="card" id="again">
			<form method="get" action={`${linkTo(frame, '/ledger')}#again`}>
				<button class="do quiet" name="again" value="1">{t('recheck')}</button>
			</form>
			<p class="small soft">{t('recheckHelp')} <a href={linkTo(frame, '/ledger/record')}>{t('download')}</a></p>
			<p id="added-up" class={checked ? 'done' : undefined} role="status" data-lang={frame.lang} data-record={linkTo(frame, '/ledger/record')} data-ok={t('okHere', { n: '{n}' })} data-wrong={t('wrongHere', { line: '{line}' })}>{checked}</p>
			<script type="module" src={__LEDGER_SCRIPT__} />
		</section>
	);
}

function Standings({ frame, entries, last, shown: { ids, paging, at } }: { frame: Frame; entries: readonly LedgerEntry[]; last: LedgerEntry; shown: Shown }) {
	const { lang } = frame;
	const t = translator(ledgerWords, lang);
	const names = namesIn(last, lang);
	const { after } = last.record;
	const lines = new Map(accounts(recordOf(entries), ids).map((line) => [line.voter, line]));
	const absent = last.absent.filter((id) => ids.has(id));
	return (
		<section class="card" id="cities">
			<h2>{t('cities')}</h2>
			<p class="small soft">{t('clock', { clock: showPoints(after.clock, lang) })}</p>
			<Scroll label={t('cities')}>
				<table class="plain">
					<thead><tr><th scope="col">{t('city')}</th>{(['paid', 'spent', 'holds', 'served', 'drySpell'] as const).map((key) => <th key={key} scope="col" class="right">{t(key)}</th>)}</tr></thead>
					<tbody>
						{[...ids].flatMap((id) => lines.get(id) ?? []).map(({ voter, paid, unspent, served, drySpell }) => (
							<tr key={voter}>
								<th scope="row">{names.city(voter)}</th>
								<td class="right"><Exact ratio={paid} lang={lang} /></td>
								<td class="right"><Exact ratio={after.spent[voter] ?? '0'} lang={lang} /></td>
								<td class="right"><Exact ratio={unspent} lang={lang} /></td>
								<td class="right">{showNumber(served, lang)}</td>
								<td class="right">{showNumber(drySpell, lang)}</td>
							</tr>
						))}
					</tbody>
				</table>
			</Scroll>
			<Pages frame={frame} paging={paging} at={at} />
			{absent.length > 0 && <p class="small soft">{t('absent', { cities: names.cities(absent) })}</p>}
		</section>
	);
}

/** A number to compare by eye, and the fraction it stands for. */
function Exact({ ratio, lang }: { ratio: Ratio; lang: Lang }) {
	return <>{showPoints(ratio, lang)}{ratio.includes('/') && <><br /><bdi class="small soft" dir="ltr">{ratio}</bdi></>}</>;
}

/** The decisions of one quarter: with the payments and grades of the cities shown, or for who may not read those in totals. */
function Entry({ frame, entry, shown }: { frame: Frame; entry: LedgerEntry; shown: ReadonlySet<string> | null }) {
	const { lang } = frame;
	const t = translator(ledgerWords, lang);
	const names = namesIn(entry, lang);
	return (
		<>
			{explainChoice(entry).map((choice, i) => (
				<section key={i} class="card">
					<header>
						<h3>{choice.kind === 'none' ? t('kept', { n: entry.number }) : t('decision', { n: entry.number, topic: names.topic(choice.topic) })}</h3>
						<span class="small soft">{choice.kind !== 'none' && choice.level !== null && t('atLevel', { level: showPoints(choice.level, lang) })} · <a href={linkTo(frame, `/quarters/${entry.quarter}/choice`)}>{t('reasons')}</a></span>
					</header>
					{choice.kind !== 'none' && choice.reason && <blockquote dir="auto">{choice.reason}</blockquote>}
					{choice.kind !== 'none' && !shown && <p>{tellReasons(choice, names, lang, false).join(' ')}</p>}
					{shown && <Lines lang={lang} entry={entry} choice={choice} names={names} shown={shown} />}
				</section>
			))}
		</>
	);
}

function Lines({ lang, entry, choice, names, shown }: { lang: Lang; entry: LedgerEntry; choice: ExplainedChoice; names: Names; shown: ReadonlySet<string> }) {
	const t = translator(ledgerWords, lang);
	const payments = choice.kind === 'none' ? [] : choice.payments.filter(({ city }) => shown.has(city));
	return (
		<>
			{payments.length > 0 && <Payments lang={lang} payments={payments} names={names} />}
			{choice.standings.length > 0 && (
				<details>
					<summary>{t('levels')}</summary>
					<Scroll label={t('levels')}>
						<table class="plain small">
							<tbody>
								{choice.standings.map(({ topic, level, against }) => (
									<tr key={topic}>
										<th scope="row">{names.topic(topic)}</th>
										<td>{level === null ? tellAgainst(against, names, lang) : <Exact ratio={level} lang={lang} />}</td>
										<td><GradeLine lang={lang} entry={entry} topic={topic} names={names} shown={shown} /></td>
									</tr>
								))}
							</tbody>
						</table>
					</Scroll>
				</details>
			)}
		</>
	);
}

function Payments({ lang, payments, names }: { lang: Lang; payments: ChoiceReasons['payments']; names: Names }) {
	const t = translator(ledgerWords, lang);
	return (
		<Scroll label={t('payments')}>
			<table class="plain">
				<caption>{t('payments')}</caption>
				<tbody><tr>{payments.map(({ city, paid }) => <td key={city}><span class="small">{names.city(city)}</span><br /><Exact ratio={paid} lang={lang} /></td>)}</tr></tbody>
			</table>
		</Scroll>
	);
}

function GradeLine({ lang, entry, topic, names, shown }: { lang: Lang; entry: LedgerEntry; topic: string; names: Names; shown: ReadonlySet<string> }) {
	const grades = translator(gradeWords, lang);
	return <>{supportersIn(entry.record.round, topic).filter(([city]) => shown.has(city)).map(([city, grade]) => `${names.city(city)} ${grades(`grade.${grade as GradeValue}`)}`).join(' · ')}</>;
}
