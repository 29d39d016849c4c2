/** For those who adapt the curriculum: what there is to do in which language, and taking over what Caravan brings meanwhile. */
import { Hono } from 'hono';
import { languages, type Lang } from '#i18n/translator.ts';
import { may } from '#journey/network/network.ts';
import type { InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import { chooseText } from '#journey/text/choose-text.ts';
import { countWork, type TextWork } from '#journey/text/count-work.ts';
import { listAllTexts } from '#journey/text/store.server.ts';
import type { Text } from '#journey/text/text.ts';
import { startingTools } from '#journey/tools/content.server.ts';
import { listTools } from '#journey/tools/store.server.ts';
import { canvasBlocks, toolBlocks } from '#journey/tools/tools.ts';
import { newId } from '#platform/id.ts';
import { linkTo } from '#ui/frame.ts';
import { page, statusOf } from '#ui/page.ts';
import { AdaptPage, type TextRow } from './adapt-view.tsx';
import { startingCurriculum } from './content.server.ts';
import { moduleBlocks } from './curriculum.ts';
import { findNew } from './find-new.ts';
import { takeOver } from './module-commands.server.ts';
import { readTakeOver } from './module-form.ts';
import { listModules } from './store.server.ts';

const at = '/:lang/curriculum/adapt';

export const adaptPages = new Hono<InsideEnv>()
	.get(at, (c) => showAdapt(c, 200))
	.post(at, async (c) => {
		const { db, actor, now } = c.get('inside');
		const reading = readTakeOver(await c.req.formData());
		if (!reading.ok) return showAdapt(c, 422);
		const outcome = await takeOver(db, actor, reading.value, now);
		return outcome.ok ? c.redirect(`${linkTo(c.get('frame'), '/curriculum/adapt')}?done=taken`, 303) : showAdapt(c, statusOf(outcome.problem));
	});

async function showAdapt(c: InsideContext, status: ReturnType<typeof statusOf> | 200) {
	const { db, network, actor } = c.get('inside');
	const frame = c.get('frame');
	if (!may(actor, 'editCurriculum')) return c.notFound();
	const [modules, tools] = [await listModules(db, network.id), await listTools(db, network.id)];
	const [moduleTexts, toolTexts] = [await listAllTexts(db, network.id, 'module'), await listAllTexts(db, network.id, 'tool')];
	const rows = [
		...modules.map(({ id, state }) => rowOf(id, 'curriculum', moduleTexts.filter(({ of }) => of === id), moduleBlocks, state === 'retired')),
		...tools.map(({ id, state, canvas }) => rowOf(id, 'tools', toolTexts.filter(({ of }) => of === id), [...toolBlocks, ...canvasBlocks(canvas)], state === 'retired')),
	].filter((row) => row !== null);
	const [curriculum, toolbox] = [startingCurriculum(), startingTools()];
	const brought = [...titlesOf(findNew(curriculum.modules, modules), curriculum.texts, frame.lang), ...titlesOf(findNew(toolbox.tools, tools), toolbox.texts, frame.lang)];
	const sheet = { rows, brought, onlyOpen: c.req.query('open') === '1' };
	return page(c, <AdaptPage frame={frame} sheet={sheet} keyValue={newId()} done={c.req.query('done')} refused={status !== 200} />, status);
}

function rowOf(id: string, place: TextRow['place'], texts: readonly Text[], blocks: readonly string[], isRetired: boolean): TextRow | null {
	const source = texts.find(({ isSource }) => isSource);
	if (!source) return null;
	const all = ['title', 'aim', ...blocks];
	const works = Object.fromEntries(languages.map((lang) => [lang, countWork(texts.find((text) => text.lang === lang), source, all)])) as Record<Lang, TextWork | null>;
	return { id, place, titles: texts, source: source.lang, isRetired, works };
}

function titlesOf(found: readonly { id: string }[], texts: readonly Text[], lang: Lang): string[] {
	return found.map(({ id }) => chooseText(texts.filter(({ of }) => of === id), lang)?.text.title ?? id);
}
