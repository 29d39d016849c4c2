import { showDate, type Day } from '#i18n/day.ts';
import { isolate, showList, textIn, translator, type Lang } from '#i18n/translator.ts';
import type { City } from '#journey/network/network.ts';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { Scroll } from '#ui/scroll.tsx';
import { totalPaid, type Lost, type Receipt } from './build-receipt.ts';
import { gradeWords } from './grade-words.ts';
import type { GradeValue, LedgerEntry, Quarter } from './quarter.ts';
import { namesIn, showPoints, tellAgainst, type Names } from './reasons-view.tsx';
import { receiptWords } from './receipt-words.ts';

export function ReceiptToCome({ frame, city, quarter }: { frame: Frame; city: Pick<City, 'names'>; quarter: Pick<Quarter, 'id' | 'number'> }) {
	const t = translator(receiptWords, frame.lang);
	return (
		<Layout frame={frame} title={t('title', { city: isolate(textIn(city.names, frame.lang).text) })}>
			<p class="card">{t('notYet')} <a href={linkTo(frame, `/quarters/${quarter.id}/choice`)}>{t('toChoice')}</a></p>
		</Layout>
	);
}

export function ReceiptPage({ frame, receipt, entry, mayTell }: { frame: Frame; receipt: Receipt; entry: LedgerEntry; mayTell: boolean }) {
	const { lang } = frame;
	const t = translator(receiptWords, lang);
	const names = namesIn(entry, lang);
	const city = names.city(receipt.city);
	const told = tellReceipt(receipt, entry, names, lang);
	return (
		<Layout frame={frame} title={t('title', { city })} kicker={t('kicker', { n: entry.number, day: showDate(entry.at.slice(0, 10) as Day, lang) })} lede={told.chosen}>
			<div class="two">
				<div class="stack">
					<section class="card">
						<h2>{t('asked', { city })}</h2>
						{told.heard && <p>{told.heard}</p>}
						{receipt.asked.length > 0 && <Asked lang={lang} receipt={receipt} names={names} />}
					</section>
					{receipt.heard !== 'absent' && (
						<section class="card">
							<h2>{t('lost')}</h2>
							{told.lost.map((sentence) => <p key={sentence}>{sentence}</p>)}
						</section>
					)}
				</div>
				<aside class="stack">
					{receipt.heard !== 'absent' && <Points lang={lang} receipt={receipt} names={names} />}
					<section class="card">
						<h2>{t('meanwhile')}</h2>
						{told.meanwhile.map((sentence) => <p key={sentence}>{sentence}</p>)}
						<p class="noprint"><a href={linkTo(frame, `/cities/${receipt.city}/guide`)}>{t('toGuide')}</a>{mayTell && <> · <a href={linkTo(frame, '/needs/new')}>{t('tellNeed')}</a></>} · <a href={linkTo(frame, `/quarters/${entry.quarter}/choice`)}>{t('toChoice')}</a></p>
					</section>
				</aside>
			</div>
			<section class="card noprint">
				<h2 id="paste">{t('paste')}</h2>
				<p class="small soft">{t('pasteHelp')} {t('print')}</p>
				<textarea readOnly rows={9} dir="auto" aria-labelledby="paste" value={textToPaste(receipt, entry, names, lang)} />
			</section>
		</Layout>
	);
}

function Asked({ lang, receipt, names }: { lang: Lang; receipt: Receipt; names: Names }) {
	const t = translator(receiptWords, lang);
	const grades = translator(gradeWords, lang);
	return (
		<Scroll label={t('topic')}>
			<table class="plain">
				<thead><tr><th scope="col">{t('topic')}</th><th scope="col">{t('asks')}</th><th scope="col">{t('became')}</th></tr></thead>
				<tbody>
					{receipt.asked.map(({ topic, grade, fate }) => (
						<tr key={topic}>
							<th scope="row">{names.topic(topic)}</th>
							<td>{grades(`grade.${grade}`)}</td>
							<td>{fate.kind === 'waits' ? t('fate.waits', { level: showPoints(fate.level, lang) }) : <>{t(`fate.${fate.kind}`)}{fate.kind === 'notYet' && <><br /><span class="small soft">{tellAgainst(fate.reasons, names, lang)}</span></>}</>}</td>
						</tr>
					))}
				</tbody>
			</table>
		</Scroll>
	);
}

