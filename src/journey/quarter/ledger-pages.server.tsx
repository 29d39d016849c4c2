import { Hono } from 'hono';
import { recheckLedger } from '#algorithms/recheck-ledger.ts';
import { showInstant } from '#i18n/day.ts';
import { isolate, translator } from '#i18n/translator.ts';
import { citiesOf, may } from '#journey/network/network.ts';
import type { InsideEnv } from '#journey/network/visit.server.ts';
import { page } from '#ui/page.ts';
import { listLedgerEntries } from './ledger-store.server.ts';
import { LedgerPage } from './ledger-view.tsx';
import { ledgerWords } from './ledger-words.ts';
import { recordOf } from './explain-choice.ts';

/** The whole ledger, for everybody who travels; others of the network read totals and whether every group has its share. */
export const ledgerPages = new Hono<InsideEnv>()
	.get('/:lang/ledger', async (c) => {
		const { db, network, actor, now } = c.get('inside');
		const frame = c.get('frame');
		const mayRead = may(actor, 'readLedger');
		if (!mayRead && !may(actor, 'readNetwork')) return c.notFound();
		const entries = await listLedgerEntries(db, network.id);
		const t = translator(ledgerWords, frame.lang);
		let checked: string | null = null;
		if (mayRead && entries.length > 0 && c.req.query('again') !== undefined) {
			const outcome = recheckLedger(recordOf(entries));
			const who = { at: showInstant(now.toISOString(), network.zone, frame.lang), name: isolate(actor.name) };
			checked = outcome.ok ? t('recheckServer', { ...who, n: outcome.decisions }) : t('recheckWrong', { ...who, quarter: entries[outcome.round ?? 0]?.number ?? 0, line: outcome.line });
		}
		const quarter = c.req.query('quarter') ?? '';
		const number = /^\d{1,9}$/.test(quarter) ? Number(quarter) : null;
		return page(c, <LedgerPage frame={frame} entries={entries} mayRead={mayRead} checked={checked} number={number} from={c.req.query('from')} own={citiesOf(actor)} />);
	})
	.get('/:lang/ledger/record', async (c) => {
		const { db, network, actor } = c.get('inside');
		if (!may(actor, 'readLedger')) return c.notFound();
		const entries = await listLedgerEntries(db, network.id);
		c.header('content-disposition', 'attachment; filename="ledger.json"');
		return c.json({ network: network.name, ...recordOf(entries), audit: entries[entries.length - 1]?.audit ?? null, quarters: entries.map(({ number, cities, topics, at, why }) => ({ number, cities, topics, at, why })) });
	});
