/** What of a sheet needs the network: who reads it, and its earlier versions. */
import { Hono } from 'hono';
import { words as formWords } from '#forms/words.ts';
import { translator } from '#i18n/translator.ts';
import type { CityId } from '#journey/network/network.ts';
import { findPerson } from '#journey/network/person-store.server.ts';
import type { InsideEnv } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { linkTo } from '#ui/frame.ts';
import { page, statusOf } from '#ui/page.ts';
import { findOpenSheet } from './port.server.ts';
import { shareSheet } from './sheet-commands.server.ts';
import { readSharing } from './sheet-form.ts';
import { findSheetVersion } from './sheet-store.server.ts';
import type { SheetId } from './sheet.ts';
import { FillPage, ReadPage } from './sheet-view.tsx';
import { sheetWords } from './sheet-words.ts';

const standing = '/:lang/cities/:city/sheets/:sheet';

export const sheetServerPages = new Hono<InsideEnv>()
	.post(`${standing}/share`, async (c) => {
		const inside = c.get('inside');
		const frame = c.get('frame');
		const [city, sheet] = [c.req.param('city') as CityId, c.req.param('sheet') as SheetId];
		const open = await findOpenSheet(inside, city, { sheet }, frame.lang, null);
		if (!open?.mayFill) return c.notFound();
		const reading = readSharing(await c.req.formData());
		const outcome = reading.ok ? await shareSheet(inside.db, inside.actor, { ...reading.value, city, sheet }, inside.now) : { ok: false as const, problem: 'badForm' as const };
		if (reading.ok && outcome.ok) return c.redirect(`${linkTo(frame, `/cities/${city}/sheets/${sheet}`)}?done=${reading.value.shared === 'yes' ? 'shared' : 'unshared'}`, 303);
		const problem = outcome.ok ? 'badForm' : outcome.problem;
		if (problem === 'notFound') return c.notFound();
		const refused = problem === 'editedMeanwhile' ? translator(sheetWords, frame.lang)('changedSince') : translator(formWords, frame.lang)(problem === 'notAllowed' ? 'notAllowed' : 'damaged');
		return page(c, <FillPage frame={frame} open={open} keyValue={newId()} shareKey={newId()} done={undefined} answer={{ refused }} />, statusOf(problem));
	})
	.get(`${standing}/versions/:version`, async (c) => {
		const inside = c.get('inside');
		const frame = c.get('frame');
		const sheet = c.req.param('sheet') as SheetId;
		const open = await findOpenSheet(inside, c.req.param('city') as CityId, { sheet }, frame.lang, null);
		const version = Number(/^\d{1,9}$/.exec(c.req.param('version'))?.[0] ?? 0);
		const earlier = open?.mayFill ? await findSheetVersion(inside.db, inside.network.id, sheet, version) : null;
		if (!open || !earlier) return c.notFound();
		const by = (await findPerson(inside.db, inside.network.id, earlier.by))?.name ?? '';
		return page(c, <ReadPage frame={frame} open={{ ...open, sheet: earlier, by }} version={version} />);
	});
