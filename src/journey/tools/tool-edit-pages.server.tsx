/** Tools as the Lead Expert changes them: adding one, its facts, the fields of its canvas, its words, taking it out. */
import { Hono } from 'hono';
import type { BadForm, Typed } from '#forms/read.ts';
import { words as formWords } from '#forms/words.ts';
import { translator, type Lang } from '#i18n/translator.ts';
import { may } from '#journey/network/network.ts';
import type { Inside, InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import { textPages } from '#journey/text/edit-pages.server.tsx';
import type { BlockField, TextPart } from '#journey/text/edit-view.tsx';
import { listTexts } from '#journey/text/store.server.ts';
import { newId } from '#platform/id.ts';
import { answeredWith, type Answered } from '#ui/form.tsx';
import { linkTo } from '#ui/frame.ts';
import { page, statusOf } from '#ui/page.ts';
import { deriveCanvas, type SaidCanvas } from './derive-canvas.ts';
import { findTool } from './store.server.ts';
import { addTool, changeCanvas, editTool, retireTool, type ChangeTool } from './tool-edit-commands.server.ts';
import { CanvasPage, tellCanvas } from './tool-edit-canvas-view.tsx';
import { mostColumnName, mostName, readCanvas, readNewTool, readToolFacts, readToolState } from './tool-edit-form.ts';
import { NewToolPage, ToolFactsPage } from './tool-edit-view.tsx';
import { toolEditWords } from './tool-edit-words.ts';
import { toolBlocks, type CanvasField, type ToolBlock, type ToolId } from './tools.ts';

const facts = '/:lang/tools/:tool/facts';
const canvas = '/:lang/tools/:tool/canvas';

export const toolEditPages = new Hono<InsideEnv>()
	.get('/:lang/tools/new', (c) => showNew(c))
	.post('/:lang/tools/new', async (c) => {
		const { db, actor, now } = c.get('inside');
		const reading = readNewTool(await c.req.formData());
		if (!reading.ok) return showNew(c, { bad: reading });
		const outcome = await addTool(db, actor, reading.value, now);
		return outcome.ok ? c.redirect(`${linkTo(c.get('frame'), `/tools/${outcome.tool}`)}/canvas?done=added`, 303) : showNew(c, { typed: reading.typed, refused: outcome });
	})
	.get(facts, (c) => showFacts(c))
	.post(facts, async (c) => {
		const { db, actor, now } = c.get('inside');
		const reading = readToolFacts(await c.req.formData());
		if (!reading.ok) return showFacts(c, { bad: reading });
		const outcome = await editTool(db, actor, { ...reading.value, tool: toolIn(c) }, now);
		return outcome.ok ? c.redirect(`${c.req.path}?done=saved`, 303) : showFacts(c, { typed: reading.typed, refused: outcome });
	})
	.post('/:lang/tools/:tool/retire', async (c) => {
		const { db, actor, now } = c.get('inside');
		const reading = readToolState(await c.req.formData());
		if (!reading.ok) return showFacts(c, { bad: reading, retiring: true });
		const outcome = await retireTool(db, actor, { ...reading.value, tool: toolIn(c) }, now);
		return outcome.ok ? c.redirect(`${linkTo(c.get('frame'), `/tools/${outcome.tool}`)}/facts?done=saved`, 303) : showFacts(c, { typed: reading.typed, refused: outcome, retiring: true });
	})
	.get(canvas, (c) => showCanvas(c))
	.post(canvas, async (c) => {
		const { db, actor, network, now } = c.get('inside');
		const tool = may(actor, 'editCurriculum') ? await findTool(db, network.id, toolIn(c)) : null;
		if (!tool) return c.notFound();
		const reading = readCanvas(await c.req.formData(), tool.canvas);
		if (!reading.ok) return showCanvas(c, { bad: reading });
		const outcome = await changeCanvas(db, actor, { ...reading.value, tool: tool.id }, now);
		return outcome.ok ? c.redirect(`${c.req.path}?done=saved`, 303) : showCanvas(c, { typed: reading.typed, refused: outcome, said: reading.value });
	})
	.route('/', textPages({ kind: 'tool', place: 'tools', findParts, links: linksOf }));

interface Back {
	bad?: BadForm;
	typed?: Typed;
	refused?: Extract<ChangeTool, { ok: false }>;
	retiring?: boolean;
	said?: SaidCanvas;
}

function toolIn(c: InsideContext): ToolId {
	return c.req.param('tool') as ToolId;
}

function explainIn(lang: Lang): Answered['explain'] {
	return (problem) => (`problem.${problem}` in toolEditWords.en ? translator(toolEditWords, lang)(`problem.${problem}` as 'problem.noColumns') : undefined);
}

/** A refusal that is no field's, in words. */
function tellRefusal({ refused }: Back, lang: Lang): string | undefined {
	if (!refused || refused.problem === 'editedMeanwhile' || 'field' in refused) return undefined;
	return refused.problem === 'manyFields' ? translator(toolEditWords, lang)('problem.manyFields') : translator(formWords, lang)(refused.problem);
}

/** The form as it came back; a table that is left without columns, or with too many, is a problem of its field. */
function answeredBy({ bad, typed, refused }: Back, lang: Lang): Answered {
	const fields = refused && 'field' in refused ? [{ field: `columns.${refused.field}`, problem: refused.problem }] : undefined;
	return answeredWith(lang, bad ?? (typed && { typed, fields }), explainIn(lang));
}

function statusFor({ bad, refused }: Back) {
	return refused ? ('field' in refused ? 422 : statusOf(refused.problem)) : bad ? 422 : 200;
}

/** A form that comes back for its fields is still filled against the version it was drawn for; after a conflict, against what stands. */
function versionFor({ bad, typed, refused }: Back, standing: number): number {
	const said = (bad?.typed ?? typed)?.['version']?.[0] ?? '';
	return refused?.problem !== 'editedMeanwhile' && /^\d{1,9}$/.test(said) ? Number(said) : standing;
}

async function showNew(c: InsideContext, back: Back = {}) {
	const { actor } = c.get('inside');
	const { lang } = c.get('frame');
	if (!may(actor, 'editCurriculum')) return c.notFound();
	return page(c, <NewToolPage frame={c.get('frame')} keyValue={newId()} answered={answeredBy(back, lang)} refused={tellRefusal(back, lang)} />, statusFor(back));
}

/** The tool with its title and the names of its fields, for those who may change it. */
async function findEdited(c: InsideContext) {
	const { db, network, actor } = c.get('inside');
	const tool = may(actor, 'editCurriculum') ? await findTool(db, network.id, toolIn(c)) : null;
	if (!tool) return null;
	const texts = await listTexts(db, network.id, 'tool', [tool.id], [c.get('frame').lang]);
	const source = texts.find(({ isSource }) => isSource);
	return { tool, source: source?.lang ?? 'en', names: source?.blocks ?? {}, title: (texts.find(({ lang }) => lang === c.get('frame').lang) ?? source)?.title ?? tool.id };
}

async function showFacts(c: InsideContext, back: Back = {}) {
	const found = await findEdited(c);
	const { lang } = c.get('frame');
	if (!found) return c.notFound();
	const theirs = back.refused?.problem === 'editedMeanwhile' ? back.refused.theirs : undefined;
	const status = statusFor(back);
	return page(c, <ToolFactsPage frame={c.get('frame')} tool={found.tool} title={found.title} version={versionFor(back, found.tool.version)} keys={[newId(), newId()]} answered={answeredBy(back, lang)} retiring={back.retiring ?? false} theirs={theirs} refused={tellRefusal(back, lang)} done={status === 200 && c.req.query('done') !== undefined} />, status);
}

async function showCanvas(c: InsideContext, back: Back = {}) {
	const found = await findEdited(c);
	const { lang } = c.get('frame');
	if (!found) return c.notFound();
	const { tool, names } = found;
	const yours = back.refused?.problem === 'editedMeanwhile' && back.said ? deriveCanvas(tool.canvas, back.said, newId) : null;
	const conflict = yours && { theirs: tellCanvas(tool.canvas, names, lang), yours: yours.ok ? tellCanvas(yours.canvas, { ...names, ...yours.words }, lang) : '' };
	const status = statusFor(back);
	const sheet = { ...found, version: versionFor(back, tool.version), conflict };
	return page(c, <CanvasPage frame={c.get('frame')} sheet={sheet} keyValue={newId()} answered={answeredBy(back, lang)} done={status === 200 ? c.req.query('done') : undefined} refused={tellRefusal(back, lang)} />, status);
}

function linksOf(id: string, lang: Lang) {
	const t = translator(toolEditWords, lang);
	return [{ path: `/tools/${id}/facts`, label: t('changeFacts') }, { path: `/tools/${id}/canvas`, label: t('changeCanvas') }];
}

/** Rows of the box a block is typed into. */
const rowsOf: Record<ToolBlock, number> = { when: 3, needs: 4, steps: 7, plan: 4, sources: 3, example: 2 };

/** The parts a tool's words are written in: what it is for, the fields, and the filled example. */
async function findParts({ db, network }: Inside, id: string, lang: Lang): Promise<readonly TextPart[] | null> {
	const tool = await findTool(db, network.id, id as ToolId);
	if (!tool) return null;
	const texts = await listTexts(db, network.id, 'tool', [tool.id], [lang]);
	const names = { ...texts.find(({ isSource }) => isSource)?.blocks, ...texts.find((text) => text.lang === lang)?.blocks };
	const t = translator(toolEditWords, lang);
	const block = (of: ToolBlock): BlockField => ({ id: of, label: t(`block.${of}`), rows: rowsOf[of] });
	return [
		{ id: 'about', label: t('part.about'), blocks: toolBlocks.filter((of) => of !== 'example').map(block) },
		{ id: 'canvas', label: t('part.canvas'), blocks: tool.canvas.flatMap((field) => fieldBlocks(field, names, lang)) },
		{ id: 'example', label: t('part.example'), blocks: [block('example'), ...tool.canvas.map((field): BlockField => {
			const name = names[`field.${field.id}`] ?? field.id;
			return { id: `example.${field.id}`, label: t(field.kind === 'table' ? 'block.filledTable' : 'block.filled', { name }), rows: field.kind === 'line' ? 1 : 4 };
		})] },
	];
}

/** The words of one field: its name, its help and its columns. */
function fieldBlocks(field: CanvasField, names: Readonly<Record<string, string>>, lang: Lang): BlockField[] {
	const t = translator(toolEditWords, lang);
	const name = names[`field.${field.id}`] ?? field.id;
	return [
		{ id: `field.${field.id}`, label: t('block.field', { name }), rows: 1, most: mostName },
		{ id: `help.${field.id}`, label: t('block.help', { name }), rows: 2 },
		...(field.kind === 'table' ? field.columns.map((column) => ({ id: `column.${field.id}.${column}`, label: t('block.column', { name, column: names[`column.${field.id}.${column}`] ?? column }), rows: 1, most: mostColumnName })) : []),
	];
}
