import { may, type Actor } from '#journey/network/network.ts';
import { findQuarter } from '#journey/quarter/store.server.ts';
import { command } from '#platform/command.server.ts';
import type { SwapSaid } from './form.ts';
import { canSwap, type ItemAddress, type SwapGuideItem } from './guide.ts';
import { findGuideCity, insertSwap, listGuideTopics, listSwaps, replaceSwap } from './store.server.ts';

/** Takes another variant of one item, for one city and quarter. Swapping back is a swap like any other; each keeps who and when. */
export const swapGuideItem = command('guide.swap', async (tx, actor: Actor, said: SwapSaid & ItemAddress, now): Promise<SwapGuideItem> => {
	const [city, quarter] = [await findGuideCity(tx, actor.network, said.city), await findQuarter(tx, actor.network, said.quarter)];
	if (!city || !quarter || !may(actor, 'readCity', city.id)) return { ok: false, problem: 'notFound' };
	if (!may(actor, 'swapGuideItems', city.id)) return { ok: false, problem: 'notAllowed' };
	if (!(await listGuideTopics(tx, actor.network, quarter.id)).some(({ module }) => module?.id === said.module)) return { ok: false, problem: 'notFound' };
	if (!canSwap(quarter)) return { ok: false, problem: 'notInUse' };

	const item = `${said.module}/${said.part}`;
	const standing = (await listSwaps(tx, actor.network, quarter.id, city.id)).find((swap) => swap.item === item);
	if ((standing?.version ?? 0) !== said.version) return standing ? { ok: false, problem: 'editedMeanwhile', theirs: standing } : { ok: false, problem: 'notFound' };
	const swap = { quarter: quarter.id, city: city.id, item, variant: said.variant, person: actor.person, at: now.toISOString(), version: said.version + 1 };
	await (standing ? replaceSwap(tx, actor.network, swap) : insertSwap(tx, actor.network, swap));
	return { ok: true };
}, (said) => ({ subject: said.city }));
