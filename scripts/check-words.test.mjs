import { expect, test } from 'vitest';
import { faultsIn } from './check-words.mjs';

const sound = {
	en: { app: 'Caravan', hello: 'Hello {name}, come in', asked: { one: '{n} city asked', other: '{n} cities asked' } },
	fr: { app: 'Caravan', hello: 'Bonjour {name}, entrez', asked: { one: '{n} ville', many: '{n} de villes', other: '{n} villes' } },
	ar: { app: 'Caravan', hello: 'أهلا {name} تفضل', asked: { zero: 'لا مدن', one: 'مدينة واحدة', two: 'مدينتان', few: '{n} مدن', many: '{n} مدينة', other: '{n} مدينة' } },
};
const faultsWith = (lang, change) => faultsIn({ ...sound, [lang]: { ...sound[lang], ...change } });

test('a sound catalogue has no faults; a name may stay as it is, and a plural form may do without its number', () => {
	expect(faultsIn(sound)).toEqual([]);
});

test.each([
	['fr', { hello: 'Bonjour, entrez donc' }, 'fr hello: has no placeholder, English has {name}'],
	['fr', { hello: 'Bonjour {nom}, entrez' }, 'fr hello: has {nom}, English has {name}'],
	['fr', { asked: { one: 'une ville', many: 'des villes', other: 'des villes' } }, 'fr asked: has no placeholder, English has {n}'],
	['fr', { hello: 'Bonjour {name}}, entrez' }, 'fr hello: has a stray brace'],
	['fr', { app: '  ' }, 'fr app: is empty'],
	['ar', { asked: { ...sound.ar.asked, two: '' } }, 'ar asked: is empty'],
	['fr', { hello: 'Hello {name}, come in' }, 'fr hello: is not translated'],
	['fr', { asked: { ...sound.fr.asked, other: '{n} cities asked' } }, 'fr asked: is not translated'],
	['ar', { hello: 'Ahlan {name}, do come' }, 'ar hello: is not in Arabic script'],
	['en', { hello: 'Hello {name},  come in' }, 'en hello: has a space too many'],
	['fr', { gone: 'De trop {name}' }, 'fr gone: has {name}, English has none'],
])('caught: %s %j', (lang, change, fault) => {
	expect(faultsWith(lang, change)).toContain(fault);
});
