import { gainsWithin, type GainTable } from './group-candidates.ts';

/** The most gains compared before the search stops where it is: a few seconds. */
const effortLimit = 3_000_000;

interface Group {
	members: number[];
	apart: number;
	least: number;
	total: number;
}

/**
 * Finds a good partition where a best one is out of reach: starts from groups as large as the sizes allow, in the order of the units,
 * and exchanges two units or moves one while that parts a forbidden pair, lifts the smallest gain, or raises the total without
 * lowering the smallest. Ends in a partition that no single exchange improves. No guarantee: the caller states the gap to
 * a bound. Null if forbidden pairs stay together, which proves nothing. Exchanges cost O(size · topics).
 */
export function groupsByExchange(table: GainTable, plan: readonly number[], sizes: readonly number[], forbidden: (i: number, j: number) => boolean, leastFirst: boolean): number[][] | null {
	const count = table.levels.length;
	const measure = (members: number[]): Group => {
		let apart = 0;
		for (let a = 0; a < members.length; a++) for (let b = a + 1; b < members.length; b++) if (forbidden(members[a]!, members[b]!)) apart++;
		const gains = gainsWithin(table, members);
		return { members, apart, least: Math.min(...gains), total: gains.reduce((a, b) => a + b, 0) };
	};
	const groups: Group[] = [];
	const groupOf = new Int32Array(count);
	let placed = 0;
	for (const size of plan) {
		const members = Array.from({ length: size }, () => placed++);
		for (const i of members) groupOf[i] = groups.length;
		groups.push(measure(members));
	}

	let effort = 0;
	let floor = 0;
	const betters = (g: number, h: number, one: Group, other: Group) => {
		const before = [groups[g]!, groups[h]!] as const;
		const apart = one.apart + other.apart - before[0].apart - before[1].apart;
		if (apart !== 0) return apart < 0;
		const gained = one.total + other.total - before[0].total - before[1].total;
		if (!leastFirst) return gained > 0;
		const lowest = Math.min(one.least, other.least);
		if (lowest < floor) return false;
		const atFloor = (a: Group, b: Group) => Number(a.least === floor) + Number(b.least === floor);
		const fewer = atFloor(...before) - atFloor(one, other);
		return fewer > 0 || (fewer === 0 && gained > 0);
	};
	const replace = (g: number, h: number, left: number[], right: number[]) => {
		effort++;
		const one = measure(left);
		const other = measure(right);
		if (!betters(g, h, one, other)) return false;
		groups[g] = one;
		groups[h] = other;
		for (const i of left) groupOf[i] = g;
		for (const i of right) groupOf[i] = h;
		return true;
	};
	const tired = () => effort >= effortLimit;
	const allowed = new Set(sizes);
	for (let changed = true; changed && !tired();) {
		changed = false;
		floor = groups.reduce((least, group) => Math.min(least, group.least), Infinity);
		for (let i = 0; i < count && !tired(); i++) {
			for (let h = 0; h < groups.length; h++) {
				const g = groupOf[i]!;
				if (g === h) continue;
				const without = groups[g]!.members.filter((k) => k !== i);
				const others = groups[h]!.members;
				let done = allowed.has(without.length) && allowed.has(others.length + 1) && replace(g, h, without, [...others, i]);
				for (let k = 0; k < others.length && !done; k++) done = replace(g, h, [...without, others[k]!], [...others.filter((j) => j !== others[k]), i]);
				if (!done) continue;
				changed = true;
				floor = groups.reduce((least, group) => Math.min(least, group.least), Infinity);
			}
		}
	}
	if (groups.some(({ apart }) => apart > 0)) return null;
	return groups.map(({ members }) => members.sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!);
}

/** More than any partition's smallest gain and total can be: each unit with the best helpers its largest group has room for. */
export function boundGroups(table: GainTable, largest: number, forbidden: (i: number, j: number) => boolean): { leastAtMost: number; totalAtMost: number } {
	const count = table.levels.length;
	let leastAtMost = Infinity;
	let totalAtMost = 0;
	for (let i = 0; i < count; i++) {
		const weights = table.weights[i]!;
		const levels = table.levels[i]!;
		const best = levels.map(() => 0);
		const single: number[] = [];
		for (let j = 0; j < count; j++) {
			if (j === i || forbidden(i, j)) continue;
			let gain = 0;
			for (let t = 0; t < levels.length; t++) {
				const from = weights[t]! * Math.max(0, table.levels[j]![t]! - levels[t]!);
				best[t] = Math.max(best[t]!, from);
				gain += from;
			}
			single.push(gain);
		}
		const helpers = single.sort((a, b) => b - a).slice(0, largest - 1).reduce((a, b) => a + b, 0);
		const most = Math.min(helpers, best.reduce((a, b) => a + b, 0));
		leastAtMost = Math.min(leastAtMost, most);
		totalAtMost += most;
	}
	return { leastAtMost: count === 0 ? 0 : leastAtMost, totalAtMost };
}
