import type { Day } from '#i18n/day.ts';
import type { TopicId } from '#journey/backlog/backlog.ts';
import { insertNeed, insertTopic } from '#journey/backlog/store.server.ts';
import { startingQuestionnaire } from '#journey/baseline/content.server.ts';
import { insertQuestionnaire } from '#journey/baseline/store.server.ts';
import { startingCurriculum } from '#journey/curriculum/content.server.ts';
import type { ExampleId } from '#journey/curriculum/example.ts';
import { insertExample } from '#journey/curriculum/example-store.server.ts';
import { insertCurriculum } from '#journey/curriculum/store.server.ts';
import { isCityRole, type CityId, type NetworkId, type PersonId, type Role } from '#journey/network/network.ts';
import { insertMembership, insertPerson } from '#journey/network/person-store.server.ts';
import { insertSession } from '#journey/network/signin-store.server.ts';
import { insertCity, insertNetwork, insertStatus } from '#journey/network/store.server.ts';
import { daysOfQuarter, planQuarter } from '#journey/quarter/plan-quarter.ts';
import type { QuarterId } from '#journey/quarter/quarter.ts';
import { insertQuarter, insertQuarterTopic } from '#journey/quarter/store.server.ts';
import { replaceText } from '#journey/text/store.server.ts';
import { startingTools } from '#journey/tools/content.server.ts';
import { insertSheet, replaceSheet } from '#journey/tools/sheet-store.server.ts';
import type { Sheet } from '#journey/tools/sheet.ts';
import { insertToolbox } from '#journey/tools/store.server.ts';
import type { Tx } from '#platform/db/db.server.ts';
import { newId } from '#platform/id.ts';
import { exampleCity, exampleNetwork } from './examples.ts';

/** One of everything an address can name, all under ids that end in `tag`: in two networks no id is the other's. */
export async function fillNetwork(tx: Tx, tag: string, now: Date): Promise<NetworkId> {
	const id = `net-${tag}` as NetworkId;
	await insertNetwork(tx, { ...exampleNetwork, id }, now);
	const person = async (role: Role, city: string | null) => {
		const made = `${role}${city ? `-${city}` : ''}` as PersonId;
		await insertPerson(tx, id, { id: made, name: made, address: null, lang: 'en', version: 1 });
		await insertMembership(tx, id, { id: `role-${made}`, person: made, role, city: city as CityId | null, sector: null, from: '2026-01-01' as Day, until: null });
		return made;
	};
	const by = await person('secretariat', null);
	for (const role of ['leadExpert', 'expert', 'funder'] as const) await person(role, null);
	for (const city of [`kumasi-${tag}`, `tunis-${tag}`]) {
		await insertCity(tx, id, { ...exampleCity, id: city as CityId });
		await insertStatus(tx, id, { id: newId(), city: city as CityId, status: 'active', reason: '', expectedReturn: null, by, at: now });
		for (const role of ['coordinator', 'member'] as const) await person(role, city);
	}
	const { dimensions, questions } = startingQuestionnaire();
	await insertQuestionnaire(tx, id, { dimensions, questions: questions.slice(0, 3).map((question, i) => ({ ...question, id: `question${i}-${tag}` as typeof question.id })) });
	const { modules, texts } = startingCurriculum();
	const [module] = modules;
	if (!module) throw new Error('no module is written');
	const moduleId = `module-${tag}` as typeof module.id;
	await insertCurriculum(tx, id, { modules: [{ ...module, id: moduleId }], texts: texts.filter(({ of }) => of === module.id).map((text) => ({ ...text, of: moduleId })) }, now);
	const { tools, texts: toolTexts } = startingTools();
	const [tool] = tools;
	if (!tool) throw new Error('no tool is written');
	const toolId = `tool-${tag}` as typeof tool.id;
	await insertToolbox(tx, id, { tools: [{ ...tool, id: toolId }], texts: toolTexts.filter(({ of }) => of === tool.id).map((text) => ({ ...text, of: toolId })) }, now);
	for (const [kind, of, all] of [['module', moduleId, texts], ['tool', toolId, toolTexts]] as const) {
		const text = all.find((candidate) => candidate.of === (kind === 'module' ? module.id : tool.id) && candidate.isSource);
		if (text) await replaceText(tx, id, kind, { ...text, of, version: 2 }, 1, { by, at: now.toISOString() });
	}
	await insertExample(tx, id, { id: `example-${tag}` as ExampleId, module: moduleId, city: `kumasi-${tag}` as CityId, words: 'We tried it in one ward.', lang: 'en', by, at: now.toISOString(), version: 1 });
	const sheet: Sheet = {
		id: `sheet-${tag}` as Sheet['id'], tool: toolId, city: `kumasi-${tag}` as CityId, title: 'Sheet', lang: 'en', values: {}, shared: false, channel: 'app', form: 'first', by, at: now.toISOString(), version: 1,
	};
	await insertSheet(tx, id, sheet);
	await replaceSheet(tx, id, { ...sheet, form: 'second', version: 2 }, 1);
	const topic = `topic-${tag}` as TopicId;
	await insertTopic(tx, id, { id: topic, area: module.area, kind: 'core', names: { en: 'Topic' }, objective: { en: 'Objective' }, lang: 'en', state: 'listed', stateReason: '', module: moduleId, slots: 1, listedOn: '2026-01-01' as Day, after: [], version: 1 });
	await insertNeed(tx, id, { id: `need-${tag}` as never, city: `kumasi-${tag}` as CityId, words: 'We need this.', lang: 'en', toldBy: 'Ama', channel: 'app', person: null, at: now.toISOString(), state: 'open', stateReason: '', topics: [topic], version: 1 }, by);
	const days = daysOfQuarter('2027-Q1');
	const plan = days && planQuarter(days.startsOn, days.endsOn);
	if (!days || !plan) throw new Error('no quarter');
	const quarter = `quarter-${tag}` as QuarterId;
	await insertQuarter(tx, id, { id: quarter, number: 1, state: 'chosen', ...days, slots: 1, message: '', lang: 'en', version: 1, ...plan });
	await insertQuarterTopic(tx, id, { quarter, slot: 0, topic, chosenBy: 'forced' });
	return id;
}

/** A session for each role, with the city roles in the first city. */
export async function enterAll(tx: Tx, network: NetworkId, tag: string, now: Date): Promise<Map<Role, string>> {
	const sessions = new Map<Role, string>();
	for (const role of ['secretariat', 'leadExpert', 'coordinator', 'member', 'expert', 'funder'] as const) {
		sessions.set(role, await insertSession(tx, network, `${role}${isCityRole(role) ? `-kumasi-${tag}` : ''}` as PersonId, now));
	}
	return sessions;
}

/** The address with every part filled by a row of the network `tag`. */
export function addressIn(route: string, tag: string, city: 'kumasi' | 'tunis' = 'kumasi'): string {
	const named: Record<string, string> = {
		lang: 'en', city: `${city}-${tag}`, quarter: `quarter-${tag}`, question: `question0-${tag}`, topic: `topic-${tag}`, need: `need-${tag}`, module: `module-${tag}`, tool: `tool-${tag}`, sheet: `sheet-${tag}`, example: `example-${tag}`, of: 'en', version: '1', step: 'kickOff',
		person: `member-${city}-${tag}`, role: `role-member-${city}-${tag}`, invitation: 'none', in: 'en', channel: 'call', part: 'reading', token: 'none',
	};
	return route.replace(/:(\w+)/g, (_, name: string) => named[name] ?? 'none');
}
