import type { LedgerRecord, LedgerState, RoundRecord } from './ledger-record.ts';
import { formatFraction } from './rational.ts';
import { recheckSlot, wrongLines } from './recheck-decision.ts';
import { type Desk, layOut, type LedgerFault, readLedgerState } from './recheck-round.ts';

/**
 * Adds up a published ledger again from its grades alone: which options could be chosen, that every level is the one at
 * which the supporters' payments fill the cost (put in, not solved again), that the lowest won and by which tie rule,
 * each payment, the clock, and what is carried on. It shares no counting with the engine, needs no network and no
 * server. Gives the first line that does not add up, or how many decisions did.
 */
export function recheckLedger(record: LedgerRecord): { ok: true; decisions: number } | LedgerFault {
	if (!hasShape(record)) return { ok: false, round: null, decision: null, line: 'input', id: null, expected: null, found: null };
	let before: LedgerState = record.before;
	let decisions = 0;
	for (const [i, round] of record.rounds.entries()) {
		const wrong = recheckRound(before, round);
		if (wrong) return { ok: false, round: i, ...wrong };
		before = round.after;
		decisions += round.decisions.length;
	}
	return { ok: true, decisions };
}

function recheckRound(before: LedgerState, { round, decisions, after }: RoundRecord): Omit<LedgerFault, 'ok' | 'round'> | null {
	const carried = readLedgerState(before);
	if (typeof carried === 'string') return { decision: null, line: 'state', id: carried, expected: null, found: null };
	const desk = layOut(round, carried);
	if (typeof desk === 'string') return { decision: null, line: 'input', id: desk, expected: null, found: null };

	const forced = round.forced ?? [];
	if (decisions.length !== forced.length + round.slots) return { decision: null, line: 'decisions', id: null, expected: String(forced.length + round.slots), found: String(decisions.length) };
	for (const [i, decision] of decisions.entries()) {
		const option = forced[i];
		if (option === undefined) {
			const wrong = recheckSlot(desk, i - forced.length, decision);
			if (wrong) return { decision: i, ...wrong };
		} else if (decision.kind !== 'forced') {
			return { decision: i, line: 'kind', id: option, expected: 'forced', found: decision.kind };
		} else if (decision.option !== option) {
			return { decision: i, line: 'option', id: option, expected: option, found: decision.option };
		} else {
			desk.taken.add(option);
		}
	}
	return wrongAfter(desk, before, { round, decisions, after });
}

function wrongAfter(desk: Desk, before: LedgerState, { decisions, after }: RoundRecord): Omit<LedgerFault, 'ok' | 'round'> | null {
	const clock = formatFraction(desk.clock);
	if (after.clock !== clock) return { decision: null, line: 'clock', id: null, expected: clock, found: after.clock };
	const wrong = wrongLines('spent', new Map([...desk.spent].map(([voter, spent]) => [voter, formatFraction(spent)])), after.spent);
	if (wrong) return { decision: null, ...wrong };
	const chosen = [...new Set([...before.chosen, ...decisions.flatMap((decision) => (decision.kind === 'none' ? [] : [decision.option]))])];
	if (JSON.stringify(after.chosen) !== JSON.stringify(chosen)) return { decision: null, line: 'chosen', id: null, expected: JSON.stringify(chosen), found: JSON.stringify(after.chosen) };
	const overridden = before.overridden || decisions.some(({ kind }) => kind === 'overridden');
	return after.overridden === overridden ? null : { decision: null, line: 'overridden', id: null, expected: String(overridden), found: String(after.overridden) };
}

/** A record may come from a file of anyone's: what is read below has to be there. */
function hasShape(record: unknown): record is LedgerRecord {
	return isObject(record) && isState(record['before']) && isListOf(record['rounds'], (one) =>
		isState(one['after']) && isObject(one['round']) && isListOf(one['round']['voters'], hasId) && isListOf(one['round']['options'], hasId)
		&& isObject(one['round']['grades']) && Object.values(one['round']['grades']).every(isObject)
		&& isListOf(one['decisions'], (decision) => typeof decision['kind'] === 'string' && (decision['kind'] === 'forced' || isListOf(decision['ineligible'], hasOption))
			&& (decision['kind'] === 'forced' || decision['kind'] === 'none' || (isListOf(decision['levels'], (line) => hasOption(line) && typeof line['level'] === 'string' && typeof line['demand'] === 'string')
				&& hasOption(decision) && isObject(decision['payments']) && isObject(decision['moved'])
				&& (decision['kind'] === 'chosen' ? Array.isArray(decision['tied']) && typeof decision['level'] === 'string' : typeof decision['reason'] === 'string')))));
}

function isState(value: unknown): boolean {
	return isObject(value) && typeof value['clock'] === 'string' && isObject(value['spent']) && Object.values(value['spent']).every((spent) => typeof spent === 'string') && Array.isArray(value['chosen']);
}

const hasId = (value: Record<string, unknown>) => typeof value['id'] === 'string';
const hasOption = (value: Record<string, unknown>) => typeof value['option'] === 'string';

function isListOf(value: unknown, is: (one: Record<string, unknown>) => boolean): boolean {
	return Array.isArray(value) && value.every((one) => isObject(one) && is(one));
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
