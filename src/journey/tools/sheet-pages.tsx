/** Filling in a tool: a new sheet or one that stands, with and without a line, and the sheet as a page to print. */
import { Hono, type Context } from 'hono';
import { words as formWords } from '#forms/words.ts';
import { translator, type Lang } from '#i18n/translator.ts';
import type { CityId } from '#journey/network/network.ts';
import { linkTo } from '#ui/frame.ts';
import { page, statusOf, type PageEnv } from '#ui/page.ts';
import { PrintedSheet } from './print-view.tsx';
import { readSheet } from './sheet-form.ts';
import type { OpenSheet, SaidSheet, SaveSheet, SheetId } from './sheet.ts';
import { FillPage, ReadPage, type SheetAnswer } from './sheet-view.tsx';
import { sheetWords } from './sheet-words.ts';
import type { ToolId } from './tools.ts';

export interface SheetPort {
	newKey(): string;
	/** A sheet, or with a tool one not yet begun; null where this reader may not see it. `from` is an earlier version whose words the form takes. */
	findSheet(city: CityId, of: SaidSheet['of'], lang: Lang, from: number | null): Promise<OpenSheet | null>;
	saveSheet(said: SaidSheet): Promise<SaveSheet | { ok: true; kept: true; sheet: SheetId }>;
}

const blank = '/:lang/cities/:city/tools/:tool/fill';
const standing = '/:lang/cities/:city/sheets/:sheet';

export function sheetPages(portOf: (c: Context) => SheetPort) {
	async function get(c: Context<PageEnv>) {
		const { city, of } = placeIn(c);
		const open = await portOf(c).findSheet(city, of, c.get('frame').lang, Number(/^\d{1,9}$/.exec(c.req.query('from') ?? '')?.[0]) || null);
		return open ? showSheet(c, portOf(c), open, {}, c.req.query('done')) : c.notFound();
	}

	async function post(c: Context<PageEnv>) {
		const port = portOf(c);
		const { city, of } = placeIn(c);
		const { lang } = c.get('frame');
		const open = await port.findSheet(city, of, lang, null);
		if (!open?.mayFill) return c.notFound();
		const reading = readSheet(await c.req.formData(), open.tool.canvas);
		if (!reading.ok) return showSheet(c, port, open, { bad: reading });
		const outcome = await port.saveSheet({ ...reading.value, city, of });
		if (outcome.ok) return c.redirect(`${linkTo(c.get('frame'), `/cities/${encodeURIComponent(city)}/sheets/${encodeURIComponent(outcome.sheet)}`)}?done=${'kept' in outcome ? 'kept' : 'saved'}`, 303);
		if (outcome.problem === 'notFound') return c.notFound();
		if (outcome.problem !== 'editedMeanwhile') {
			const refused = outcome.problem === 'notAllowed' ? translator(formWords, lang)('notAllowed') : translator(sheetWords, lang)('sharedMeanwhile');
			return showSheet(c, port, open, { bad: { typed: reading.typed }, refused }, undefined, outcome.problem === 'notAllowed' ? 403 : 409);
		}
		// What stands now is what the form is written against, also where the form was of a sheet not yet begun.
		const now = (await port.findSheet(city, { sheet: 'sheet' in of ? of.sheet : (reading.value.key as SheetId) }, lang, null)) ?? open;
		return showSheet(c, port, now, { conflict: { theirs: outcome, yours: reading.value } });
	}

	return new Hono<PageEnv>()
		.get(blank, (c) => get(c)).post(blank, (c) => post(c))
		.get(standing, (c) => get(c)).post(standing, (c) => post(c))
		.get(`${standing}/print`, async (c) => {
			const { city, of } = placeIn(c);
			const open = await portOf(c).findSheet(city, of, c.get('frame').lang, null);
			return open?.sheet ? page(c, <PrintedSheet frame={c.get('frame')} open={open} />) : c.notFound();
		});
}

function placeIn(c: Context): Pick<SaidSheet, 'city' | 'of'> {
	const { city = '', tool, sheet } = c.req.param() as Record<string, string | undefined>;
	return { city: city as CityId, of: tool === undefined ? { sheet: (sheet ?? '') as SheetId } : { tool: tool as ToolId } };
}

/** The sheet in its form for its own city, as a text for the others. */
function showSheet(c: Context<PageEnv>, port: SheetPort, open: OpenSheet, answer: SheetAnswer, done?: string, status?: 403 | 409) {
	const frame = c.get('frame');
	if (!open.mayFill) return page(c, <ReadPage frame={frame} open={open} />);
	const code = status ?? (answer.bad ? 422 : answer.conflict ? statusOf('editedMeanwhile') : 200);
	return page(c, <FillPage frame={frame} open={open} keyValue={port.newKey()} shareKey={port.newKey()} done={done} answer={answer} />, code);
}
