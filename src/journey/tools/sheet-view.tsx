/** A sheet in its city's own form, or as the network reads it. */
import type { ComponentChildren } from 'preact';
import type { Typed } from '#forms/read.ts';
import { showInstant } from '#i18n/day.ts';
import { isolate, languages, ownNames, textIn, translator } from '#i18n/translator.ts';
import { stepWords } from '#journey/network/step-words.ts';
import { Prose, TextLabel } from '#journey/text/text-view.tsx';
import { answeredWith, Conflict, Done, Form, Refused, Select, Submit, TextArea, TextField, type Answered, type CameBack } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { Canvas, Label } from './canvas-view.tsx';
import { languageOf } from './derive-tool-text.ts';
import { findEarlier, isSame, mergeEdits, tableIn, wordsIn } from './merge-values.ts';
import { cellName, mostCell, mostLine, mostRows, mostText, mostTitle, nameOf, readEarlier, type SheetReading } from './sheet-form.ts';
import { sheetChannels, type OpenSheet, type SaveSheet, type SheetWords } from './sheet.ts';
import { sheetWords } from './sheet-words.ts';
import { textOf, type CanvasField } from './tools.ts';
import { words } from './words.ts';

type Edited = Extract<SaveSheet, { problem: 'editedMeanwhile' }>;

/** What a form that came back is drawn with. */
export interface SheetAnswer {
	bad?: CameBack;
	/** Somebody was faster: what they saved, and what was said here. */
	conflict?: { theirs: Edited; yours: SheetReading };
	/** A refusal in words, of the form or of the sharing. */
	refused?: string;
}

export interface SheetView {
	frame: Frame;
	open: OpenSheet;
	keyValue: string;
	/** A key of its own for the sharing, which is another form. */
	shareKey: string;
	done: string | undefined;
	answer: SheetAnswer;
}

export function FillPage({ frame, open, keyValue, shareKey, done, answer }: SheetView) {
	const { lang } = frame;
	const { tool, text, city, sheet, from } = open;
	const t = translator(sheetWords, lang);
	const name = isolate(textIn(city.names, lang).text);
	return (
		<Layout frame={frame} kicker={sheet?.title ? `${text.title} · ${name}` : name} title={sheet?.title || text.title} lede={t('fillLede')}>
			{done === 'saved' && sheet && <Done>{t('saved', { n: sheet.version })}</Done>}
			{done === 'kept' && <p class="sync phone" role="status"><i /><span>{t('keptOnPhone')}</span></p>}
			{(done === 'shared' || done === 'unshared') && <Done>{t(done === 'shared' ? 'done.shared' : 'done.kept')}</Done>}
			{answer.refused && <Refused>{answer.refused}</Refused>}
			{answer.conflict && <BothTexts open={open} conflict={answer.conflict} frame={frame} />}
			{from && <p class="note">{t('fromVersion', { n: from.version })}</p>}
			<TextLabel state={text.state} older={text.older.length > 0} lang={text.lang} source={text.source} page={lang} />
			{sheet && <p class={open.place === 'phone' ? 'sync phone small' : 'sync small'}><i /><span>{t(`place.${open.place}`)}{open.place === 'network' && ` · ${t('versionN', { n: sheet.version })}`} · {open.by ? t('savedBy', { name: isolate(open.by), when: showInstant(sheet.at, city.zone, lang) }) : showInstant(sheet.at, city.zone, lang)}{sheet.channel !== 'app' && ` · ${translator(stepWords, lang)(`channel.${sheet.channel}`)}`}</span></p>}
			{text.html.steps && <details><summary>{translator(words, lang)('steps')}</summary><Prose html={text.html.steps} lang={languageOf(text, 'steps')} page={lang} /></details>}
			<SheetForm frame={frame} open={open} keyValue={keyValue} answer={answer} />
			{sheet && <Earlier open={open} frame={frame} />}
			{sheet && <Reading frame={frame} open={open} keyValue={shareKey} />}
			<p class="row">
				{sheet && <a href={linkTo(frame, `/cities/${city.id}/sheets/${sheet.id}/print`)}>{t('print')}</a>}
				{sheet && <a href={linkTo(frame, `/cities/${city.id}/tools/${encodeURIComponent(tool.id)}/fill`)}>{t('another')}</a>}
				<a href={linkTo(frame, `/tools/${encodeURIComponent(tool.id)}`)}>{t('aboutTool')}</a>
			</p>
		</Layout>
	);
}

/** Where both wrote into one box, both texts; the form below holds the reader's, and theirs where the reader wrote nothing new. */
function BothTexts({ frame, open: { tool, text, city, sheet }, conflict: { theirs, yours } }: { frame: Frame; open: OpenSheet; conflict: NonNullable<SheetAnswer['conflict']> }) {
	const { lang } = frame;
	const t = translator(sheetWords, lang);
	const shown = mergeEdits(theirs.before, theirs.theirs, yours);
	const fields = tool.canvas.filter(({ id }) => !isSame(shown.values[id], theirs.theirs.values[id]));
	return (
		<div class="tight">
			<Conflict lang={lang} texts={[
				{ label: t('title'), theirs: theirs.theirs.title, yours: shown.title },
				...fields.map(({ id }) => ({ label: text.labels[`field.${id}`] ?? id, theirs: textOf(theirs.theirs.values[id]), yours: textOf(yours.values[id]) })),
			]} />
			<p class="note small">{t('theirsElsewhere')} {sheet && <a href={linkTo(frame, `/cities/${city.id}/sheets/${sheet.id}`)}>{t('takeTheirs')}</a>}</p>
		</div>
	);
}

