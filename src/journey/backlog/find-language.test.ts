import { expect, test } from 'vitest';
import { findLanguage } from './find-language.ts';

test.each([
	['We do not know how much of the fee reaches the city', 'en'],
	['Nous ne savons pas combien arrive à la caisse de la commune', 'fr'],
	['Não sabemos quanto dinheiro chega ao município', 'pt'],
	['لا نعرف كم يصل من رسوم السوق', 'ar'],
	['SIG, GPS', 'fr'],
	['', 'fr'],
])('“%s” is %s', (text, lang) => {
	expect(findLanguage(text, 'fr')).toBe(lang);
});
