import { expect, test } from 'vitest';
import { filled, written, type DrawnField } from '#testing/forms.ts';
import { newId } from '#platform/id.ts';
import { exampleSite, type Found, type Visitor } from '#testing/visitors.server.ts';

/** FAULTS=all puts every value into every field; else each field gets a share of them, and all fields together get all. */
const all = process.env['FAULTS'] === 'all';
const longest = 2000; // milliseconds any answer may take on a machine that does other things too

/** What is no answer to a key, a version, a choice or a date, and to a text at best an odd one. */
const nasty = Object.entries({
	long: 'x'.repeat(10_000), controls: 'a\u0000b\u0001\u001b', nul: '\u0000', huge: '9'.repeat(30), negative: '-1', fraction: '1.5e400', foreign: 'kumasi-other', uuid: '0190-not-a-uuid',
	never: '0000-00-00', last: '9999-12-31', path: '../../etc/passwd', half: '\ud800', address: 'a\u0000b@example.org', inherited: 'constructor',
});
const odd = ['\u202e\u2067😀 مرحبا\u2069', '<script>alert(1)</script> & "q"', '\'; drop table person; --"'];
const strange = ['constructor', '__proto__', 'toString', '\u0000', 'x'.repeat(5000)];

/** Whether the value must be refused in this field, whatever else is said. */
function isWrong(field: DrawnField, name: string): boolean {
	if (field.name === 'key' || field.kind === 'choice') return true;
	if (field.name.startsWith('version')) return true;
	if (field.kind === 'number') return true;
	if (field.kind === 'date') return name !== 'last';
	return field.kind === 'text' && field.most !== null && name === 'long';
}

type Site = Awaited<ReturnType<typeof exampleSite>>;

/** A form no visitor meets in the example as it stands, with the fields its reader asks for. */
function unmet(site: Site, visitor: Visitor, action: string, fields: Record<string, DrawnField['kind']>): Found {
	const drawn = Object.entries(fields).map(([name, kind]): DrawnField => ({ name, kind, value: name === 'key' ? newId() : name === 'version' ? '1' : '', options: [], most: null }));
	return { visitor, action, route: site.routeOf('POST', action) ?? '', fields: drawn };
}

async function formsOf(site: Site): Promise<Found[]> {
	// What has to be there first: an invitation that waits, its link, a link to tell a need by, a tab that waits for a code, somebody to enter answers for.
	const first = await site.findForms(['/en/people/invite', '/en/sign-in'], ['secretariat', 'nobody']);
	const whose = first.find(({ route }) => route.endsWith('/baseline/enter'));
	for (const drawn of first.filter(({ route }) => /(people\/invite|sign-in)$/.test(route))) await site.send(drawn.visitor, drawn.action, filled(drawn));
	const entered = whose && (await site.send('secretariat', whose.action, new URLSearchParams({ key: newId(), name: 'Issa', channel: 'call' }))).location;
	const linkIn = async (visitor: Visitor, path: string, kind: string) => new RegExp(`/\\w\\w(/${kind}/[\\w.~-]+)`).exec(await (await site.get(visitor, path)).text())?.[1] ?? '/';
	const links = [await linkIn('secretariat', '/en/outbox', 'invitation'), await linkIn('coordinator', '/en/needs/link?city=kumasi', 'tell')];
	const seeds = [
		'/', '/begin', '/example', '/sign-in', '/sign-in/code', '/topics/new?words=water', '/quarters/next', '/cities/new', '/baseline/questions', '/baseline/questions/new', '/outbox', '/tools/pre-mortem', '/curriculum/leading-lag/examples', ...links,
	].map((path) => `/en${path}`);
	const text = Object.fromEntries(['text', 'help', 'level1', 'level2', 'level3', 'level4', 'level5'].map((name) => [name, 'text' as const]));
	const question = '/en/baseline/questions/digital-direction';
	const forms = [
		...await site.findForms(entered ? [...seeds, entered] : seeds),
		unmet(site, 'nobody', '/en/example', {}),
		unmet(site, 'nobody', '/en/sign-in/no-such-token', { key: 'hidden', onward: 'hidden', network: 'hidden' }),
		unmet(site, 'secretariat', `${question}/state`, { key: 'hidden', version: 'hidden', state: 'choice' }),
		unmet(site, 'secretariat', `${question}/en`, { key: 'hidden', version: 'hidden', ...text }),
		unmet(site, 'secretariat', '/en/cities/niamey/baseline/reminders', { key: 'hidden' }),
		unmet(site, 'secretariat', '/en/quarters/quarter-7/close', { key: 'hidden' }),
		unmet(site, 'leadExpert', '/en/curriculum/adapt', { key: 'hidden' }),
	];
	return [...new Map(forms.map((drawn) => [`${drawn.route} ${drawn.fields.map(({ name }) => name.replace(/[-.].*/, '')).join()}`, drawn])).values()];
}

