import { languages, type Lang } from '#i18n/translator.ts';

/**
 * What a city takes over from its country until somebody says otherwise: ISO 4217 currency and the language its
 * administration most likely writes, of those Caravan speaks. Zone and weekend come from Intl.
 */
const countries = {
	DZ: ['DZD', 'ar'], AO: ['AOA', 'pt'], BJ: ['XOF', 'fr'], BW: ['BWP', 'en'], BF: ['XOF', 'fr'], BI: ['BIF', 'fr'], CV: ['CVE', 'pt'], CM: ['XAF', 'fr'],
	CF: ['XAF', 'fr'], TD: ['XAF', 'fr'], KM: ['KMF', 'ar'], CG: ['XAF', 'fr'], CD: ['CDF', 'fr'], CI: ['XOF', 'fr'], DJ: ['DJF', 'fr'], EG: ['EGP', 'ar'],
	GQ: ['XAF', 'fr'], ER: ['ERN', 'ar'], SZ: ['SZL', 'en'], ET: ['ETB', 'en'], GA: ['XAF', 'fr'], GM: ['GMD', 'en'], GH: ['GHS', 'en'], GN: ['GNF', 'fr'],
	GW: ['XOF', 'pt'], KE: ['KES', 'en'], LS: ['LSL', 'en'], LR: ['LRD', 'en'], LY: ['LYD', 'ar'], MG: ['MGA', 'fr'], MW: ['MWK', 'en'], ML: ['XOF', 'fr'],
	MR: ['MRU', 'ar'], MU: ['MUR', 'en'], MA: ['MAD', 'ar'], MZ: ['MZN', 'pt'], NA: ['NAD', 'en'], NE: ['XOF', 'fr'], NG: ['NGN', 'en'], RW: ['RWF', 'en'],
	ST: ['STN', 'pt'], SN: ['XOF', 'fr'], SC: ['SCR', 'en'], SL: ['SLE', 'en'], SO: ['SOS', 'ar'], ZA: ['ZAR', 'en'], SS: ['SSP', 'en'], SD: ['SDG', 'ar'],
	TZ: ['TZS', 'en'], TG: ['XOF', 'fr'], TN: ['TND', 'ar'], UG: ['UGX', 'en'], ZM: ['ZMW', 'en'], ZW: ['ZWG', 'en'],
} as const satisfies Record<string, readonly [currency: string, lang: Lang]>;

export type Country = keyof typeof countries;
export const countryCodes = Object.keys(countries) as Country[];

export interface CountryDefaults {
	currency: string;
	lang: Lang;
	/** IANA zone: the country's first, where it has several. */
	zone: string;
	/** Days off, 0 Sunday to 6 Saturday: Friday and Saturday in Algiers, Sunday alone in Kampala. */
	weekend: readonly number[];
}

export function defaultsOf(country: Country): CountryDefaults {
	const [currency, lang] = countries[country];
	const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones(): string[] | undefined; getWeekInfo(): { weekend: number[] } };
	// Intl counts Monday 1 to Sunday 7.
	return { currency, lang, zone: locale.getTimeZones()?.[0] ?? 'UTC', weekend: locale.getWeekInfo().weekend.map((weekday) => weekday % 7) };
}

export function countryName(country: string, lang: Lang): string {
	return new Intl.DisplayNames(lang, { type: 'region' }).of(country) ?? country;
}

/** The country somebody wrote: its code, or its name in one of Caravan's languages, whatever the case and accents. */
export function findCountry(written: string): Country | null {
	const wanted = fold(written);
	return countryCodes.find((code) => fold(code) === wanted || languages.some((lang) => fold(countryName(code, lang)) === wanted)) ?? null;
}

function fold(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’']/g, '').trim();
}
