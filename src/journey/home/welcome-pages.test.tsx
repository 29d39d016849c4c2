import { expect, test } from 'vitest';
import { roles } from '#journey/network/network.ts';
import { site } from '#testing/site.server.tsx';
import { world } from '#testing/world.server.ts';
import { words as beginWords } from './welcome-words.ts';
import { welcomePages } from './welcome-pages.server.tsx';

test('the example opens with one press and is entered as any role with one more, city named or left empty', async () => {
	await using w = await world();
	const s = site(w, welcomePages, null);
	expect((await s.post('/en/example')).headers.get('location')).toBe('/en/example');
	expect((await s.post('/en/example')).status).toBe(303);
	for (const role of roles) {
		const response = await s.post('/en/example/enter', { role, city: role === 'coordinator' || role === 'member' ? 'kumasi' : '' });
		expect([role, response.status, response.headers.get('set-cookie')?.startsWith('caravan_session=')]).toEqual([role, 303, true]);
	}
	expect((await s.post('/en/example/enter', { role: 'coordinator', city: 'atlantis' })).status).toBe(422);
	expect((await s.post('/en/example/enter', { role: 'mayor', city: 'kumasi' })).status).toBe(422);
});

test.each(['en', 'fr', 'pt', 'ar'] as const)('%s: a network that cannot begin yet names each field and keeps what was typed', async (lang) => {
	await using w = await world({ isExample: true });
	const s = site(w, welcomePages, null);
	const response = await s.post(`/${lang}/begin`, { name: 'x', firstQuarter: 'soon', lastQuarter: '2028-Q4', home: 'GH', languages: 'en', cities: 'Kumasi, Ghana', person: 'Ama', address: 'ama' });
	const html = await response.text();
	expect(response.status).toBe(422);
	for (const field of ['name', 'firstQuarter', 'address']) expect(html).toContain(`id="${field}-problem"`);
	expect(html).toContain(beginWords[lang]['problem.notAQuarter']);
	expect(html).toContain('Kumasi, Ghana</textarea>');
	expect(html).toContain('value="soon"');
});
