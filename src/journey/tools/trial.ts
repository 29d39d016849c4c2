/** Trials: that a city tried a tool, on paper or here, and what happened. */
import type { Day } from '#i18n/day.ts';
import type { InLanguages, Lang } from '#i18n/translator.ts';
import type { City, CityId, PersonId } from '#journey/network/network.ts';
import type { ToolText } from './derive-tool-text.ts';
import type { ToolId } from './tools.ts';

/** One a city and tool: what happened when it was last tried. */
export interface Trial {
	tool: ToolId;
	city: CityId;
	on: Day;
	words: string;
	lang: Lang;
	/** Shared trials name the city under “tried by”. */
	shared: boolean;
	/** The key of the form that wrote this version, as a sheet has one. */
	form: string;
	by: PersonId;
	at: string;
	version: number;
}

export interface SaidTrial {
	key: string;
	city: CityId;
	tool: ToolId;
	version: number;
	after: string | null;
	on: Day;
	words: string;
	lang: Lang;
	shared: boolean;
}

export type SaveTrial =
	| { ok: true; version: number }
	| { ok: false; problem: 'notAllowed' | 'notFound' }
	| { ok: false; problem: 'editedMeanwhile'; theirs: Pick<Trial, 'on' | 'words' | 'shared'>; version: number };

/** The trial of one city, or one not yet told, with everything its page shows. */
export interface OpenTrial {
	tool: ToolId;
	text: ToolText;
	city: Pick<City, 'id' | 'names' | 'zone' | 'languages'>;
	trial: Trial | null;
	place: 'network' | 'phone';
	mayShare: boolean;
}

/** What a city that shares its trial said of it. */
export interface ToldTrial extends Pick<Trial, 'city' | 'on' | 'words' | 'lang'> {
	names: InLanguages;
}
