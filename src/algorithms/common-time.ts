/**
 * Decides when parties in several zones meet, by complete search over every candidate start, in this order:
 * most required parties present; most parties present; leximin of burdens, so that the one who bears most
 * bears least, then the next; earliest. A burden is minutes outside preferred hours plus minutes carried
 * from earlier meetings; who is absent keeps what it carried. Without the carried part the same parties
 * would rise early every time.
 */
import { checkParty, missReasons, reachOf, spansOf, type MissReason, type Party, type PartyProblem, type Reach, type Slots } from './party-calendar.ts';
import { compareFromTop, findTwoSittings, type TwoSittings } from './two-sittings.ts';
import { readInstant, writeInstant } from './zoned-time.ts';

const MINUTE = 60_000;

/** A table larger than this would not fit in memory: candidates × parties. */
const MOST_CELLS = 20_000_000;

export interface TimeQuestion {
	/** Instants, `2026-04-20T00:00Z`: a meeting starts no earlier than `from` and ends no later than `to`. */
	from: string;
	to: string;
	durationMinutes: number;
	/** Minutes between two candidate starts. */
	stepMinutes: number;
	parties: readonly Party[];
}

/** Why one party is not at a candidate. */
interface Miss {
	party: string;
	because: readonly MissReason[];
}

/** One line of the certificate. */
interface CandidateTime {
	start: string;
	requiredPresent: number;
	present: number;
	/** By place in `parties`: minutes outside preferred hours, null if absent. */
	outside: readonly (number | null)[];
	misses: readonly Miss[];
}

type TimeVerdict = 'everyone' | 'someMissing' | 'requiredMissing' | 'nobodyCanCome' | 'noParties' | 'noCandidates';

export interface CommonTime {
	ok: true;
	/** How far the best serves: nobody should call a meeting on `nobodyCanCome`. */
	verdict: TimeVerdict;
	best: CandidateTime | null;
	/** Minutes carried after the best, largest first. */
	burdens: readonly number[];
	/** Starts as good as the best in all but being earliest, the best among them. */
	tied: readonly string[];
	/** The ids in the order of `outside`: ascending. */
	parties: readonly string[];
	/** Every candidate, earliest first: whoever doubts the choice reads it here. */
	table: readonly CandidateTime[];
	/** Two meetings that together reach more than the best one does; null where one reaches all or two reach no more. */
	twoSittings: TwoSittings | null;
}

export type TimeRefusal =
	| { ok: false; problem: 'badInstant' | 'badWindow' | 'badDuration' | 'badStep' | 'tooManyCandidates' }
	| { ok: false; problem: 'duplicateParty' | PartyProblem; party: string };

/**
 * The best common time, every candidate with its reasons, and two sittings where one cannot serve all.
 * Guarantee: no candidate is better in the order above; the order of parties changes nothing.
 * O(candidates × parties), and O(distinct pairs of candidates × parties) for two sittings.
 * Refuses unreadable instants, a window that ends before it begins, a duration or step that is no positive
 * whole number, doubled ids, and the parties `checkParty` refuses (hours across midnight among them).
 */