function SheetForm({ frame, open, keyValue, answer }: Pick<SheetView, 'frame' | 'open' | 'keyValue' | 'answer'>) {
	const { lang } = frame;
	const { tool, city, sheet, from, place } = open;
	const t = translator(sheetWords, lang);
	const { bad, conflict } = answer;
	const answered = answeredWith(lang, bad, (problem) => (problem === 'nothingYet' ? t('nothingYet') : undefined));
	const shown: SheetWords = conflict ? mergeEdits(conflict.theirs.before, conflict.theirs.theirs, conflict.yours) : (from ?? sheet ?? { title: '', values: {} });
	const version = conflict ? conflict.theirs.version : (Number(bad?.typed['version']?.[0] ?? sheet?.version) || 0);
	const after = conflict ? null : bad ? bad.typed['after']?.[0] : place === 'phone' ? sheet?.form : null;
	const written = conflict?.yours.lang ?? sheet?.lang ?? (city.languages.includes(lang) ? lang : (city.languages[0] ?? lang));
	// Words the reader typed before their field was taken out: there is no box for them any more, and they come along.
	const earlier = conflict ? findEarlier(conflict.yours.values, tool.canvas) : bad ? readEarlier(bad.typed, tool.canvas) : {};
	const at = sheet ? `/cities/${city.id}/sheets/${sheet.id}` : `/cities/${city.id}/tools/${encodeURIComponent(tool.id)}/fill`;
	return (
		<Form action={linkTo(frame, at)} keyValue={keyValue} version={Number.isSafeInteger(version) ? version : 0} draft={from ? `sheet-${from.version}` : 'sheet'} answered={answered} class="card">
			{after && <input type="hidden" name="after" value={after} />}
			{sheet?.shared && <input type="hidden" name="seen" value="shared" />}
			{Object.entries(earlier).map(([id, said]) => <input key={id} type="hidden" name={`text-${id}`} value={said} />)}
			<TextField name="title" label={t('title')} help={t('titleHelp')} value={shown.title} max={mostTitle} optional answered={answered} />
			{tool.canvas.map((field) => <FieldInput key={field.id} field={field} open={open} shown={shown} answered={answered} frame={frame} />)}
			<Select name="lang" label={t('lang')} value={written} options={languages.map((value) => ({ value: value as string, label: ownNames[value] }))} answered={answered} />
			<Select name="channel" label={t('channel')} value={conflict?.yours.channel ?? sheet?.channel ?? 'app'} options={sheetChannels.map((value) => ({ value: value as string, label: translator(stepWords, lang)(`channel.${value}`) }))} answered={answered} />
			<Submit>{t('save')}</Submit>
		</Form>
	);
}

function FieldInput({ field, open: { text }, shown, answered, frame: { lang } }: { field: CanvasField; open: OpenSheet; shown: SheetWords; answered: Answered; frame: Frame }) {
	const label = <Label text={text} of={`field.${field.id}`} page={lang} />;
	const help = text.labels[`help.${field.id}`] && <Label text={text} of={`help.${field.id}`} page={lang} />;
	if (field.kind === 'line') return <TextField name={nameOf(field)} label={label} help={help} value={wordsIn(shown.values, field.id)} max={mostLine} optional answered={answered} />;
	if (field.kind === 'text') return <TextArea name={nameOf(field)} label={label} help={help} value={wordsIn(shown.values, field.id)} rows={Math.min(8, field.rows)} max={mostText} optional answered={answered} />;
	return <TableInput field={field} text={text} lang={lang} label={label} help={help} rows={tableIn(shown.values, field)} answered={answered} />;
}

/** Empty rows that stand open after those that are filled. */
const openRows = 2;

function TableInput({ field, text, lang, label, help, rows, answered }: Pick<OpenSheet, 'text'> & { field: CanvasField & { kind: 'table' }; lang: Frame['lang']; label: ComponentChildren; help: ComponentChildren; rows: readonly Readonly<Record<string, string>>[]; answered: Answered }) {
	const t = translator(sheetWords, lang);
	const used = Math.max(rows.length, countTyped(field, answered.typed));
	const open = Math.min(mostRows, used + openRows);
	const all = Math.min(mostRows, Math.max(open + openRows, field.rows));
	const row = (i: number) => (
		<div key={i} class="cells" role="group" aria-label={t('row', { n: i + 1 })}>
			<span class="small soft" aria-hidden="true">{t('row', { n: i + 1 })}</span>
			{field.columns.map((column) => <TextField key={column} name={cellName(field, i, column)} label={<Label text={text} of={`column.${field.id}.${column}`} page={lang} />} value={rows[i]?.[column]} max={mostCell} optional answered={answered} />)}
		</div>
	);
	return (
		<fieldset class="sheet" aria-describedby={help ? `${nameOf(field)}-help` : undefined}>
			<legend>{label}</legend>
			{help && <p class="soft small" id={`${nameOf(field)}-help`}>{help}</p>}
			{Array.from({ length: open }, (_, i) => row(i))}
			{all > open && <details><summary>{t('moreRows')}</summary><div class="tight">{Array.from({ length: all - open }, (_, i) => row(open + i))}</div></details>}
		</fieldset>
	);
}

