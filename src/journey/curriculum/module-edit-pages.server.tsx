/** What a module is beside its words: adding one, changing its facts, taking it out and putting it back. */
import { Hono } from 'hono';
import type { BadForm, Typed } from '#forms/read.ts';
import { words as formWords } from '#forms/words.ts';
import { showList, translator, type Lang } from '#i18n/translator.ts';
import { may } from '#journey/network/network.ts';
import type { Inside, InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import { textPages } from '#journey/text/edit-pages.server.tsx';
import type { TextPart } from '#journey/text/edit-view.tsx';
import { listTitles } from '#journey/text/store.server.ts';
import { listTools } from '#journey/tools/store.server.ts';
import { newId } from '#platform/id.ts';
import { answeredWith, type Answered } from '#ui/form.tsx';
import { linkTo } from '#ui/frame.ts';
import { page, statusOf } from '#ui/page.ts';
import { variants, type ModuleBlock, type ModuleId } from './curriculum.ts';
import { titleOf } from './curriculum-view.tsx';
import { addModule, editModule, retireModule, type ChangeModule } from './module-commands.server.ts';
import { readModuleFacts, readModuleState, readNewModule } from './module-form.ts';
import { ModuleFactsPage, NewModulePage, type Choosable } from './module-form-view.tsx';
import { labelOf } from './module-view.tsx';
import { moduleWords } from './module-words.ts';
import { findModule, listModules } from './store.server.ts';
import { listWaitingTopics } from './topic-link-store.server.ts';
import { variantWords } from './variant-words.ts';
import { words } from './words.ts';

const facts = '/:lang/curriculum/:module/facts';

export const moduleEditPages = new Hono<InsideEnv>()
	.get('/:lang/curriculum/new', (c) => showNew(c))
	.post('/:lang/curriculum/new', async (c) => {
		const { db, actor, now } = c.get('inside');
		const reading = readNewModule(await c.req.formData());
		if (!reading.ok) return showNew(c, { bad: reading });
		const outcome = await addModule(db, actor, reading.value, now);
		return outcome.ok ? c.redirect(`${linkTo(c.get('frame'), `/curriculum/${outcome.module}`)}?done=added`, 303) : showNew(c, { typed: reading.typed, refused: outcome });
	})
	.get(facts, (c) => showFacts(c))
	.post(facts, async (c) => {
		const { db, actor, now } = c.get('inside');
		const module = c.req.param('module') as ModuleId;
		const reading = readModuleFacts(await c.req.formData());
		if (!reading.ok) return showFacts(c, { bad: reading });
		const outcome = await editModule(db, actor, { ...reading.value, module }, now);
		return outcome.ok ? c.redirect(`${linkTo(c.get('frame'), `/curriculum/${module}`)}?done=saved`, 303) : showFacts(c, { typed: reading.typed, refused: outcome });
	})
	.post('/:lang/curriculum/:module/retire', async (c) => {
		const { db, actor, now } = c.get('inside');
		const module = c.req.param('module') as ModuleId;
		const reading = readModuleState(await c.req.formData());
		if (!reading.ok) return showFacts(c, { bad: reading, retiring: true });
		const outcome = await retireModule(db, actor, { ...reading.value, module }, now);
		return outcome.ok ? c.redirect(`${linkTo(c.get('frame'), `/curriculum/${module}`)}?done=saved`, 303) : showFacts(c, { typed: reading.typed, refused: outcome, retiring: true });
	})
	.route('/', textPages({ kind: 'module', place: 'curriculum', findParts, links: (id, lang) => [{ path: `/curriculum/${id}/facts`, label: translator(words, lang)('changeFacts') }] }));

interface Back {
	bad?: BadForm;
	typed?: Typed;
	refused?: Extract<ChangeModule, { ok: false }>;
	retiring?: boolean;
}

async function listChoosable({ db, network }: Inside): Promise<Choosable> {
	const titles = { modules: await listTitles(db, network.id, 'module'), tools: await listTitles(db, network.id, 'tool') };
	return { modules: await listModules(db, network.id), tools: await listTools(db, network.id), titles };
}

/** The sentence of a refusal; an edit against an old version and a ring have their own places on the page. */
function tellRefusal({ refused }: Back, lang: Lang): string | undefined {
	return !refused || refused.problem === 'editedMeanwhile' || refused.problem === 'cycle' ? undefined : translator(formWords, lang)(refused.problem);
}

/** The form as it came back; a ring is a problem of the prerequisites and names its modules. */
function answeredBy({ bad, typed, refused }: Back, { titles }: Choosable, lang: Lang): Answered {
	if (refused?.problem !== 'cycle' || !typed) return answeredWith(lang, bad ?? (typed && { typed }));
	const modules = showList(refused.cycle.map((id) => titleOf(id, titles.modules, lang)), lang);
	return answeredWith(lang, { typed, fields: [{ field: 'after', problem: 'cycle' }] }, (problem) => (problem === 'cycle' ? translator(moduleWords, lang)('cycle', { modules }) : undefined));
}

async function showNew(c: InsideContext, back: Back = {}) {
	const inside = c.get('inside');
	const frame = c.get('frame');
	if (!may(inside.actor, 'editCurriculum')) return c.notFound();
	const from = await listChoosable(inside);
	const topics = await listWaitingTopics(inside.db, inside.network.id);
	const answered = answeredBy(back, from, frame.lang);
	const topic = topics.find(({ id }) => id === c.req.query('topic'))?.id ?? null;
	return page(c, <NewModulePage frame={frame} from={from} topics={topics} topic={topic} keyValue={newId()} answered={answered} refused={tellRefusal(back, frame.lang)} />, back.refused ? statusOf(back.refused.problem) : back.bad ? 422 : 200);
}

async function showFacts(c: InsideContext, back: Back = {}) {
	const inside = c.get('inside');
	const frame = c.get('frame');
	if (!may(inside.actor, 'editCurriculum')) return c.notFound();
	const from = await listChoosable(inside);
	const module = from.modules.find(({ id }) => id === c.req.param('module'));
	if (!module) return c.notFound();
	const { bad, refused, retiring = false } = back;
	const typed = bad?.typed ?? back.typed;
	const theirs = refused?.problem === 'editedMeanwhile' ? refused.theirs : undefined;
	// A form that comes back for its fields is still filled against the version it was drawn for.
	const said = typed?.['version']?.[0] ?? '';
	const version = !theirs && /^\d{1,9}$/.test(said) ? Number(said) : module.version;
	const answered = answeredBy(back, from, frame.lang);
	return page(c, <ModuleFactsPage frame={frame} module={module} version={version} from={from} keys={[newId(), newId()]} answered={answered} retiring={retiring} theirs={theirs} refused={tellRefusal(back, frame.lang)} />, refused ? statusOf(refused.problem) : bad ? 422 : 200);
}

/** Rows of the box a block is typed into: a reading is long, what to bring is not. */
const rowsOf: Readonly<Partial<Record<ModuleBlock, number>>> = { who: 3, plan: 6, reflection: 4, questions: 4, session: 8, sources: 5 };

/** The parts a module is written in: what it is about, each variant, and the event. */
async function findParts({ db, network }: Inside, id: string, lang: Lang): Promise<readonly TextPart[] | null> {
	if (!(await findModule(db, network.id, id as ModuleId))) return null;
	const t = translator(words, lang);
	const field = (block: ModuleBlock) => ({ id: block, label: labelOf(block, lang), rows: rowsOf[block] ?? (block.endsWith('-bring') ? 3 : 12) });
	return [
		{ id: 'about', label: t('objective'), blocks: (['who', 'plan'] as const).map(field) },
		...variants.map((variant) => ({ id: variant, label: translator(variantWords, lang)(variant), blocks: (['reading', 'exercise', 'bring'] as const).map((part) => field(`${variant}-${part}`)) })),
		{ id: 'event', label: t('event'), blocks: (['reflection', 'questions', 'session', 'sources'] as const).map(field) },
	];
}