/** What went wrong when everything was put into every field of these forms. */
async function fill(site: Site, forms: readonly Found[]): Promise<string[]> {
	const wrong = new Set<string>();
	let turn = 0;

	async function check(drawn: Found, what: string, body: BodyInit, said?: { field: DrawnField; value: string; isWrong: boolean }) {
		const path = drawn.action.replace(/^\/\w\w\//, '/ar/');
		const before = site.faults.length;
		const { status, html, took, type } = await site.send(drawn.visitor, path, body);
		const note = (finding: string) => { wrong.add(`${drawn.visitor} ${drawn.route} ${what}: ${status} ${finding}`); };
		if (![303, 403, 404, 409, 410, 413, 422, 429].includes(status) && !(status === 200 && drawn.route.endsWith('/needs/new'))) note(site.faults.slice(before).join());
		if (took > longest) note(`after ${took} ms`);
		if (html.includes('<script>alert')) note('a script came through');
		if (status === 303) {
			if (said?.isWrong) note('was taken');
			return;
		}
		if (!type.includes('html') || !html.includes('<html lang="ar" dir="rtl"')) note('is no page in Arabic');
		if (status !== 422 || said?.field.kind !== 'text' || !html.includes(` name="${said.field.name}"`)) return;
		const isNamed = html.includes(`href="#${said.field.name}"`);
		if (said.isWrong && !isNamed) note('names no field');
		if (isNamed && !/[\u0000-\u001f\ud800-\udfff]/u.test(said.value) && !html.includes(written(said.value))) note('lost what was typed');
	}

	for (const drawn of forms) {
		const kinds = new Map(drawn.fields.map((field) => [field.name.replace(/[-.].*/, ''), field]));
		for (const field of all ? drawn.fields : kinds.values()) {
			const share = all ? nasty : nasty.filter((_, i) => (i + turn) % 4 === 0);
			turn++;
			for (const [name, value] of share) {
				const body = filled(drawn);
				body.set(field.name, value);
				await check(drawn, `${field.name}=${name}`, body, { field, value, isWrong: isWrong(field, name) });
			}
			const several = filled(drawn);
			for (let i = 0; i < 50; i++) several.append(field.name, `${field.value}${i}`);
			const file = new FormData();
			for (const [name, value] of filled(drawn)) if (name !== field.name) file.append(name, value);
			file.append(field.name, new Blob(['\u0000\u0001']), 'answer.bin');
			const without = filled(drawn);
			without.delete(field.name);
			const others = [['several', several], ['a file', file], ['nothing', without]] as const;
			for (const [name, body] of all ? others : [others[turn % 3]!]) await check(drawn, `${field.name} ${name}`, body);
		}
		for (const name of strange) await check(drawn, `a field ${name.slice(0, 20)}`, new URLSearchParams([...filled(drawn), [name, 'x']]));
		for (const value of [...odd, ...nasty.map(([, one]) => one)]) {
			const body = filled(drawn);
			for (const field of drawn.fields) if (field.kind === 'text') body.set(field.name, value);
			await check(drawn, `everywhere ${value.slice(0, 20)}`, body);
		}
	}
	return [...wrong, ...site.faults];
}

test('no field of any form, whatever is put in it, brings the server down, keeps it busy, or is taken for an answer', async () => {
	await using site = await exampleSite();
	const forms = await formsOf(site);
	const met = new Set(forms.map(({ route }) => route));
	expect(site.routes.filter((route) => route.startsWith('POST') && !met.has(route))).toEqual(['POST /:lang/quarters/:quarter/choice']);
	expect(await fill(site, forms)).toEqual([]);
}, 300_000);

test('nor of the forms that stand while a choice is reviewed', async () => {
	await using site = await exampleSite();
	const choice = '/en/quarters/quarter-8/choice';
	const closing = (await site.findForms([choice], ['secretariat'])).find(({ route }) => route.endsWith('/choice/close'));
	if (!closing) throw new Error('no quarter gathers grades');
	await site.send('secretariat', closing.action, filled(closing));
	const otherwise = /name="instead".*?<option value="([^"]+)"/s.exec(await (await site.get('leadExpert', choice)).text())?.[1];
	const forms = await site.findForms([choice, `${choice}?instead=${otherwise}&slot=0`], ['leadExpert']);
	const review = forms.filter(({ route }) => route.endsWith('/choice'));
	expect(review.map(({ fields }) => fields.map(({ name }) => name))).toEqual([['key', 'seen'], ['key', 'seen', 'topic', 'slot', 'reason']]);
	expect(await fill(site, review)).toEqual([]);
}, 60_000);
