import { may, type Actor, type CityId } from '#journey/network/network.ts';
import { findCity } from '#journey/network/store.server.ts';
import { command } from '#platform/command.server.ts';
import type { TargetLevel } from './baseline.ts';
import { insertTarget, listTargets } from './store.server.ts';
import type { SaidTarget } from './target-form.ts';
import { replaceTarget } from './target-store.server.ts';

export type SetTargets =
	| { ok: true; changed: number }
	| { ok: false; problem: 'notAllowed' | 'notFound' }
	| { ok: false; problem: 'editedMeanwhile'; theirs: TargetLevel[] };

/** Sets where a city wants to be in each area. An area that somebody else moved meanwhile stops the whole form: nothing is half saved. */
export const setTargets = command('baseline.setTargets', async (tx, actor: Actor, said: { key: string; city: CityId; targets: SaidTarget[] }): Promise<SetTargets> => {
	if (!(await findCity(tx, actor.network, said.city))) return { ok: false, problem: 'notFound' };
	if (!may(actor, 'settleLevels', said.city)) return { ok: false, problem: 'notAllowed' };
	const standing = new Map((await listTargets(tx, actor.network, said.city)).map((target) => [target.area, target]));
	const changes = said.targets.flatMap(({ area, level, version }) => (level !== null && level !== standing.get(area)?.level ? [{ area, level, version }] : []));
	const overtaken = changes.flatMap(({ area, version }) => {
		const target = standing.get(area);
		return target && target.version !== version ? [target] : [];
	});
	if (overtaken.length > 0) return { ok: false, problem: 'editedMeanwhile', theirs: overtaken };

	for (const { area, level } of changes) {
		const before = standing.get(area)?.version ?? 0;
		const target: TargetLevel = { city: said.city, area, level, version: before + 1 };
		if (before) await replaceTarget(tx, actor.network, target, before);
		else await insertTarget(tx, actor.network, target);
	}
	return { ok: true, changed: changes.length };
}, (said) => ({ subject: said.city }));
