import { may, type Actor } from '#journey/network/network.ts';
import { findCity } from '#journey/network/store.server.ts';
import { command } from '#platform/command.server.ts';
import { findTool } from './store.server.ts';
import type { SaidTrial, SaveTrial, Trial } from './trial.ts';
import { findTrial, insertTrial, replaceTrial } from './trial-store.server.ts';

/**
 * Tells that a city tried a tool, and what happened. Only its coordinator decides whether the network reads it: what somebody
 * else of the city says otherwise is refused.
 */
export const saveTrial = command('tools.saveTrial', async (tx, actor: Actor, said: SaidTrial, now): Promise<SaveTrial> => {
	const { key, version, after, ...told } = said;
	if (!(await findCity(tx, actor.network, said.city)) || !(await findTool(tx, actor.network, said.tool))) return { ok: false, problem: 'notFound' };
	const standing = await findTrial(tx, actor.network, said.tool, said.city);
	if (!may(actor, 'fillTools', said.city) || (said.shared !== (standing?.shared ?? false) && !may(actor, 'shareTools', said.city))) return { ok: false, problem: 'notAllowed' };

	const isOnTop = standing !== null && standing.by === actor.person && (standing.form === after || standing.form === key);
	if (standing && version !== standing.version && !isOnTop) {
		const { on, words, shared } = standing;
		return { ok: false, problem: 'editedMeanwhile', theirs: { on, words, shared }, version: standing.version };
	}
	const trial: Trial = { ...told, form: key, by: actor.person, at: now.toISOString(), version: (standing?.version ?? 0) + 1 };
	if (standing) await replaceTrial(tx, actor.network, trial, standing.version);
	else await insertTrial(tx, actor.network, trial);
	return { ok: true, version: trial.version };
}, (said) => ({ subject: said.city }));