/** How many rows somebody typed into, up to the last one. */
function countTyped(field: CanvasField & { kind: 'table' }, typed: Typed | undefined): number {
	if (!typed) return 0;
	for (let row = mostRows; row > 0; row--) if (field.columns.some((column) => typed[cellName(field, row - 1, column)]?.[0])) return row;
	return 0;
}

/** Words the tool has no box for any more. */
function Earlier({ open: { tool, sheet }, frame: { lang } }: { open: Pick<OpenSheet, 'tool' | 'sheet'>; frame: Frame }) {
	const t = translator(sheetWords, lang);
	const earlier = sheet ? Object.entries(findEarlier(sheet.values, tool.canvas)) : [];
	if (!sheet || earlier.length === 0) return null;
	return (
		<section class="card">
			<h2>{t('earlier')}</h2>
			<p class="small soft">{t('earlierHelp')}</p>
			{earlier.map(([id, said]) => <blockquote key={id} lang={sheet.lang} dir="auto">{said}</blockquote>)}
		</section>
	);
}

/** Who reads the sheet, and its earlier versions: both of the network, so neither without a line. */
function Reading({ frame, open, keyValue }: { frame: Frame; open: OpenSheet; keyValue: string }) {
	const { lang } = frame;
	const { city, sheet, versions, mayShare } = open;
	const t = translator(sheetWords, lang);
	if (!sheet) return null;
	const at = `/cities/${city.id}/sheets/${sheet.id}`;
	const name = isolate(textIn(city.names, lang).text);
	return (
		<>
			<section class="card">
				<h2>{t('whoReads')}</h2>
				<p>{t(sheet.shared ? 'sharedNow' : 'keptNow', { city: name })}</p>
				{frame.offline ? <p class="small soft">{t('shareNeedsLine')}</p> : mayShare ? (
					<Form action={linkTo(frame, `${at}/share`)} keyValue={keyValue} version={sheet.version}>
						<input type="hidden" name="shared" value={sheet.shared ? 'no' : 'yes'} />
						<Submit quiet>{t(sheet.shared ? 'takeBack' : 'share')}</Submit>
					</Form>
				) : <p class="small soft">{t('coordinatorShares')}</p>}
			</section>
			{versions.length > 0 && (
				<section class="card">
					<h2>{t('versions')}</h2>
					<ul class="rows">
						{versions.map(({ version, by, at: saved }) => (
							<li key={version}><a href={linkTo(frame, `${at}/versions/${version}`)}>{t('versionN', { n: version })}</a><span class="small soft">{t('savedBy', { name: isolate(by), when: showInstant(saved, city.zone, lang) })}</span></li>
						))}
					</ul>
				</section>
			)}
		</>
	);
}

/** A sheet another city shares, or an earlier version of one's own: to read. */
export function ReadPage({ frame, open: { tool, text, city, sheet, by }, version }: { frame: Frame; open: OpenSheet; version?: number }) {
	const { lang } = frame;
	const t = translator(sheetWords, lang);
	if (!sheet) return null;
	const at = `/cities/${city.id}/sheets/${sheet.id}`;
	const saved = t('savedBy', { name: isolate(by), when: showInstant(sheet.at, city.zone, lang) });
	return (
		<Layout frame={frame} kicker={sheet.title ? text.title : undefined} title={sheet.title || text.title} lede={t('filledBy', { city: isolate(textIn(city.names, lang).text) })}>
			<p class="small soft">{version ? `${t('versionN', { n: version })} · ` : ''}{saved} {sheet.lang !== lang && <span class="tag" lang={sheet.lang}>{ownNames[sheet.lang]}</span>}</p>
			<Canvas canvas={tool.canvas} text={text} page={lang} values={sheet.values} written={sheet.lang} heading="h2" />
			<Earlier open={{ tool, sheet }} frame={frame} />
			<p class="row">
				{version ? <><a class="do" href={`${linkTo(frame, at)}?from=${version}`}>{t('bringBack')}</a> <a href={linkTo(frame, at)}>{t('toSheet')}</a></> : <a href={linkTo(frame, `${at}/print`)}>{t('print')}</a>}
				<a href={linkTo(frame, `/tools/${encodeURIComponent(tool.id)}`)}>{t('aboutTool')}</a>
			</p>
		</Layout>
	);
}
