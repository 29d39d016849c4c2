/** Adds the ledger of the page up again on the reader's device, from its grades alone: no server and no line is asked. */
import { auditLedger, type LedgerAudit } from '#algorithms/audit-ledger.ts';
import type { LedgerRecord } from '#algorithms/ledger-record.ts';
import { recheckLedger } from '#algorithms/recheck-ledger.ts';

/** One sentence: every line and the audit are right, or the first line that is not. */
export function addUp(json: string, { lang, ok = '', wrong = '' }: DOMStringMap): string {
	const { audit, before, rounds } = JSON.parse(json) as LedgerRecord & { audit: LedgerAudit };
	const record = { before, rounds };
	const outcome = recheckLedger(record);
	if (!outcome.ok) return wrong.replace('{line}', `${(outcome.round ?? 0) + 1}, ${outcome.line}`);
	if (JSON.stringify(auditLedger(record)) !== JSON.stringify(audit)) return wrong.replace('{line}', 'audit');
	return ok.replace('{n}', outcome.decisions.toLocaleString(lang));
}
