import { expect, test } from 'vitest';
import type { Day } from '#i18n/day.ts';
import { gathering } from '#testing/gathering.server.ts';
import { site } from '#testing/site.server.tsx';
import { networkHomePages } from './pages.server.tsx';

const day = (of: string) => `2027-${of}` as Day;

test('a large network is shown in parts: thirty cities to call at a time, by name, and a number for the rest of a step', async () => {
	await using w = await gathering({ state: 'chosen', startsOn: day('01-01'), endsOn: day('03-31'), steps: [{ step: 'kickOff', from: day('01-11'), until: day('01-11') }] });
	for (let n = 0; n < 62; n++) await w.city(`newtown-${String(n).padStart(2, '0')}`);
	const calls = async (from: string) => (await (await site(w, networkHomePages, w.secretariat).get(`/en/?from=${from}`)).text()).replace(/[\u2068\u2069]/g, '');
	const called = (html: string) => [...(/id="calls".*?<\/section>/s.exec(html)?.[0] ?? '').matchAll(/\/home"><bdi>([^<]+)/g)].map(([, name]) => name);
	const pages = [await calls('0'), await calls('30'), await calls('60')];
	expect(pages.map((html) => called(html).length)).toEqual([30, 30, 5]);
	const names = pages.flatMap(called);
	expect(names).toEqual([...new Set(names)].sort((a = '', b = '') => a.localeCompare(b, 'en')));
	expect(pages[0]).toContain('Cities 1 to 30 of 65');
	expect(pages[0]).toMatch(/href="\/en\/quarters\/q1#marks">and 35 more cities</);
	for (const odd of ['-1', 'x', '65', '99999999999999999999', '%00']) expect(called(await calls(odd))).toEqual(called(pages[0] ?? ''));
});
