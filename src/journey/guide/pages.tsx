/** A city's guide: carried by the phone, so that it can be read, and its items swapped, without a line. */
import { Hono, type Context } from 'hono';
import type { Lang } from '#i18n/translator.ts';
import type { ModuleId } from '#journey/curriculum/curriculum.ts';
import type { CityId } from '#journey/network/network.ts';
import type { QuarterId } from '#journey/quarter/quarter.ts';
import { linkTo } from '#ui/frame.ts';
import { page, statusOf, type PageEnv, type PageStatus } from '#ui/page.ts';
import { buildGuide, isVariantPart } from './build-guide.ts';
import { readSwap, type SwapSaid } from './form.ts';
import { GuidePage } from './guide-view.tsx';
import { guidePath, type GuideSheet, type GuideText, type ItemAddress, type SwapGuideItem } from './guide.ts';
import { SwapPage, type SwapAnswer } from './swap-view.tsx';

/** What these pages need from their host: a database on the server, a stored pack and an outbox on the phone. */
export interface GuidePort {
	newKey(): string;
	/** The guide of a quarter, or with null the one the city needs now; null where there is none this reader may see. */
	findGuide(city: CityId, quarter: QuarterId | null, lang: Lang): Promise<GuideSheet | null>;
	swap(said: SwapSaid & ItemAddress): Promise<SwapGuideItem | { ok: true; kept: true }>;
}

/** A guide as the phone carries it: the texts stand apart, once for all cities. */
export type CarriedSheet = Omit<GuideSheet, 'texts' | 'today'>;
export interface GuidePack {
	/** Name of the reader, for swaps that wait on the phone. */
	name: string;
	sheets: readonly CarriedSheet[];
	texts: readonly GuideText[];
}

const current = '/:lang/cities/:city/guide';
const ofQuarter = `${current}/:quarter` as const;
const ofItem = `${ofQuarter}/:module/:part` as const;

export function guidePages(portOf: (c: Context) => GuidePort) {
	async function show(c: Context<PageEnv>, quarter: string | null) {
		const frame = c.get('frame');
		const sheet = await portOf(c).findGuide(c.req.param('city') as CityId, quarter as QuarterId | null, frame.lang);
		return sheet ? page(c, <GuidePage frame={frame} sheet={sheet} done={c.req.query('done')} />) : c.notFound();
	}

	async function showSwap(c: Context<PageEnv>, address: ItemAddress, answer?: SwapAnswer, status?: PageStatus) {
		const port = portOf(c);
		const sheet = await port.findGuide(address.city, address.quarter, c.get('frame').lang);
		const item = sheet && buildGuide(sheet).find(({ key }) => key === `${address.module}/${address.part}`);
		if (!sheet?.quarter || !item?.proposed || (!sheet.maySwap && !answer)) return c.notFound();
		return page(c, <SwapPage frame={c.get('frame')} sheet={sheet} item={item} proposed={item.proposed} path={guidePath(address.city, address.quarter)} keyValue={port.newKey()} answer={answer} />, status);
	}

	return new Hono<PageEnv>()
		.get(current, (c) => show(c, null))
		.get(ofQuarter, (c) => show(c, c.req.param('quarter')))
		.get(ofItem, (c) => {
			const address = addressIn(c);
			return address ? showSwap(c, address) : c.notFound();
		})
		.post(ofItem, async (c) => {
			const address = addressIn(c);
			if (!address) return c.notFound();
			const reading = readSwap(await c.req.formData());
			if (!reading.ok) return showSwap(c, address, { problem: 'badForm' }, 422);
			const outcome = await portOf(c).swap({ ...reading.value, ...address });
			if (outcome.ok) return c.redirect(`${linkTo(c.get('frame'), guidePath(address.city, address.quarter))}?done=${'kept' in outcome ? 'kept' : 'swapped'}`, 303);
			if (outcome.problem === 'notFound') return c.notFound();
			const answer = outcome.problem === 'editedMeanwhile' ? { ...outcome, yours: reading.value.variant } : outcome;
			return showSwap(c, address, answer as SwapAnswer, statusOf(outcome.problem));
		});
}

function addressIn(c: Context): ItemAddress | null {
	const { city, quarter, module, part } = c.req.param() as Record<string, string | undefined>;
	return city && quarter && module && part && isVariantPart(part) ? { city: city as CityId, quarter: quarter as QuarterId, module: module as ModuleId, part } : null;
}
