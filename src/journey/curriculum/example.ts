/** Local examples: what a city says beside a module of how it went there. The module's own words stay common to all. */
import type { Lang } from '#i18n/translator.ts';
import type { CityId, PersonId } from '#journey/network/network.ts';
import type { ModuleId } from './curriculum.ts';

export type ExampleId = string & { readonly __brand: 'ExampleId' };

export interface LocalExample {
	id: ExampleId;
	module: ModuleId;
	city: CityId;
	words: string;
	/** The language it was written in, and is shown in. */
	lang: Lang;
	by: PersonId;
	at: string;
	version: number;
}

/** About 200 words: an example is a story, and a story that needs more is a learning story. */
export const mostExampleWords = 1200;
