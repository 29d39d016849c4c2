/** The toolbox: the library and the page of each tool, drawn by both hosts, so that all of it is there without a line. */
import { Hono, type Context } from 'hono';
import type { Lang } from '#i18n/translator.ts';
import type { City, PersonId } from '#journey/network/network.ts';
import { page, type PageEnv } from '#ui/page.ts';
import type { ToolText } from './derive-tool-text.ts';
import { readWish } from './find-form.ts';
import { findTools } from './find-tools.ts';
import { Library, type CountedTool } from './library-view.tsx';
import { PrintedTool } from './print-view.tsx';
import { sheetPages, type SheetPort } from './sheet-pages.tsx';
import type { CitySheets, Sheet } from './sheet.ts';
import { ToolPage, type ToolSheet } from './tool-view.tsx';
import type { Tool, ToolId } from './tools.ts';
import { trialPages, type TrialPort } from './trial-pages.tsx';
import type { Trial } from './trial.ts';

/** What these pages need from their host: a database on the server, a stored pack and an outbox on the phone. */
export interface ToolPort extends SheetPort, TrialPort {
	/** Whether the reader may add tools and adapt them; not without a line. */
	mayAdapt: boolean;
	/** The latest sheets of each of the reader's own cities. */
	listOwnSheets(): Promise<readonly CitySheets[]>;
	/** The tools that are offered, in their order. */
	listTools(lang: Lang): Promise<readonly CountedTool[]>;
	findTool(tool: ToolId, lang: Lang): Promise<ToolSheet | null>;
}

/** A tool with its words, as a phone carries it: in one language, or in the source's where that one is missing. */
export interface CarriedTool {
	tool: Pick<Tool, 'id' | 'steps' | 'minutes' | 'plan' | 'canvas'>;
	text: ToolText;
}

/** A city of the reader's own, with what it has filled in and told. */
export interface CarriedCity {
	city: Pick<City, 'id' | 'names' | 'zone' | 'languages'>;
	mayShare: boolean;
	sheets: readonly Sheet[];
	trials: readonly Trial[];
}

export interface SheetPack {
	person: PersonId;
	/** Name of the reader, for what waits on the phone. */
	name: string;
	cities: readonly CarriedCity[];
	/** How many cities tried each tool. */
	tried: Readonly<Record<string, number>>;
}

const one = '/:lang/tools/:tool';

export function toolPages(portOf: (c: Context) => ToolPort) {
	return new Hono<PageEnv>()
		.get('/:lang/tools', async (c) => {
			const frame = c.get('frame');
			const wish = readWish(c.req.query());
			const port = portOf(c);
			const tools = await port.listTools(frame.lang);
			return page(c, <Library frame={frame} tools={findTools(tools, wish)} wish={wish} all={tools} mayAdapt={port.mayAdapt} own={await port.listOwnSheets()} />);
		})
		.get(one, async (c) => {
			const frame = c.get('frame');
			const sheet = await portOf(c).findTool(c.req.param('tool') as ToolId, frame.lang);
			return sheet ? page(c, <ToolPage frame={frame} sheet={sheet} />) : c.notFound();
		})
		.get(`${one}/print`, async (c) => {
			const frame = c.get('frame');
			const sheet = await portOf(c).findTool(c.req.param('tool') as ToolId, frame.lang);
			return sheet?.text ? page(c, <PrintedTool frame={frame} sheet={sheet} text={sheet.text} filled={c.req.query('example') !== undefined} />) : c.notFound();
		})
		.route('/', sheetPages(portOf))
		.route('/', trialPages(portOf));
}
