// What the compiler cannot see in the catalogues: the same placeholders in every language, balanced braces, nothing empty or untranslated.
import { globSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const formsOf = (message) => (typeof message === 'string' ? [message] : Object.values(message));
const placeholders = (message) => [...new Set(formsOf(message).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort().join();
const bare = (text) => text.replaceAll(/\{\w+\}/g, '');
const letters = (text) => bare(text).replaceAll(/[^\p{L}]/gu, '');

/**
 * Every fault of one catalogue, one line each.
 * @param {Record<string, Record<string, string | Record<string, string>>>} words language -> key -> message, or its plural forms
 */
export function faultsIn(words) {
	const faults = [];
	for (const [lang, messages] of Object.entries(words)) {
		for (const [key, message] of Object.entries(messages)) {
			const fault = (text) => faults.push(`${lang} ${key}: ${text}`);
			const forms = formsOf(message);
			const english = words.en[key] ?? '';
			if (forms.some((text) => text.trim() === '')) fault('is empty');
			if (forms.some((text) => /[{}]/.test(bare(text)))) fault('has a stray brace');
			if (forms.some((text) => text !== text.trim() || /  /.test(text))) fault('has a space too many');
			if (placeholders(message) !== placeholders(english)) fault(`has ${placeholders(message) || 'no placeholder'}, English has ${placeholders(english) || 'none'}`);
			if (lang !== 'en' && forms.some((text) => bare(text).includes(' ') && letters(text) && formsOf(english).includes(text))) fault('is not translated');
			if (lang === 'ar' && forms.some((text) => bare(text).trim().includes(' ') && /\p{L}/u.test(bare(text)) && !/\p{Script=Arabic}/u.test(text))) fault('is not in Arabic script');
		}
	}
	return faults;
}

if (import.meta.main) {
	for (const file of globSync('src/**/{words,*-words}.ts').sort()) {
		const catalogues = Object.values(await import(pathToFileURL(file).href)).filter((value) => typeof value === 'object' && value !== null && 'en' in value);
		const faults = catalogues.length > 0 ? catalogues.flatMap(faultsIn) : ['exports no catalogue'];
		for (const fault of faults) {
			console.error(`${file}: ${fault}`);
			process.exitCode = 1;
		}
	}
}
