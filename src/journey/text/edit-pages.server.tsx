/** Adapting the words of a module or a tool: which languages stand, writing one part by part, and its earlier versions. */
import { Hono } from 'hono';
import type { BadForm, Typed } from '#forms/read.ts';
import { words as formWords } from '#forms/words.ts';
import { showInstant } from '#i18n/day.ts';
import { isLang, isolate, languages, translator, type Lang } from '#i18n/translator.ts';
import { may } from '#journey/network/network.ts';
import type { Inside, InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { answeredWith } from '#ui/form.tsx';
import { linkTo } from '#ui/frame.ts';
import { page, statusOf } from '#ui/page.ts';
import { saveText, type SaveText } from './commands.server.ts';
import { EarlierText, EditText, TextOverview, type AdaptLink, type AdaptedText, type TextPart } from './edit-view.tsx';
import { fieldOf, readRevision } from './form.ts';
import { findTextVersion, listTextSavings, listTexts, listTextVersions } from './store.server.ts';
import type { SavedText, TextKind, Words } from './text.ts';
import { words } from './words.ts';

/** What kind of thing is adapted, and where its pages stand. */
export interface Adapted {
	kind: TextKind;
	place: 'curriculum' | 'tools';
	/** The parts a text of `id` is written in, in their order; null where there is no such module or tool. */
	findParts: (inside: Inside, id: string, lang: Lang) => Promise<readonly TextPart[] | null>;
	/** Other pages on which it is changed. */
	links?: (id: string, lang: Lang) => readonly AdaptLink[];
}

/** Earlier versions listed on the page of a text; older ones stay in the archive and can be opened by their number. */
const mostVersions = 5;

export function textPages(adapted: Adapted) {
	const all = `/:lang/${adapted.place}/:${adapted.kind}/text`;
	const one = `${all}/:of`;
	return new Hono<InsideEnv>()
		.get(all, async (c) => {
			const found = await findAdapted(c, adapted);
			if (!found) return c.notFound();
			const { db, network } = c.get('inside');
			const savings = await listTextSavings(db, network.id, adapted.kind, found.id);
			return page(c, <TextOverview frame={c.get('frame')} adapted={found} savings={new Map(savings.map((saving) => [saving.lang, tellSaving(c, saving)]))} />);
		})
		.get(one, (c) => showEdit(c, adapted))
		.post(one, async (c) => {
			const found = await findAdapted(c, adapted);
			const of = c.req.param('of');
			const part = found?.parts.find(({ id }) => id === c.req.query('part')) ?? found?.parts[0];
			if (!found || !part || !isLang(of)) return c.notFound();
			const { db, actor, now } = c.get('inside');
			const reading = readRevision(await c.req.formData(), part.blocks, part === found.parts[0], of === found.source.lang);
			if (!reading.ok) return showEdit(c, adapted, { bad: reading });
			const outcome = await saveText(db, actor, { ...reading.value, kind: adapted.kind, of: found.id, lang: of }, now);
			if (!outcome.ok) return showEdit(c, adapted, { typed: reading.typed, refused: outcome });
			const done = outcome.version === reading.value.version ? 'unchanged' : 'saved';
			return c.redirect(`${linkTo(c.get('frame'), `${found.at}/${of}`)}?part=${part.id}&done=${done}`, 303);
		})
		.get(`${one}/:version`, async (c) => {
			const found = await findAdapted(c, adapted);
			const text = found && (await findVersion(c, adapted, c.req.param('version')));
			return text ? page(c, <EarlierText frame={c.get('frame')} adapted={found} text={text} saved={tellSaving(c, text)} />) : c.notFound();
		});
}

/** What is adapted, for those who may adapt it. */
async function findAdapted(c: InsideContext, { kind, place, findParts, links }: Adapted): Promise<AdaptedText | null> {
	const inside = c.get('inside');
	const { lang } = c.get('frame');
	const id = c.req.param(kind) ?? '';
	if (!may(inside.actor, 'editCurriculum')) return null;
	const parts = await findParts(inside, id, lang);
	const texts = parts ? await listTexts(inside.db, inside.network.id, kind, [id], languages) : [];
	const source = texts.find(({ isSource }) => isSource);
	const back = `/${place}/${encodeURIComponent(id)}`;
	return parts && source ? { id, parts, texts, source, back, links: links?.(encodeURIComponent(id), lang) ?? [], at: `${back}/text`, title: (texts.find((text) => text.lang === lang) ?? source).title } : null;
}

async function findVersion(c: InsideContext, { kind }: Adapted, version: string | undefined) {
	const { db, network } = c.get('inside');
	const of = c.req.param('of');
	return version && /^\d{1,9}$/.test(version) && isLang(of) ? findTextVersion(db, network.id, kind, c.req.param(kind) ?? '', of, Number(version)) : null;
}

async function showEdit(c: InsideContext, adapted: Adapted, back: { bad?: BadForm; typed?: Typed; refused?: Extract<SaveText, { ok: false }> } = {}) {
	const found = await findAdapted(c, adapted);
	const of = c.req.param('of');
	const { lang } = c.get('frame');
	const [first] = found?.parts ?? [];
	if (!found || !first || !isLang(of)) return c.notFound();
	const { db, network } = c.get('inside');
	const { bad, refused } = back;
	const theirs = refused?.problem === 'editedMeanwhile' ? { text: refused.theirs, both: refused.both } : undefined;
	const typed = refused?.problem === 'editedMeanwhile' ? { ...back.typed, ...typedOf(refused.yours) } : bad?.typed ?? back.typed;
	const text = found.texts.find((candidate) => candidate.lang === of) ?? null;
	// A language nobody has written yet begins with its title, which the first part has.
	const part = (text && found.parts.find(({ id }) => id === c.req.query('part'))) ?? first;
	const standing = text?.version ?? 0;
	const sheet = {
		of, text, part, from: await findVersion(c, adapted, c.req.query('from')),
		// A form that comes back for its fields is still filled against the version it was drawn for.
		version: theirs ? standing : versionIn(typed) ?? standing,
		versions: (await listTextVersions(db, network.id, adapted.kind, found.id, of, mostVersions)).map((saved) => ({ version: saved.version, saved: tellSaving(c, saved) })),
	};
	const sentence = refused && !theirs ? tellRefusal(refused.problem, lang) : undefined;
	const status = refused ? statusOf(refused.problem) : bad ? 422 : 200;
	return page(c, <EditText frame={c.get('frame')} adapted={found} sheet={sheet} keyValue={newId()} answered={answeredWith(lang, bad ?? (typed && { typed }))} done={status === 200 ? c.req.query('done') : undefined} theirs={theirs} refused={sentence} />, status);
}

/** Words as a form would have sent them. */
function typedOf(said: Words): Typed {
	return Object.fromEntries(Object.entries(said).map(([id, block]) => [fieldOf(id), [block]]));
}

function versionIn(typed: Typed | undefined): number | null {
	const said = typed?.['version']?.[0] ?? '';
	return /^\d{1,9}$/.test(said) ? Number(said) : null;
}

function tellRefusal(problem: Extract<SaveText, { ok: false }>['problem'], lang: Lang): string {
	return problem === 'titleFirst' ? translator(words, lang)('titleFirst') : translator(formWords, lang)(problem === 'notAllowed' ? 'notAllowed' : 'notFound');
}

function tellSaving(c: InsideContext, { by, at }: SavedText): string {
	const { lang } = c.get('frame');
	const t = translator(words, lang);
	return by === null ? t('brought') : t('savedBy', { name: isolate(by), day: showInstant(at, c.get('inside').network.zone, lang) });
}
