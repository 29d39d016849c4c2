import { Hono } from 'hono';
import { may, type CityId } from '#journey/network/network.ts';
import { findCity } from '#journey/network/store.server.ts';
import type { InsideEnv } from '#journey/network/visit.server.ts';
import { page } from '#ui/page.ts';
import { buildReceipt } from './build-receipt.ts';
import { listLedgerEntries, listQuarterDates } from './ledger-store.server.ts';
import { ReceiptPage, ReceiptToCome } from './receipt-view.tsx';

/** The receipt of a city: its own people read it, and those who run the network. */
export const receiptPages = new Hono<InsideEnv>().get('/:lang/quarters/:quarter/receipts/:city', async (c) => {
	const { db, network, actor } = c.get('inside');
	const id = c.req.param('city') as CityId;
	if (!may(actor, 'readCity', id)) return c.notFound();
	const [city, quarters] = [await findCity(db, network.id, id), await listQuarterDates(db, network.id)];
	const quarter = quarters.find((candidate) => candidate.id === c.req.param('quarter'));
	if (!city || !quarter) return c.notFound();
	const entries = await listLedgerEntries(db, network.id, { until: quarter.number });
	const entry = entries[entries.length - 1];
	const receipt = entry?.quarter === quarter.id ? buildReceipt(entries, city.id) : null;
	if (!entry || !receipt) return quarter.state === 'chosen' || quarter.state === 'closed' ? c.notFound() : page(c, <ReceiptToCome frame={c.get('frame')} city={city} quarter={quarter} />);
	return page(c, <ReceiptPage frame={c.get('frame')} receipt={receipt} entry={entry} mayTell={may(actor, 'tellNeed', city.id)} />);
});
