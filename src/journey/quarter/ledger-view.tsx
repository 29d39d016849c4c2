import type { LedgerRecord, Ratio } from '#algorithms/ledger-record.ts';
import { standings } from '#algorithms/voter-standing.ts';
import { supportersIn } from '#algorithms/ledger-before.ts';
import { showNumber, translator, type Lang } from '#i18n/translator.ts';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { explainChoice, recordOf, type ChoiceReasons, type ExplainedChoice } from './explain-choice.ts';
import { ledgerWords } from './ledger-words.ts';
import { gradeWords } from './grade-words.ts';
import type { GradeValue, LedgerEntry } from './quarter.ts';
import { namesIn, showPoints, tellAgainst, tellAudit, tellReasons, type Names } from './reasons-view.tsx';

interface LedgerView {
	frame: Frame;
	entries: readonly LedgerEntry[];
	mayRead: boolean;
	/** The server's own check, where it was asked for. */
	checked: string | null;
	/** Decisions of quarters before this one are shown; null for the latest. */
	before: number | null;
}

/** Decisions a page shows, latest first; the account, the audit and the record are always of all. */
const decisionsShown = 6;
/** A record of more characters is fetched when it is asked for instead of travelling with the page. */
const mostEmbedded = 150_000;

export function LedgerPage({ frame, entries, mayRead, checked, before }: LedgerView) {
	const { lang } = frame;
	const t = translator(ledgerWords, lang);
	const last = entries[entries.length - 1];
	const listed = entries.filter(({ number }) => before === null || number < before);
	const shown = listed.slice(-decisionsShown).reverse();
	const oldest = shown[shown.length - 1];
	return (
		<Layout frame={frame} title={t('title')} lede={t(mayRead ? 'lede' : 'ledeTotals')}>
			{!last && <p class="card">{t('empty')}</p>}
			{last && (
				<>
					<Audit frame={frame} last={last} mayRead={mayRead} />
					{mayRead && <Again frame={frame} record={{ ...recordOf(entries), audit: last.audit }} checked={checked} />}
					{mayRead && <Standings frame={frame} entries={entries} last={last} />}
					<section class="stack" id="decisions">
						<h2>{t('decisions')}</h2>
						{shown.map((entry) => <Entry key={entry.quarter} frame={frame} entry={entry} mayRead={mayRead} />)}
						{oldest && listed.length > shown.length && <p><a href={linkTo(frame, `/ledger?before=${oldest.number}#decisions`)}>{t('earlier')}</a></p>}
						{before !== null && <p><a href={linkTo(frame, '/ledger#decisions')}>{t('latest')}</a></p>}
					</section>
				</>
			)}
		</Layout>
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
 * Adding everything up again: on the device with the page's own script, which is fetched when the button is pressed, and
 * without JavaScript on the server. The record is in the page, so that the line may be gone by then.
 */
function Again({ frame, record, checked }: { frame: Frame; record: LedgerRecord & Pick<LedgerEntry, 'audit'>; checked: string | null }) {
	const t = translator(ledgerWords, frame.lang);
	// A closing tag inside a name must not end the script element.
	const json = JSON.stringify(record).replaceAll('<', '\\u003c');
	return (
		<section class="card" id="again">
			<form method="get" action={`${linkTo(frame, '/ledger')}#again`}>
				<button class="do quiet" name="again" value="1">{t('recheck')}</button>
			</form>
			<p class="small soft">{t('recheckHelp')} <a href={linkTo(frame, '/ledger/record')}>{t('download')}</a></p>
			<p id="added-up" class={checked ? 'done' : undefined} role="status" data-lang={frame.lang} data-record={linkTo(frame, '/ledger/record')} data-ok={t('okHere', { n: '{n}' })} data-wrong={t('wrongHere', { line: '{line}' })}>{checked}</p>
			{json.length <= mostEmbedded && <script type="application/json" id="ledger-record" dangerouslySetInnerHTML={{ __html: json }} />}
			<script type="module" src={__LEDGER_SCRIPT__} />
		</section>
	);
}

function Standings({ frame: { lang }, entries, last }: { frame: Frame; entries: readonly LedgerEntry[]; last: LedgerEntry }) {
	const t = translator(ledgerWords, lang);
	const names = namesIn(last, lang);
	const { after } = last.record;
	const lines = standings(recordOf(entries)).sort((a, b) => names.city(a.voter).localeCompare(names.city(b.voter), lang));
	return (
		<section class="card">
			<h2>{t('cities')}</h2>
			<p class="small soft">{t('clock', { clock: showPoints(after.clock, lang) })}</p>
			<div class="scroll">
				<table class="plain">
					<thead><tr><th scope="col">{t('city')}</th>{(['paid', 'spent', 'holds', 'served', 'drySpell'] as const).map((key) => <th key={key} scope="col" class="right">{t(key)}</th>)}</tr></thead>
					<tbody>
						{lines.map(({ voter, paid, unspent, served, drySpell }) => (
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
			</div>
			{last.absent.length > 0 && <p class="small soft">{t('absent', { cities: names.cities(last.absent) })}</p>}
		</section>
	);
}

/** A number to compare by eye, and the fraction it stands for. */
function Exact({ ratio, lang }: { ratio: Ratio; lang: Lang }) {
	return <>{showPoints(ratio, lang)}{ratio.includes('/') && <><br /><bdi class="small soft" dir="ltr">{ratio}</bdi></>}</>;
}

function Entry({ frame, entry, mayRead }: { frame: Frame; entry: LedgerEntry; mayRead: boolean }) {
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
					{choice.kind !== 'none' && !mayRead && <p>{tellReasons(choice, names, lang, false).join(' ')}</p>}
					{mayRead && <Lines lang={lang} entry={entry} choice={choice} names={names} />}
				</section>
			))}
		</>
	);
}

function Lines({ lang, entry, choice, names }: { lang: Lang; entry: LedgerEntry; choice: ExplainedChoice; names: Names }) {
	const t = translator(ledgerWords, lang);
	return (
		<>
			{choice.kind !== 'none' && choice.payments.length > 0 && <Payments lang={lang} payments={choice.payments} names={names} />}
			{choice.standings.length > 0 && (
				<details>
					<summary>{t('levels')}</summary>
					<div class="scroll">
						<table class="plain small">
							<tbody>
								{choice.standings.map(({ topic, level, against }) => (
									<tr key={topic}>
										<th scope="row">{names.topic(topic)}</th>
										<td>{level === null ? tellAgainst(against, names, lang) : <Exact ratio={level} lang={lang} />}</td>
										<td><GradeLine lang={lang} entry={entry} topic={topic} names={names} /></td>
									</tr>
								))}
							</tbody>
						</table>
					</div>
				</details>
			)}
		</>
	);
}

function Payments({ lang, payments, names }: { lang: Lang; payments: ChoiceReasons['payments']; names: Names }) {
	const t = translator(ledgerWords, lang);
	return (
		<div class="scroll">
			<table class="plain">
				<caption>{t('payments')}</caption>
				<tbody><tr>{payments.map(({ city, paid }) => <td key={city}><span class="small">{names.city(city)}</span><br /><Exact ratio={paid} lang={lang} /></td>)}</tr></tbody>
			</table>
		</div>
	);
}

function GradeLine({ lang, entry, topic, names }: { lang: Lang; entry: LedgerEntry; topic: string; names: Names }) {
	const grades = translator(gradeWords, lang);
	return <>{supportersIn(entry.record.round, topic).map(([city, grade]) => `${names.city(city)} ${grades(`grade.${grade as GradeValue}`)}`).join(' · ')}</>;
}
