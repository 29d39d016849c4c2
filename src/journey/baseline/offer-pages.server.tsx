import { Hono } from 'hono';
import type { BadForm } from '#forms/read.ts';
import { may, type CityId } from '#journey/network/network.ts';
import { findCity } from '#journey/network/store.server.ts';
import type { InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { page, statusOf } from '#ui/page.ts';
import type { Area, Level } from './baseline.ts';
import { deriveOffers } from './derive-offers.ts';
import { confirmOffer } from './offer-commands.server.ts';
import { readOffer } from './offer-form.ts';
import { listOffersOf } from './offer-store.server.ts';
import { OfferPage, type OfferAnswer } from './offer-view.tsx';
import { listPlacedLevels } from './picture-store.server.ts';
import { listTargets } from './store.server.ts';
import { summariseLevels } from './summarise-levels.ts';

const address = '/:lang/cities/:city/offers';

/** What a city can teach and would like to learn: proposed by its levels, confirmed by its coordinator. */
export const offerPages = new Hono<InsideEnv>()
	.get(address, (c) => show(c))
	.post(address, async (c) => {
		const { db, actor, now } = c.get('inside');
		const city = c.req.param('city') as CityId;
		if (!may(actor, 'readCity', city)) return c.notFound();
		const form = await c.req.formData();
		const reading = readOffer(form);
		if (!reading.ok) return show(c, { bad: reading });
		const outcome = await confirmOffer(db, actor, { ...reading.value, city, lang: c.get('frame').lang }, now);
		if (outcome.ok) return c.redirect(`${c.req.path}?done=${reading.value.did}`, 303);
		const bad: BadForm = { ok: false, problem: 'badForm', fields: [], typed: reading.typed };
		return show(c, { bad, refused: outcome });
	});

async function show(c: InsideContext, answer?: OfferAnswer) {
	const { db, actor, network } = c.get('inside');
	const id = (c.req.param('city') ?? '') as CityId;
	const city = may(actor, 'readCity', id) ? await findCity(db, actor.network, id) : null;
	if (!city) return c.notFound();
	const placed = await listPlacedLevels(db, actor.network, id);
	const current = summariseLevels(placed.map(({ question, area }) => ({ id: question, area })), placed).get(id) ?? new Map<Area, Level>();
	const targets = new Map((await listTargets(db, actor.network, id)).map(({ area, level }) => [area, level]));
	const offers = await listOffersOf(db, actor.network, id);
	const did = c.req.query('done');
	const body = (
		<OfferPage frame={c.get('frame')} city={city} zone={network.zone} proposals={deriveOffers(current, targets)} offers={offers} mayConfirm={may(actor, 'confirmOffers', id)}
			newKey={newId} answer={answer} done={did === 'confirm' || did === 'withdraw' ? did : null} />
	);
	return page(c, body, answer ? statusOf((answer.refused ?? answer.bad).problem) : 200);
}
