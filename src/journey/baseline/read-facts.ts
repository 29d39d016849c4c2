import { isLang, type InLanguages } from '#i18n/translator.ts';

/** What has been published about a city, each with what is known of its date and source; what is unknown is null. */
export interface PublicFacts {
	body: InLanguages | null;
	population: { value: number; asOf: string | null; estimated: boolean } | null;
	/** km². */
	area: number | null;
	/** Percent, from and to. */
	smartphones: Band | null;
	internet: Band | null;
	/** In whole units of the currency, never converted. */
	budget: { amount: number; currency: string; approximate: boolean; asOf: string | null; source: string | null } | null;
	ownStrategy: boolean | null;
	/** As the study of that time found them. */
	strengths: readonly InLanguages[];
	needs: readonly InLanguages[];
	assessedAt: string | null;
	sources: readonly string[];
}
export interface Band { from: number; to: number }

/** Reads the facts kept with a city; a part that is missing or not of this shape is left out, and without any part there is null. */
export function readFacts(kept: unknown): PublicFacts | null {
	const raw = parts(kept);
	const [population, budget, assessed] = [parts(raw['population']), parts(raw['budget']), parts(raw['assessed'])];
	const [people, amount, currency] = [number(population['value']), number(budget['amount']), text(budget['currency'])];
	const facts: PublicFacts = {
		body: inLanguages(raw['member_body']),
		population: people === null ? null : { value: people, asOf: text(population['as_of']), estimated: population['estimated'] === true },
		area: number(raw['area_km2']),
		smartphones: band(raw['smartphone_penetration']),
		internet: band(raw['internet_access']),
		budget: amount === null || !/^[A-Z]{3}$/.test(currency ?? '') ? null
			: { amount, currency: currency ?? '', approximate: budget['approx'] === true, asOf: text(budget['as_of']) ?? text(budget['basis']), source: address(budget['source']) },
		ownStrategy: yesOrNo(parts(raw['digital_strategy'])['has_own']),
		strengths: inMany(assessed['strengths_in'], assessed['strengths']),
		needs: inMany(assessed['needs_in'], assessed['needs']),
		assessedAt: address(assessed['source']),
		sources: texts(raw['sources']).filter((source) => address(source)),
	};
	const known = Object.values(facts).some((part) => (Array.isArray(part) ? part.length > 0 : part !== null));
	return known ? facts : null;
}

/** An address as people read it: host and the last part of the path. */
export function showAddress(source: string): string {
	const { host, pathname, search } = new URL(source);
	const last = pathname.split('/').findLast(Boolean) ?? '';
	const tail = last.length + search.length > 40 ? `${(last + search).slice(0, 39)}…` : last + search;
	return tail ? `${host.replace(/^www\./, '')} › ${tail}` : host.replace(/^www\./, '');
}

function parts(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
function number(value: unknown): number | null {
	return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
function text(value: unknown): string | null {
	return typeof value === 'string' && value.trim() !== '' ? value : null;
}
function texts(value: unknown): string[] {
	return Array.isArray(value) ? value.flatMap((one) => text(one) ?? []) : [];
}
function yesOrNo(value: unknown): boolean | null {
	return typeof value === 'boolean' ? value : null;
}
function band(value: unknown): Band | null {
	const [from, to] = [number(parts(value)['min_pct']), number(parts(value)['max_pct'])];
	return from === null || to === null ? null : { from, to };
}
function inLanguages(value: unknown): InLanguages | null {
	const found = Object.entries(parts(value)).filter(([lang, said]) => isLang(lang) && text(said) !== null);
	return found.length > 0 ? Object.fromEntries(found) : null;
}
/** A list in the languages it was translated into, else in English as it was taken over. */
function inMany(translated: unknown, source: unknown): InLanguages[] {
	const found = Array.isArray(translated) ? translated.flatMap((one) => inLanguages(one) ?? []) : [];
	return found.length > 0 ? found : texts(source).map((en) => ({ en }));
}
/** Only addresses of the web become links. */
function address(value: unknown): string | null {
	const said = text(value);
	return said !== null && /^https?:\/\//.test(said) && URL.canParse(said) ? said : null;
}
