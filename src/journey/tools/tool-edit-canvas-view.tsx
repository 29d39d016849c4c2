import { directionOf, isolate, ownNames, translator, type Lang } from '#i18n/translator.ts';
import { Choices, Conflict, Done, Form, Refused, Select, Submit, TextArea, TextField, type Answered } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { countLines, linesOnPage } from './derive-canvas.ts';
import { fieldKinds, mostColumnName, mostHelp, mostName, mostRows } from './tool-edit-form.ts';
import { EditLinks } from './tool-edit-view.tsx';
import { toolEditWords } from './tool-edit-words.ts';
import type { CanvasField, Tool } from './tools.ts';

export interface CanvasSheet {
	tool: Tool;
	title: string;
	/** The language the others translate; new names are written in it. */
	source: Lang;
	version: number;
	/** Names of fields and columns, by block id. */
	names: Readonly<Record<string, string>>;
	/** What somebody saved meanwhile, and what the form would make of it, field by field in words. */
	conflict: { theirs: string; yours: string } | null;
}

export function CanvasPage({ frame, sheet, keyValue, answered, done, refused }: { frame: Frame; sheet: CanvasSheet; keyValue: string; answered: Answered; done?: string | undefined; refused?: string | undefined }) {
	const { lang } = frame;
	const { tool, title, source, version, names, conflict } = sheet;
	const t = translator(toolEditWords, lang);
	const lines = countLines(tool.canvas);
	const at = linkTo(frame, `/tools/${tool.id}`);
	return (
		<Layout frame={frame} title={t('canvasTitle', { title: isolate(title) })} lede={t('canvasLede')}>
			{(done === 'added' || done === 'saved') && <Done>{t(done)}</Done>}
			{refused && <Refused>{refused}</Refused>}
			{conflict && <Conflict lang={lang} texts={[{ label: t('canvas'), ...conflict }]} />}
			{tool.canvas.length > 0 && <p class={lines > linesOnPage ? 'note' : 'soft'}>{t('linesUsed', { n: lines, most: linesOnPage })} {lines > linesOnPage && t('tooLong')}</p>}
			<Form action={`${at}/canvas`} keyValue={keyValue} version={version} draft={`canvas-${tool.id}`} answered={answered}>
				{tool.canvas.length === 0 ? <p class="card">{t('noFields')}</p> : <h2>{t('fields')}</h2>}
				{tool.canvas.map((field, i) => <FieldRow key={field.id} field={field} place={i + 1} names={names} source={source} answered={answered} />)}
				<NewField source={source} answered={answered} />
				<Submit>{t('save')}</Submit>
			</Form>
			<p><a href={`${at}/text/${source}?part=canvas`}>{t('changeNames')}</a></p>
			<EditLinks frame={frame} tool={tool.id} here="canvas" />
		</Layout>
	);
}

function FieldRow({ field, place, names, source, answered }: { field: CanvasField; place: number; names: CanvasSheet['names']; source: Lang; answered: Answered }) {
	const { lang } = answered;
	const t = translator(toolEditWords, lang);
	const ticked = (name: string, value: string, now: boolean) => (answered.typed ? (answered.typed[name] ?? []).includes(value) : now);
	const foreign = source === lang ? {} : { lang: source, dir: directionOf(source) };
	return (
		<section class="card tight">
			<h3><span {...foreign}>{names[`field.${field.id}`] || field.id}</span> <span class="tag">{t(`kind.${field.kind}`)}</span></h3>
			<TextField name={`place.${field.id}`} type="number" mode="numeric" label={t('place')} value={place} answered={answered} />
			{field.kind !== 'line' && <TextField name={`rows.${field.id}`} type="number" mode="numeric" label={t('rows')} value={field.rows} max={mostRows} answered={answered} />}
			{field.kind === 'text' && <div class="choices"><label><input type="checkbox" name="half" value={field.id} checked={ticked('half', field.id, field.half)} /><span>{t('half')}</span></label></div>}
			{field.kind === 'table' && (
				<fieldset class="choices">
					<legend>{t('columnsOut')}</legend>
					{field.columns.map((column) => (
						<label key={column}><input type="checkbox" name="columnOut" value={`${field.id}.${column}`} checked={ticked('columnOut', `${field.id}.${column}`, false)} /> <span {...foreign}>{names[`column.${field.id}.${column}`] || column}</span></label>
					))}
				</fieldset>
			)}
			{field.kind === 'table' && <TextArea name={`columns.${field.id}`} label={t('columnsIn')} help={t('inSource', { lang: ownNames[source] })} rows={2} max={(mostColumnName + 2) * 6} optional answered={answered} />}
			<div class="choices"><label><input type="checkbox" name="out" value={field.id} checked={ticked('out', field.id, false)} /><span>{t('out')}</span></label></div>
		</section>
	);
}

function NewField({ source, answered }: { source: Lang; answered: Answered }) {
	const { lang } = answered;
	const t = translator(toolEditWords, lang);
	return (
		<section class="card tight">
			<h2>{t('newField')}</h2>
			<p class="soft small">{t('newFieldHelp')}</p>
			<Select name="newKind" label={t('kind')} optional options={fieldKinds.map((kind) => ({ value: kind as string, label: t(`kind.${kind}`) }))} answered={answered} />
			<TextField name="newName" label={t('name')} help={t('inSource', { lang: ownNames[source] })} max={mostName} optional answered={answered} />
			<TextArea name="newHelp" label={t('help')} rows={2} max={mostHelp} optional answered={answered} />
			<TextField name="newRows" type="number" mode="numeric" label={t('rows')} value={3} max={mostRows} answered={answered} />
			<Choices name="newHalf" many label={<span class="hidden">{t('half')}</span>} options={[{ value: 'yes', label: t('half') }]} answered={answered} />
			<TextArea name="newColumns" label={t('columns')} rows={3} max={(mostColumnName + 2) * 6} optional answered={answered} />
		</section>
	);
}

/** A canvas in words, a field a line: for two people to compare. */
export function tellCanvas(canvas: readonly CanvasField[], names: Readonly<Record<string, string>>, lang: Lang): string {
	const t = translator(toolEditWords, lang);
	return canvas.map((field, i) => {
		const columns = field.kind === 'table' ? `: ${field.columns.map((column) => names[`column.${field.id}.${column}`] ?? column).join(' | ')}` : '';
		return `${i + 1}. ${names[`field.${field.id}`] ?? field.id} (${t(`kind.${field.kind}`)}${field.kind === 'line' ? '' : ` ${field.rows}`}${field.kind === 'text' && field.half ? ' ½' : ''})${columns}`;
	}).join('\n');
}
