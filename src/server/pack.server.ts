import { createHash } from 'node:crypto';
import type { Lang } from '#i18n/translator.ts';
import { findTelling } from '#journey/backlog/port.server.ts';
import { baselinePack } from '#journey/baseline/port.server.ts';
import { guidePack } from '#journey/guide/port.server.ts';
import { findHome } from '#journey/home/port.server.ts';
import type { HomeSheet } from '#journey/home/pages.tsx';
import { citiesOf } from '#journey/network/network.ts';
import type { Inside } from '#journey/network/visit.server.ts';
import { sheetPack, toolPack } from '#journey/tools/port.server.ts';
import type { PackAnswer, PackParts, PartName } from '../pages.tsx';

/**
 * What this reader's phone carries so that it can draw the carried pages without a line. `have` are the tags of the parts
 * it carries already: on a slow line a questionnaire that has not changed must not travel again because a mark has. A phone
 * that has nothing yet gets the tools its guides name, and the whole library with the next page.
 */
export async function packOf(inside: Inside, lang: Lang, have: ReadonlySet<string>): Promise<PackAnswer> {
	const homes: HomeSheet[] = [];
	for (const city of citiesOf(inside.actor)) {
		const home = await findHome(inside, city, lang);
		if (home) homes.push(home);
	}
	const baseline = await baselinePack(inside);
	const { texts: guideTexts, ...guides } = await guidePack(inside, lang);
	const whole = [...have].some((tag) => tag !== '');
	const named = guides.sheets.flatMap(({ topics }) => topics.flatMap(({ module }) => module?.tools ?? []));
	const values: PackParts = {
		homes,
		questions: baseline && { dimensions: baseline.dimensions, questions: baseline.questions },
		answers: baseline?.cities ?? [],
		telling: await findTelling(inside, lang),
		guides,
		guideTexts,
		tools: await toolPack(inside, lang, whole ? null : named),
		sheets: await sheetPack(inside, lang),
	};
	const part = <Name extends PartName>(name: Name) => {
		const tag = tagOf(name, values[name]);
		return have.has(tag) ? { tag } : { tag, value: values[name] };
	};
	const { name, isExample } = inside.network;
	return { actor: inside.actor, network: { name, isExample }, lang, whole, parts: { homes: part('homes'), questions: part('questions'), answers: part('answers'), telling: part('telling'), guides: part('guides'), guideTexts: part('guideTexts'), tools: part('tools'), sheets: part('sheets') } };
}

/** The tags in a request for the pack, whatever was sent. */
export function readHave(said: string | undefined): Set<string> {
	return new Set((said ?? '').slice(0, 400).split(','));
}

function tagOf(name: PartName, value: unknown): string {
	return createHash('sha256').update(`${name} ${JSON.stringify(value)}`).digest('base64url').slice(0, 12);
}
