import type { NetworkId } from '#journey/network/network.ts';
import type { Tx } from '#platform/db/db.server.ts';
import type { TargetLevel } from './baseline.ts';

/** Replaces a target that is still at `version`; false when somebody was faster. */
export async function replaceTarget(tx: Tx, network: NetworkId, target: TargetLevel, version: number): Promise<boolean> {
	const done = await tx.updateTable('target_level').set({ level: target.level, version: target.version })
		.where('network_id', '=', network).where('city_id', '=', target.city).where('area', '=', target.area).where('version', '=', version).executeTakeFirst();
	return Number(done.numUpdatedRows) === 1;
}
