import type { GroupCandidates } from './group-candidates.ts';

/** Found: the groups. None: proved that there is none. Unknown: gave up. */
export type PartitionFound = { found: number[] } | { found: null; proved: boolean };

/** How many groups may still be looked at; shared by all searches of one decision, so that it ends in time. */
export interface Effort {
	left: number;
}

/** More dead ends than this are not remembered: their list alone would take about 20 MB. */
const mostDeadEnds = 300_000;

/**
 * Looks for a partition of all units whose groups' slacks sum to at most `budget`, complete but for the effort allowed: the unit with
 * the fewest groups left comes next; a branch ends where the cheapest group of each unit left, shared among its largest possible
 * membership, costs more than is left, or where the same units, or others they could change places with, already failed.
 * Exponential at worst; with near-best prices a few hundred steps for 30 units.
 */
export class PartitionSearch {
	private readonly groups: GroupCandidates;
	private readonly slack: Float64Array;
	private readonly effort: Effort;
	/** Per unit its groups, cheapest first. */
	private readonly byUnit: Int32Array[];
	private readonly largest: number;
	/** Sets of units with the largest budget that was not enough. */
	private readonly deadEnds = new Map<number, number>();
	/** Units that could change places with others, together. */
	private readonly classes: number[][];

	constructor(groups: GroupCandidates, use: Int32Array, slack: Float64Array, budget: number, effort: Effort) {
		this.groups = groups;
		this.slack = slack;
		this.effort = effort;
		const affordable = use.filter((c) => slack[c]! <= budget).sort((a, b) => slack[a]! - slack[b]! || a - b);
		const lists = Array.from({ length: groups.count }, (): number[] => []);
		const { first, member, alike } = groups;
		for (const c of affordable) for (let k = first[c]!; k < first[c + 1]!; k++) lists[member[k]!]!.push(c);
		this.byUnit = lists.map((list) => Int32Array.from(list));
		this.largest = affordable.reduce((most, c) => Math.max(most, first[c + 1]! - first[c]!), 1);
		const together = Array.from({ length: groups.count }, (): number[] => []);
		alike.forEach((representative, i) => together[representative]!.push(i));
		this.classes = together.filter((units) => units.length > 1);
	}

	/** Any partition of the units in the masks within the budget. */
	find(low: number, high: number, budget: number): PartitionFound {
		const chosen: number[] = [];
		const outcome = this.cover(low, high, budget, chosen);
		return outcome === 'found' ? { found: chosen } : { found: null, proved: outcome === 'none' };
	}

	/**
	 * The partition that comes first: unit 0's group the first in order, then the lowest unit left, and so on. `known` is one within the
	 * budget; where the effort ends, the rest stays as known.
	 */
	first(low: number, high: number, budget: number, known: readonly number[]): number[] {
		const { low: lows, high: highs } = this.groups;
		const chosen: number[] = [];
		let rest = [...known];
		while (rest.length > 0) {
			const lowest = low !== 0 ? 31 - Math.clz32(low & -low) : 62 - Math.clz32(high & -high);
			const current = rest.find((c) => ((lowest < 31 ? lows[c]! >>> lowest : highs[c]! >>> (lowest - 31)) & 1) === 1)!;
			let taken = current;
			let after = rest.filter((c) => c !== current);
			for (const c of this.byUnit[lowest]!.slice().sort()) {
				if (c >= current || this.effort.left <= 0) break;
				if (this.slack[c]! > budget || (lows[c]! & ~low) !== 0 || (highs[c]! & ~high) !== 0) continue;
				const { found } = this.find(low & ~lows[c]!, high & ~highs[c]!, budget - this.slack[c]!);
				if (!found) continue;
				taken = c;
				after = found;
				break;
			}
			chosen.push(taken);
			rest = after;
			low &= ~lows[taken]!;
			high &= ~highs[taken]!;
			budget -= this.slack[taken]!;
		}
		return chosen;
	}

	private cover(low: number, high: number, budget: number, chosen: number[]): 'found' | 'none' | 'unknown' {
		if (low === 0 && high === 0) return 'found';
		if (this.effort.left <= 0) return 'unknown';
		const key = this.keyOf(low, high);
		const failed = this.deadEnds.get(key);
		if (failed !== undefined && failed >= budget) return 'none';

		const { low: lows, high: highs } = this.groups;
		const { slack } = this;
		const next = this.nextUnit(low, high, budget);
		if (next !== -1) {
			for (const c of this.byUnit[next]!) {
				if (slack[c]! > budget) break;
				if ((lows[c]! & ~low) !== 0 || (highs[c]! & ~high) !== 0) continue;
				chosen.push(c);
				const outcome = this.cover(low & ~lows[c]!, high & ~highs[c]!, budget - slack[c]!, chosen);
				if (outcome !== 'none') return outcome;
				chosen.pop();
			}
		}
		if (failed !== undefined || this.deadEnds.size < mostDeadEnds) this.deadEnds.set(key, budget);
		return 'none';
	}

	/** The unit with the fewest groups within the budget, or -1 if the budget cannot be enough. */
	private nextUnit(low: number, high: number, budget: number): number {
		const { low: lows, high: highs } = this.groups;
		const { slack, byUnit } = this;
		let fewest = Infinity;
		let next = -1;
		let owed = 0;
		let looked = 0;
		for (let i = 0; i < byUnit.length; i++) {
			if (((i < 31 ? low >>> i : high >>> (i - 31)) & 1) === 0) continue;
			const list = byUnit[i]!;
			let ways = 0;
			let k = 0;
			for (; k < list.length && ways < fewest; k++) {
				const c = list[k]!;
				if (slack[c]! > budget) break;
				if ((lows[c]! & ~low) !== 0 || (highs[c]! & ~high) !== 0) continue;
				if (ways++ === 0) owed += slack[c]!;
			}
			looked += k;
			if (ways === 0 || owed > budget * this.largest) {
				next = -1;
				break;
			}
			if (ways < fewest) {
				fewest = ways;
				next = i;
			}
		}
		this.effort.left -= looked + 20;
		return next;
	}

	/** One number for the set, the same for sets that differ only by units that could change places. */
	private keyOf(low: number, high: number): number {
		for (const units of this.classes) {
			let here = 0;
			for (const i of units) if (((i < 31 ? low >>> i : high >>> (i - 31)) & 1) === 1) here++;
			for (const i of units) {
				const there = here-- > 0;
				if (i < 31) low = there ? low | (1 << i) : low & ~(1 << i);
				else high = there ? high | (1 << (i - 31)) : high & ~(1 << (i - 31));
			}
		}
		return low + high * 2 ** 31;
	}
}
