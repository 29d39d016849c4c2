/** Local examples of a module: reading them, telling one from one's own city, changing it and taking it back. */
import { Hono } from 'hono';
import type { BadForm, Typed } from '#forms/read.ts';
import { words as formWords } from '#forms/words.ts';
import { translator, type Lang } from '#i18n/translator.ts';
import { citiesOf, may, type Actor, type CityId } from '#journey/network/network.ts';
import { listCities } from '#journey/network/store.server.ts';
import type { InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import { chooseText } from '#journey/text/choose-text.ts';
import { listTitles } from '#journey/text/store.server.ts';
import { newId } from '#platform/id.ts';
import { answeredWith } from '#ui/form.tsx';
import { linkTo } from '#ui/frame.ts';
import { page, statusOf } from '#ui/page.ts';
import type { ModuleId } from './curriculum.ts';
import { changeExample, tellExample, withdrawExample, type TellExample } from './example-commands.server.ts';
import { readChangedExample, readExample, readWithdrawal } from './example-form.ts';
import type { ExampleId } from './example.ts';
import { findExample, listExamples } from './example-store.server.ts';
import { ChangeExample, Examples } from './example-view.tsx';
import { findModule } from './store.server.ts';

const all = '/:lang/curriculum/:module/examples';
const one = `${all}/:example` as const;
/** Examples on one page: at their longest about as much as a phone on a slow line should be sent at once. */
const mostShown = 8;

export const examplePages = new Hono<InsideEnv>()
	.get(all, (c) => showAll(c))
	.post(all, async (c) => {
		const { db, actor, now } = c.get('inside');
		const module = c.req.param('module') as ModuleId;
		const reading = readExample(await c.req.formData());
		if (!reading.ok) return showAll(c, { bad: reading });
		const outcome = await tellExample(db, actor, { ...reading.value, module }, now);
		return outcome.ok ? c.redirect(`${listAt(c)}?done=told`, 303) : showAll(c, { typed: reading.typed, refused: outcome });
	})
	.get(one, (c) => showOne(c))
	.post(one, async (c) => {
		const { db, actor, now } = c.get('inside');
		const reading = readChangedExample(await c.req.formData());
		if (!reading.ok) return showOne(c, { bad: reading });
		const outcome = await changeExample(db, actor, { ...reading.value, ...idsIn(c) }, now);
		return outcome.ok ? c.redirect(`${listAt(c)}?done=changed`, 303) : showOne(c, { typed: { ...reading.typed, words: [reading.value.words] }, refused: outcome });
	})
	.post(`${one}/withdraw`, async (c) => {
		const { db, actor, now } = c.get('inside');
		const reading = readWithdrawal(await c.req.formData());
		if (!reading.ok) return showOne(c, { bad: { ...reading, typed: {} } });
		const outcome = await withdrawExample(db, actor, { ...reading.value, ...idsIn(c) }, now);
		return outcome.ok ? c.redirect(`${listAt(c)}?done=withdrawn`, 303) : showOne(c, { refused: outcome });
	});

interface Back {
	bad?: BadForm;
	typed?: Typed;
	refused?: Extract<TellExample, { ok: false }>;
}

function idsIn(c: InsideContext): { module: ModuleId; example: ExampleId } {
	return { module: c.req.param('module') as ModuleId, example: c.req.param('example') as ExampleId };
}

function listAt(c: InsideContext): string {
	return linkTo(c.get('frame'), `/curriculum/${encodeURIComponent(c.req.param('module') ?? '')}/examples`);
}

function statusFor({ bad, refused }: Back) {
	return refused ? statusOf(refused.problem) : bad ? 422 : 200;
}

function tellRefusal({ refused }: Back, lang: Lang): string | undefined {
	return refused && refused.problem !== 'editedMeanwhile' ? translator(formWords, lang)(refused.problem) : undefined;
}

/** The cities in whose name the reader may tell an example. */
export function tellingCities(actor: Actor): CityId[] {
	return citiesOf(actor).filter((city) => may(actor, 'tellExample', city));
}

/** The module, its title for this reader, and the names of all cities. */
async function findAround(c: InsideContext) {
	const { db, network } = c.get('inside');
	const { lang } = c.get('frame');
	const module = await findModule(db, network.id, c.req.param('module') as ModuleId);
	if (!module) return null;
	const title = chooseText(await listTitles(db, network.id, 'module', [module.id]), lang)?.text.title ?? module.id;
	return { module, title, cities: new Map((await listCities(db, network.id, lang)).map((city) => [city.id, city.names])) };
}

async function showAll(c: InsideContext, back: Back = {}) {
	const { db, network, actor } = c.get('inside');
	const frame = c.get('frame');
	const around = await findAround(c);
	if (!around) return c.notFound();
	const asked = Number(c.req.query('from'));
	const first = Number.isInteger(asked) && asked > 0 && asked < 1_000_000 ? asked : 0;
	const found = await listExamples(db, network.id, around.module.id, first, mostShown + 1);
	const sheet = {
		module: around.module.id, title: around.title, cities: around.cities, own: tellingCities(actor), zone: network.zone, first, offered: around.module.state === 'offered',
		examples: found.slice(0, mostShown), next: found.length > mostShown ? first + mostShown : null,
	};
	const answered = answeredWith(frame.lang, back.bad ?? (back.typed && { typed: back.typed }));
	const status = statusFor(back);
	return page(c, <Examples frame={frame} sheet={sheet} keyValue={newId()} answered={answered} done={status === 200 ? c.req.query('done') : undefined} refused={tellRefusal(back, frame.lang)} />, status);
}

async function showOne(c: InsideContext, back: Back = {}) {
	const { db, network, actor } = c.get('inside');
	const frame = c.get('frame');
	const { module, example: id } = idsIn(c);
	const example = await findExample(db, network.id, module, id);
	if (!example || !may(actor, 'tellExample', example.city)) return c.notFound();
	const around = await findAround(c);
	if (!around) return c.notFound();
	const typed = back.bad?.typed ?? back.typed;
	const theirs = back.refused?.problem === 'editedMeanwhile' ? back.refused.theirs : undefined;
	// A form that comes back for its fields is still filled against the version it was drawn for.
	const said = typed?.['version']?.[0] ?? '';
	const version = !theirs && /^\d{1,9}$/.test(said) ? Number(said) : example.version;
	const answered = answeredWith(frame.lang, back.bad ?? (typed && { typed }));
	return page(c, <ChangeExample frame={frame} title={around.title} example={example} version={version} city={around.cities.get(example.city) ?? {}} keys={[newId(), newId()]} typed={typed} answered={answered} theirs={theirs} refused={tellRefusal(back, frame.lang)} />, statusFor(back));
}
