import { expect, test } from 'vitest';
import type { CityId } from '#journey/network/network.ts';
import { summariseTried, type Trying } from './summarise-tried.ts';

const city = (name: string, shared: boolean): Trying => ({ city: name as CityId, names: { en: name, fr: name === 'Algiers' ? 'Alger' : name }, shared });

test.each([
	['nobody tried it', [], [], 0],
	['who shares is named, in the alphabet’s order', [city('Niamey', true), city('Algiers', true)], ['Algiers', 'Niamey'], 0],
	['who keeps it is only counted', [city('Niamey', false), city('Algiers', true)], ['Algiers'], 1],
	['a city counts once, and one shared thing names it', [city('Niamey', false), city('Niamey', true), city('Niamey', false)], ['Niamey'], 0],
] satisfies [string, Trying[], string[], number][])('%s', (_, trying, named, others) => {
	expect(summariseTried(trying, 'en')).toEqual({ named, others });
});

test('names are in the reader’s language and its alphabet, accents among their letters', () => {
	expect(summariseTried([city('Zinder', true), city('Écija', true), city('Algiers', true)], 'fr').named).toEqual(['Alger', 'Écija', 'Zinder']);
});

test('a crowd is not listed, and nobody is lost of it', () => {
	const many = Array.from({ length: 30 }, (_, i) => city(`City ${String(i).padStart(2, '0')}`, true));
	const tried = summariseTried(many, 'en');
	expect(tried.named).toHaveLength(20);
	expect(tried.others).toBe(10);
});
