import type { Day } from '#i18n/day.ts';
import { startingTopics } from '#journey/backlog/content.server.ts';
import type { TopicId } from '#journey/backlog/backlog.ts';
import { insertTopic } from '#journey/backlog/store.server.ts';
import type { Level } from '#journey/baseline/baseline.ts';
import { startingQuestionnaire } from '#journey/baseline/content.server.ts';
import { insertQuestionnaire, insertSettledLevel, insertTarget } from '#journey/baseline/store.server.ts';
import { startingCurriculum } from '#journey/curriculum/content.server.ts';
import { insertCurriculum } from '#journey/curriculum/store.server.ts';
import type { CityId } from '#journey/network/network.ts';
import { planQuarter } from '#journey/quarter/plan-quarter.ts';
import type { Quarter, QuarterId } from '#journey/quarter/quarter.ts';
import { insertQuarter, insertQuarterTopic } from '#journey/quarter/store.server.ts';
import { actorOf } from './examples.ts';
import { world } from './world.server.ts';

const [startsOn, endsOn] = ['2027-01-01' as Day, '2027-03-31' as Day];

/** A world with the core curriculum and the first quarter of 2027, in which `topics` are chosen; two cities, one at the start, one far ahead. */
export async function guided({ topics = ['data-decisions'], change = {} }: { topics?: readonly string[]; change?: Partial<Quarter> } = {}) {
	const w = await world();
	const curriculum = startingCurriculum();
	const quarter: Quarter = {
		id: 'q1' as QuarterId, number: 1, state: 'chosen', startsOn, endsOn, slots: 1, message: '', lang: 'en', version: 1,
		...(planQuarter(startsOn, endsOn) ?? { steps: [], gradesCloseOn: startsOn }), ...change,
	};
	const questionnaire = startingQuestionnaire();
	await w.city('kumasi', { names: { en: 'Kumasi', ar: 'كوماسي' } });
	await w.city('kigali', { names: { en: 'Kigali' } });
	await w.city('niamey', { names: { en: 'Niamey' }, status: 'quiet' });
	await w.db.transaction().execute(async (tx) => {
		await insertCurriculum(tx, w.network.id, curriculum, w.now);
		await insertQuestionnaire(tx, w.network.id, questionnaire);
		for (const topic of startingTopics(startsOn, curriculum.modules.map((module) => module.id))) await insertTopic(tx, w.network.id, topic);
		await insertQuarter(tx, w.network.id, quarter);
		for (const [i, topic] of topics.entries()) await insertQuarterTopic(tx, w.network.id, { quarter: quarter.id, slot: i + 1, topic: topic as TopicId, chosenBy: 'ledger' });
	});

	/** Settles a city's level in the areas of the three modules, and what it aims at. */
	async function settle(city: string, level: Level, target: Level) {
		await w.db.transaction().execute(async (tx) => {
			for (const area of ['data', 'innovation', 'funding'] as const) {
				const question = questionnaire.questions.find((candidate) => candidate.area === area);
				if (!question) continue;
				const settled = { city: city as CityId, question: question.id, level, lowest: null, highest: null, dissent: '', lang: 'en' as const, at: w.now.toISOString(), version: 1 };
				await insertSettledLevel(tx, w.network.id, settled, actorOf('leadExpert').person);
				await insertTarget(tx, w.network.id, { city: city as CityId, area, level: target, version: 1 });
			}
		});
	}
	await settle('kumasi', 2, 4);
	await settle('kigali', 4, 5);
	return { ...w, quarter };
}
