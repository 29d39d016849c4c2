import { may, type Actor } from '#journey/network/network.ts';
import { findCity } from '#journey/network/store.server.ts';
import { command } from '#platform/command.server.ts';
import type { Tx } from '#platform/db/db.server.ts';
import { mergeEarlier } from './merge-values.ts';
import type { SaidSheet, SaveSheet, ShareSheet, Sheet, SheetId } from './sheet.ts';
import type { SaidSharing } from './sheet-form.ts';
import { findSameSheet, findSheet, findSheetVersion, hasSheet, insertSheet, replaceSheet, setShared } from './sheet-store.server.ts';
import { findTool } from './store.server.ts';
import type { CityId } from '#journey/network/network.ts';

/**
 * Keeps a sheet as a new version. A sheet filled in anew takes its id from its form, so that a phone without a line can write
 * it a second time before the network knows it. An edit against an old version overwrites nothing, unless it was written on
 * top of the very form that made the version standing now: then one hand wrote both. What was written for the city alone does
 * not go out to the network because the sheet was shared meanwhile.
 */
export const saveSheet = command('tools.saveSheet', async (tx, actor: Actor, said: SaidSheet, now): Promise<SaveSheet> => {
	if (!(await findCity(tx, actor.network, said.city))) return { ok: false, problem: 'notFound' };
	if (!may(actor, 'fillTools', said.city)) return { ok: false, problem: 'notAllowed' };
	const id = 'sheet' in said.of ? said.of.sheet : (said.key as SheetId);
	const standing = (await findSheet(tx, actor.network, said.city, id))?.sheet ?? null;
	const toolId = standing?.tool ?? ('tool' in said.of ? said.of.tool : null);
	const tool = toolId && (await findTool(tx, actor.network, toolId));
	if (!tool || (!standing && await hasSheet(tx, actor.network, id)) || ('tool' in said.of && said.of.tool !== tool.id)) return { ok: false, problem: 'notFound' };

	const { title, lang, channel, values } = said;
	const written = { title, lang, channel, form: said.key, by: actor.person, at: now.toISOString() };
	if (!standing) {
		// The back button shows the sent form once more under a new key: the same words of one hand are one sheet.
		const same = await findSameSheet(tx, actor.network, { tool: tool.id, city: said.city, title, values, by: actor.person });
		if (same) return { ok: true, ...same };
		await insertSheet(tx, actor.network, { id, tool: tool.id, city: said.city, values, shared: false, version: 1, ...written });
		return { ok: true, sheet: id, version: 1 };
	}
	const isOnTop = standing.by === actor.person && (standing.form === said.after || standing.form === said.key);
	if (said.version !== standing.version && !isOnTop) return refuse(tx, actor, said, standing);
	if (standing.shared && !said.seenShared) return { ok: false, problem: 'sharedMeanwhile' };
	const sheet: Sheet = { ...standing, ...written, values: mergeEarlier(values, standing.values, tool.canvas), version: standing.version + 1 };
	await replaceSheet(tx, actor.network, sheet, standing.version);
	return { ok: true, sheet: id, version: sheet.version };
}, (said) => ({ subject: said.city }));

async function refuse(tx: Tx, actor: Actor, { version }: SaidSheet, standing: Sheet): Promise<SaveSheet> {
	const before = await findSheetVersion(tx, actor.network, standing.id, version);
	return {
		ok: false, problem: 'editedMeanwhile', theirs: { title: standing.title, values: standing.values },
		before: before && { title: before.title, values: before.values }, version: standing.version,
	};
}

/** Shows a sheet to the whole network, or takes it back into the city; refused where the words changed since they were seen. */
export const shareSheet = command('tools.shareSheet', async (tx, actor: Actor, said: SaidSharing & { city: CityId; sheet: SheetId }): Promise<ShareSheet> => {
	const found = await findSheet(tx, actor.network, said.city, said.sheet);
	if (!found || !may(actor, 'fillTools', said.city)) return { ok: false, problem: 'notFound' };
	if (!may(actor, 'shareTools', said.city)) return { ok: false, problem: 'notAllowed' };
	const isSet = await setShared(tx, actor.network, said.sheet, said.version, said.shared === 'yes');
	return isSet ? { ok: true } : { ok: false, problem: 'editedMeanwhile' };
}, (said) => ({ subject: said.city }));