export function findCommonTime(question: TimeQuestion): CommonTime | TimeRefusal {
	const from = readInstant(question.from);
	const to = readInstant(question.to);
	if (from === null || to === null) return { ok: false, problem: 'badInstant' };
	if (to < from) return { ok: false, problem: 'badWindow' };
	if (!isCount(question.durationMinutes)) return { ok: false, problem: 'badDuration' };
	if (!isCount(question.stepMinutes)) return { ok: false, problem: 'badStep' };
	const parties = [...question.parties].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
	for (const [i, party] of parties.entries()) {
		const problem = parties[i + 1]?.id === party.id ? 'duplicateParty' : checkParty(party);
		if (problem) return { ok: false, problem, party: party.id };
	}

	const duration = question.durationMinutes * MINUTE;
	const step = question.stepMinutes * MINUTE;
	const count = to - from < duration ? 0 : Math.floor((to - from - duration) / step) + 1;
	if (count * Math.max(parties.length, 1) > MOST_CELLS) return { ok: false, problem: 'tooManyCandidates' };
	const ids = parties.map((party) => party.id);
	if (count === 0) return { ok: true, verdict: 'noCandidates', best: null, burdens: [], tied: [], parties: ids, table: [], twoSittings: null };

	const slots = { from, step, count, duration };
	const spans = spansOf(parties, slots);
	const reaches = parties.map((party) => reachOf(party, spans.get(party.zone) ?? [], slots));
	const table = tableOf(parties, reaches, slots);
	const { chosen, tied, burdens } = bestOf(table, parties, reaches);
	const best = table[chosen] ?? null;
	const present = best?.present ?? 0;
	return {
		ok: true,
		verdict: verdictOf(parties, present, best?.requiredPresent ?? 0),
		best,
		burdens: burdens.map((burden) => burden / MINUTE),
		tied: tied.map((i) => table[i]?.start ?? ''),
		parties: ids,
		table,
		twoSittings: present < parties.length && best ? findTwoSittings(parties, reaches, slots, best) : null,
	};
}

function tableOf(parties: readonly Party[], reaches: readonly Reach[], { from, step, count }: Slots): CandidateTime[] {
	const missOf = parties.map((party) => sharedMisses(party.id));
	const table: CandidateTime[] = [];
	for (let i = 0; i < count; i++) {
		let requiredPresent = 0;
		const outside: (number | null)[] = [];
		const misses: Miss[] = [];
		for (let p = 0; p < parties.length; p++) {
			const reach = reaches[p];
			const bits = reach?.reasons[i] ?? 0;
			if (bits === 0) {
				outside.push((reach?.outside[i] ?? 0) / MINUTE);
				if (parties[p]?.required) requiredPresent++;
			} else {
				outside.push(null);
				const miss = missOf[p]?.(bits);
				if (miss) misses.push(miss);
			}
		}
		table.push({ start: writeInstant(from + i * step), requiredPresent, present: parties.length - misses.length, outside, misses });
	}
	return table;
}

/** A party misses for at most 15 different sets of reasons: each is made once and shared by the lines of the table. */
function sharedMisses(party: string): (bits: number) => Miss {
	const made: (Miss | undefined)[] = [];
	return (bits) => (made[bits] ??= { party, because: missReasons.filter((_, bit) => bits & (1 << bit)) });
}

function bestOf(table: readonly CandidateTime[], parties: readonly Party[], reaches: readonly Reach[]): { chosen: number; tied: number[]; burdens: number[] } {
	const carried = parties.map((party) => (party.burdenSoFar ?? 0) * MINUTE);
	let chosen = -1;
	let tied: number[] = [];
	let least: Float64Array = new Float64Array(parties.length);
	let trial: Float64Array = new Float64Array(parties.length);
	for (let i = 0; i < table.length; i++) {
		const head = table[i];
		const lead = table[chosen];
		const ahead = head && lead ? head.requiredPresent - lead.requiredPresent || head.present - lead.present : 1;
		if (ahead < 0) continue;
		for (let p = 0; p < parties.length; p++) {
			const reach = reaches[p];
			trial[p] = (carried[p] ?? 0) + (reach?.reasons[i] === 0 ? (reach.outside[i] ?? 0) : 0);
		}
		trial.sort();
		const order = ahead > 0 ? -1 : compareFromTop(trial, least);
		if (order > 0) continue;
		if (order === 0) {
			tied.push(i);
			continue;
		}
		chosen = i;
		tied = [i];
		[least, trial] = [trial, least];
	}
	return { chosen, tied, burdens: Array.from(least).sort((a, b) => b - a) };
}

function verdictOf(parties: readonly Party[], present: number, requiredPresent: number): TimeVerdict {
	if (parties.length === 0) return 'noParties';
	if (present === 0) return 'nobodyCanCome';
	if (requiredPresent < parties.filter((party) => party.required).length) return 'requiredMissing';
	return present < parties.length ? 'someMissing' : 'everyone';
}

function isCount(minutes: number): boolean {
	return Number.isSafeInteger(minutes * MINUTE) && Number.isInteger(minutes) && minutes > 0;
}