function Points({ lang, receipt, names }: { lang: Lang; receipt: Receipt; names: Names }) {
	const t = translator(receiptWords, lang);
	return (
		<section class="card">
			<h2>{t('points')}</h2>
			<table class="plain">
				<tbody>
					<tr><th scope="row">{t('paid')}</th><td class="right">{showPoints(totalPaid(receipt), lang)}</td></tr>
					<tr><th scope="row">{t('clock')}</th><td class="right">{showPoints(receipt.clock, lang)}</td></tr>
					<tr><th scope="row">{t('spent')}</th><td class="right">{showPoints(receipt.spent, lang)}</td></tr>
					<tr><th scope="row">{t('holds', { city: names.city(receipt.city) })}</th><td class="right"><b>{showPoints(receipt.holds, lang)}</b></td></tr>
				</tbody>
			</table>
		</section>
	);
}

/** What a receipt says, as sentences that stand alone. */
function tellReceipt(receipt: Receipt, entry: LedgerEntry, names: Names, lang: Lang): { chosen: string; heard: string | null; lost: string[]; meanwhile: string[] } {
	const t = translator(receiptWords, lang);
	const chosen = t('chosen', { n: entry.number, topics: names.topics(receipt.heard === 'absent' ? chosenIn(entry) : receipt.paid.map(({ topic }) => topic)) });
	if (receipt.heard === 'absent') return { chosen, heard: t('absent'), lost: [], meanwhile: [t('guide')] };
	const { next } = receipt;
	return {
		chosen,
		heard: receipt.heard === 'silent' ? t('silent') : receipt.asked.length === 0 ? t('askedNothing') : null,
		lost: receipt.lost.length === 0 ? [t('allServed')] : receipt.lost.map((lost) => tellLost(lost, names, lang).join(' ')),
		meanwhile: [
			...(receipt.drySpell > 0 ? [t('dry', { n: receipt.drySpell })] : []),
			next ? t('next', { city: names.city(receipt.city), topic: names.topic(next.topic), level: showPoints(next.level, lang), clock: showPoints(receipt.clock, lang) }) : t('nextNone'),
			t('guide'),
		],
	};
}

function chosenIn(entry: LedgerEntry): string[] {
	return entry.record.decisions.flatMap((decision) => (decision.kind === 'none' ? [] : [decision.option]));
}

function tellLost(lost: Lost, names: Names, lang: Lang): string[] {
	const t = translator(receiptWords, lang);
	const grade = (value: number) => translator(gradeWords, lang)(`grade.${value as GradeValue}`);
	const wish = { topic: names.topic(lost.topic), grade: grade(lost.grade) };
	const { raise } = lost;
	const told = lost.fate.kind === 'notYet' ? [t('notNow', { ...wish, reasons: tellAgainst(lost.fate.reasons, names, lang) })] : [t('waits', wish)];
	if (lost.overridden && lost.fate.kind === 'waits') told.push(t('overridden'));
	else if (raise.kind === 'single') told.push(t('single', { n: raise.steps, cities: names.cities(raise.anyOf.map(({ voter }) => voter)) }));
	else if (raise.kind === 'several') told.push(t('several', { raises: showList(raise.raises.map(({ voter, from, to }) => t('raise', { city: names.city(voter), from: grade(from), to: grade(to) })), lang) }));
	else if (raise.kind === 'none') told.push(t('none'));
	told.push(lost.alike.length > 0 ? t('alike', { cities: names.cities(lost.alike) }) : t('alone'));
	return told;
}

/** The receipt as one text for a message: the same sentences, without a table. */
function textToPaste(receipt: Receipt, entry: LedgerEntry, names: Names, lang: Lang): string {
	const t = translator(receiptWords, lang);
	const { chosen, heard, lost, meanwhile } = tellReceipt(receipt, entry, names, lang);
	const city = names.city(receipt.city);
	const paid = receipt.heard === 'absent' ? [] : [t('paidLine', { city, paid: showPoints(totalPaid(receipt), lang), holds: showPoints(receipt.holds, lang) })];
	return [`${t('title', { city })}\n${chosen}`, [...(heard ? [heard] : []), ...paid].join(' '), lost.join(' '), meanwhile.join(' ')].filter(Boolean).join('\n\n');
}
