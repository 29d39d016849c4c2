import { addDays, type Day } from '#i18n/day.ts';
import { languages } from '#i18n/translator.ts';
import type { ExampleId } from '#journey/curriculum/example.ts';
import { insertExample } from '#journey/curriculum/example-store.server.ts';
import type { NetworkId } from '#journey/network/network.ts';
import { deriveRevision } from '#journey/text/derive-revision.ts';
import { listTexts, replaceText } from '#journey/text/store.server.ts';
import type { Tx } from '#platform/db/db.server.ts';
import { coordinatorOn, leadExpert } from './example-city-content.server.ts';
import { onDay, type Stage } from './example-story-content.server.ts';

/** Days after the beginning of a quarter on which a city tells its example, and the Lead Expert adapts a text. */
const [toldAfter, adaptedAfter] = [40, 12];

/** Examples that cities tell beside modules, and one text of the curriculum that was adapted, in one language not yet. */
export async function fillCurriculum(tx: Tx, network: NetworkId, stage: Stage): Promise<void> {
	const { examples, adapted } = stage.story.curriculum;
	for (const [i, { quarter, ...told }] of examples.entries()) {
		const day = dayIn(stage, quarter, toldAfter);
		await insertExample(tx, network, { ...told, id: `example-${i + 1}` as ExampleId, by: coordinatorOn(stage, told.city, day), at: onDay(day, '11:20'), version: 1 });
	}
	const saving = { by: leadExpert(stage.story), at: onDay(dayIn(stage, adapted.quarter, adaptedAfter), '17:10') };
	const { module, block, added } = adapted;
	// The source first: its translations follow what it says by then.
	for (const lang of [...languages].sort((a, b) => Number(b === 'en') - Number(a === 'en'))) {
		const sentence = added[lang];
		const texts = await listTexts(tx, network, 'module', [module], [lang]);
		const text = texts.find((one) => one.lang === lang);
		const source = texts.find(({ isSource }) => isSource);
		const next = sentence && text && source && deriveRevision(text, source, { words: { [block]: `${text.blocks[block] ?? ''}\n\n${sentence}` }, checked: [], source: null });
		if (next) await replaceText(tx, network, 'module', next, text.version, saving);
	}
}

function dayIn({ quarters }: Stage, number: number, after: number): Day {
	const quarter = quarters.find((one) => one.number === number);
	if (!quarter) throw new Error(`the example has no quarter ${number}`);
	return addDays(quarter.startsOn, after);
}
