/** Sheets: tools as a city filled them in, kept in the city or shared with the network. */
import type { InLanguages, Lang } from '#i18n/translator.ts';
import type { Channel } from '#journey/baseline/baseline.ts';
import type { City, CityId, PersonId } from '#journey/network/network.ts';
import type { ToolText } from './derive-tool-text.ts';
import type { CanvasField, Tool, ToolId, Values } from './tools.ts';

export type SheetId = string & { readonly __brand: 'SheetId' };

export interface Sheet {
	id: SheetId;
	tool: ToolId;
	city: CityId;
	/** What it is about, in the city's words; may be empty. */
	title: string;
	lang: Lang;
	values: Values;
	/** The whole network may read it; else only the city's coordinator and members. */
	shared: boolean;
	channel: Channel;
	/** The key of the form that wrote this version: a form written on the same phone over it, before it was sent, follows it without a conflict. */
	form: string;
	by: PersonId;
	at: string;
	version: number;
}

/** How a sheet can have reached Caravan; a link without an account has none. */
export const sheetChannels = ['app', 'paper', 'message', 'call', 'mail'] as const satisfies readonly Channel[];

/** A sheet as its form said it. */
export interface SaidSheet {
	key: string;
	city: CityId;
	/** What is filled in anew, or the sheet that is written again. */
	of: { tool: ToolId } | { sheet: SheetId };
	version: number;
	/** Whether the form said that the network reads this sheet: nobody's words go out to it who wrote them for the city. */
	seenShared: boolean;
	/** Key of the form this one was written on top of while that one still waited on the phone. */
	after: string | null;
	title: string;
	lang: Lang;
	channel: Channel;
	values: Values;
}

export type SheetWords = Pick<Sheet, 'title' | 'values'>;

export type SaveSheet =
	| { ok: true; sheet: SheetId; version: number }
	/** sharedMeanwhile: it was shared since the form was drawn. */
	| { ok: false; problem: 'notAllowed' | 'notFound' | 'sharedMeanwhile' }
	/** `before` is what the form was filled against, where it is still known. */
	| { ok: false; problem: 'editedMeanwhile'; theirs: SheetWords; before: SheetWords | null; version: number };

export type ShareSheet = { ok: true } | { ok: false; problem: 'notAllowed' | 'notFound' | 'editedMeanwhile' };

/** Who saved which version of a sheet, for the list below it. */
export interface SheetSaving {
	version: number;
	by: string;
	at: string;
	channel: Channel;
}

/** A sheet, or one not yet begun, with everything its page shows. */
export interface OpenSheet {
	tool: Pick<Tool, 'id' | 'minutes'> & { canvas: readonly CanvasField[] };
	text: ToolText;
	city: Pick<City, 'id' | 'names' | 'zone' | 'languages'>;
	sheet: Sheet | null;
	/** Where the words are: received by the network, or still on this phone. */
	place: 'network' | 'phone';
	/** Name of who saved it last. */
	by: string;
	mayFill: boolean;
	mayShare: boolean;
	/** Earlier ones, newest first; a phone carries none. */
	versions: readonly SheetSaving[];
	/** An earlier version whose words are brought back through the form. */
	from: Sheet | null;
}

/** A sheet in a list: of one's own city, or shared by another. */
export interface ListedSheet extends Pick<Sheet, 'id' | 'tool' | 'city' | 'title' | 'lang' | 'shared' | 'at'> {
	names: InLanguages;
}

/** Sheets of one of the reader's own cities, the latest first, with where each is. */
export interface CitySheets {
	city: Pick<City, 'id' | 'names'>;
	sheets: readonly (ListedSheet & { place: 'network' | 'phone' })[];
}
