import { expect, test } from 'vitest';
import { addDays, type Day } from '#i18n/day.ts';
import { filled, type DrawnForm } from '#testing/forms.ts';
import { exampleSite, type Visitor } from '#testing/visitors.server.ts';

/** A form of each main write, where it stands, a field or the end of the address that tells it apart, and what is filled in beside what the page proposes. */
const writes: readonly [what: string, visitor: Visitor, page: string, has: string, said: Record<string, string>][] = [
	['a need', 'coordinator', '/en/needs/new', 'words', { words: 'We need a map of our water points.', toldBy: 'Ama' }],
	['the mark of a step', 'coordinator', '/en/cities/kumasi/quarters/quarter-7/deepDive', 'state', { words: 'We met for two days.', people: '12' }],
	['an answer', 'answering', '/en/cities/niamey/baseline/answer/small-trials', 'level', { level: '2', evidence: 'A trial in the market.', confidence: 'sure' }],
	['a ballot', 'coordinator', '/en/quarters/quarter-8/grades/kumasi', 'grade.agile', {}],
	['a city gone quiet', 'secretariat', '/en/cities/lagos/status', 'status', { status: 'quiet', reason: 'Elections until the summer.' }],
	['a step moved', 'secretariat', '/en/quarters/quarter-7/move/reflect', 'day', { day: 'the next',  why: 'The hall is taken on that day.' }],
	['an invitation', 'secretariat', '/en/people/invite', 'address', { address: 'five@example.org', name: 'Five Times', role: 'expert' }],
	['a level settled', 'leadExpert', '/en/cities/niamey/baseline/session/small-trials', 'level', { level: '2' }],
	['a topic', 'leadExpert', '/en/topics/new?words=Qanat', 'name_en', { name_en: 'Qanat', objective_en: 'Water from afar' }],
	['a sheet', 'coordinator', '/en/cities/kumasi/tools/problem-tree/fill', 'text-problem', { 'text-problem': 'Bins are full on Sundays.' }],
	['a sheet again', 'coordinator', '/en/cities/kumasi/sheets/sheet-4', 'text-failure', { 'text-failure': 'Nobody came.' }],
	['a sheet shared', 'coordinator', '/en/cities/kumasi/sheets/sheet-4', 'shared', {}],
	['a trial', 'coordinator', '/en/cities/kumasi/tools/logframe/trial', 'words', { words: 'We tried it on a wall.', shared: 'yes' }],
	['a member', 'coordinator', '/en/cities/kumasi/people/add', 'sector', { name: 'Efua Five', sector: 'citizens' }],
	['a theme', 'coordinator', '/en/cities/kumasi/theme', 'label', { label: 'Water', problem: 'Wells run dry.', reason: 'A dry year.' }],
	['the next quarter', 'secretariat', '/en/quarters/next', 'startsOn', {}],
	['a role ended', 'secretariat', '/en/roles/anna-role/end', 'lastDay', {}],
	['the end of the grades', 'secretariat', '/en/quarters/quarter-8/choice', '/close', {}],
	['a local example', 'coordinator', '/en/curriculum/agile/examples', 'words', { words: 'We tried it in one ward of the city.' }],
	['a text adapted', 'leadExpert', '/en/curriculum/agile/text/en', 'block-who', { 'block-who': 'For everybody.' }],
	['a module', 'leadExpert', '/en/curriculum/new', 'aim', { title: 'Water', aim: 'After this your city can measure', topic: '' }],
	['the facts of a module', 'leadExpert', '/en/curriculum/agile/facts', 'minutes', { minutes: '75' }],
	['a module taken out', 'leadExpert', '/en/curriculum/open-data/facts', '/retire', { reason: 'Nobody used it.' }],
	['a tool', 'leadExpert', '/en/tools/new', 'aim', { title: 'Fear map', aim: 'Say what you fear' }],
	['a canvas', 'leadExpert', '/en/tools/power-interest/canvas', 'newKind', { newKind: 'line', newName: 'The town', newColumns: '', 'columns.people': 'Where they meet' }],
	['the facts of a tool', 'leadExpert', '/en/tools/stakeholder-map/facts', 'minutes', { minutes: '25' }],
	['a choice confirmed', 'leadExpert', '/en/quarters/quarter-8/choice', 'seen', {}],
];

test('a form sent five times at once has one effect and one answer', async () => {
	await using site = await exampleSite();
	const records = async () => (await site.db.selectFrom('record').select('key').execute()).map(({ key }) => key);
	const found: unknown[] = [];
	for (const [what, visitor, path, has, said] of writes) {
		const forms = await site.formsAt(visitor, path);
		const drawn: DrawnForm | undefined = forms.find(({ action, fields }) => (has.startsWith('/') ? action.endsWith(has) : fields.some(({ name }) => name === has)));
		if (!drawn) throw new Error(`${what}: no such form`);
		const body = filled(drawn);
		body.delete('next');
		for (const [name, value] of Object.entries(said)) body.set(name, value === 'the next' ? addDays((body.get(name) ?? '') as Day, 1) : value);
		const before = await records();
		const answers = await Promise.all(Array.from({ length: 5 }, () => site.send(visitor, drawn.action, new URLSearchParams(body))));
		const made = (await records()).length - before.length;
		found.push([what, made, new Set(answers.map(({ status, location }) => `${status} ${location ?? ''}`.replace(/\?.*/, ''))).size, [...new Set(answers.map(({ status }) => status))].join()]);
	}
	expect(found).toEqual(writes.map(([what]) => [what, 1, 1, '303']));
	expect(site.faults).toEqual([]);
}, 120_000);
