import { expect, test } from 'vitest';
import { countryCodes, defaultsOf, findCountry } from './countries.ts';

test('weekends and zones come out as each country lives them', () => {
	expect(defaultsOf('DZ')).toMatchObject({ weekend: [5, 6], currency: 'DZD' });
	expect(defaultsOf('UG')).toMatchObject({ weekend: [0], zone: 'Africa/Kampala' });
	expect(defaultsOf('TN')).toMatchObject({ currency: 'TND', zone: 'Africa/Tunis', weekend: [6, 0] });
});

test('every country has a zone that exists and its name is found in four languages', () => {
	for (const code of countryCodes) expect(() => new Intl.DateTimeFormat('en', { timeZone: defaultsOf(code).zone })).not.toThrow();
	expect(['Ghana', 'Moçambique', 'cote d’ivoire', 'تونس', 'ml', 'Bénin'].map(findCountry)).toEqual(['GH', 'MZ', 'CI', 'TN', 'ML', 'BJ']);
	expect(findCountry('Atlantis')).toBeNull();
});
