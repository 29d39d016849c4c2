import type { CityId } from '#journey/network/network.ts';
import { startingTools } from '#journey/tools/content.server.ts';
import { saveSheet } from '#journey/tools/sheet-commands.server.ts';
import type { SaidSheet } from '#journey/tools/sheet.ts';
import { insertToolbox } from '#journey/tools/store.server.ts';
import type { ToolId } from '#journey/tools/tools.ts';
import { newId } from '#platform/id.ts';
import { world } from './world.server.ts';

/** A world with the toolbox, two cities with a coordinator each, and a member of the first; `blank` is a sheet as its form says it. */
export async function tooled() {
	const w = await world();
	await w.city('kumasi', { names: { en: 'Kumasi', ar: 'كوماسي' } });
	await w.city('bamako', { names: { en: 'Bamako', ar: 'باماكو' }, languages: ['fr'] });
	await w.db.transaction().execute((tx) => insertToolbox(tx, w.network.id, startingTools(), w.now));
	const [coordinator, member, elsewhere] = [await w.person('coordinator', 'kumasi'), await w.person('member', 'kumasi'), await w.person('coordinator', 'bamako')];
	const blank = (said: Partial<SaidSheet> = {}): SaidSheet => ({
		key: newId(), city: 'kumasi' as CityId, of: { tool: 'five-whys' as ToolId }, version: 0, after: null, seenShared: false, title: 'Bins', lang: 'en', channel: 'app', values: { case: 'Bins full' }, ...said,
	});
	return { ...w, coordinator, member, elsewhere, blank, save: (said: Partial<SaidSheet> = {}, by = coordinator) => saveSheet(w.db, by, blank(said), w.now) };
}
