import * as v from 'valibot';
import { address, id, key, oneOf, readForm, refuseField, text, type BadForm, type Reading } from '#forms/read.ts';
import { languages, type Lang } from '#i18n/translator.ts';
import { countryCodes, findCountry, type Country } from '#journey/network/countries.ts';
import { daysOfQuarter } from '#journey/quarter/plan-quarter.ts';

/** The most cities a form takes at once; more can follow one by one. */
const mostCities = 60;

const Begin = v.object({
	key,
	name: text(3, 120),
	languages: v.pipe(v.array(oneOf(languages)), v.minLength(1, 'chooseOne')),
	firstQuarter: v.pipe(text(1, 10), v.check((said) => daysOfQuarter(said) !== null, 'notAQuarter')),
	lastQuarter: v.pipe(text(1, 10), v.check((said) => daysOfQuarter(said) !== null, 'notAQuarter')),
	home: v.pipe(id<Country>(), v.check((said) => (countryCodes as readonly string[]).includes(said), 'chooseOne')),
	cities: text(2, 6000),
	person: text(2, 120),
	address,
});

export interface Beginning {
	key: string;
	name: string;
	languages: Lang[];
	firstQuarter: string;
	lastQuarter: string;
	/** The country of the secretariat: its zone is the network's. */
	home: Country;
	cities: readonly { name: string; country: Country }[];
	person: string;
	address: string;
}

/** One city a line, `name, country`, as it is typed or pasted from a sheet; names the first line that is not clear. */
export function readBeginning(form: FormData): Reading<Beginning> {
	const reading = readForm(Begin, form, ['languages']);
	if (!reading.ok) return reading;
	const { value, typed } = reading;
	if (value.lastQuarter < value.firstQuarter) return refuseField(typed, 'lastQuarter', 'endsBeforeItBegins');

	const cities: { name: string; country: Country }[] = [];
	const lines = value.cities.split('\n').map((line) => line.trim());
	for (const [i, line] of lines.entries()) {
		if (!line) continue;
		const [name = '', ...rest] = line.split(/[\t;,،]/).map((part) => part.trim());
		const country = findCountry(rest.join(', ')) ?? (rest.length === 0 ? value.home : null);
		if (!name || name.length > 80 || !country) return refuseCities(typed, 'cityUnclear', i + 1);
		if (cities.some((city) => city.name.toLowerCase() === name.toLowerCase() && city.country === country)) return refuseCities(typed, 'cityTwice', i + 1);
		cities.push({ name, country });
	}
	if (cities.length > mostCities) return refuseCities(typed, 'tooManyCities', mostCities);
	return { ok: true, value: { ...value, cities }, typed };
}

function refuseCities(typed: BadForm['typed'], problem: string, limit: number): BadForm {
	return refuseField(typed, 'cities', problem, limit);
}
