/** What each unit can do (levels, by topic) and how much it needs each topic (weights): whole numbers from 0. */
export interface GainTable {
	levels: readonly (readonly number[])[];
	weights: readonly (readonly number[])[];
}

/** Every allowed group once, in the order of its members' list. Group c's members are member[first[c]..first[c + 1]]; unit 0..30 are bits of `low`, 31..61 of `high`. */
export interface GroupCandidates {
	count: number;
	size: number;
	/** The first unit each unit could change places with: same levels, same weights, kept apart from the same others. */
	alike: Int32Array;
	first: Int32Array;
	member: Int32Array;
	low: Int32Array;
	high: Int32Array;
	/** Sum of the members' gains. */
	total: Float64Array;
	/** Smallest of the members' gains. */
	least: Float64Array;
}

export const mostUnitsAsBits = 62;

/**
 * What each member gains from the others: per topic the weight it gives the topic times how far the best other member is above it.
 * O(members · topics).
 */
export function gainsWithin({ levels, weights }: GainTable, members: readonly number[]): number[] {
	const topics = members.length === 0 ? 0 : levels[members[0]!]!.length;
	const gains = members.map(() => 0);
	for (let t = 0; t < topics; t++) {
		let best = 0;
		for (const i of members) best = Math.max(best, levels[i]![t]!);
		for (let at = 0; at < members.length; at++) gains[at]! += weights[members[at]!]![t]! * (best - levels[members[at]!]![t]!);
	}
	return gains;
}

/** How many groups of these sizes could be formed of so many units, ignoring what is forbidden. */
export function countCandidates(count: number, sizes: readonly number[]): number {
	return sizes.reduce((sum, size) => sum + waysToChoose(count, size), 0);
}

function waysToChoose(count: number, size: number): number {
	let ways = 1;
	for (let k = 0; k < size; k++) ways = (ways * (count - k)) / (k + 1);
	return Math.max(0, Math.round(ways));
}

/** Lists all groups of the sizes allowed that hold no forbidden pair, for at most 62 units; sizes ascend without repeats. O(groups · size · topics). */
export function listCandidates({ levels, weights }: GainTable, sizes: readonly number[], forbidden: (i: number, j: number) => boolean): GroupCandidates {
	const count = levels.length;
	const topics = count === 0 ? 0 : levels[0]!.length;
	const largest = Math.max(0, ...sizes);
	const allowed = Array.from({ length: largest + 1 }, (_, size) => sizes.includes(size));
	const most = countCandidates(count, sizes);
	const first = new Int32Array(most + 1);
	const member = new Int32Array(sizes.reduce((sum, size) => sum + size * waysToChoose(count, size), 0));
	const low = new Int32Array(most);
	const high = new Int32Array(most);
	const total = new Float64Array(most);
	const least = new Float64Array(most);
	const level = Float64Array.from(levels.flat());
	const weight = Float64Array.from(weights.flat());
	const apart = Uint8Array.from({ length: count * count }, (_, k) => (forbidden(Math.floor(k / count), k % count) ? 1 : 0));
	/** best[d·topics + t]: the highest level of topic t among the first d members. */
	const best = new Float64Array((largest + 1) * topics);
	const group = new Int32Array(largest);
	let size = 0;

	const note = (depth: number) => {
		const at = first[size]!;
		let sum = 0;
		let smallest = Infinity;
		for (let k = 0; k < depth; k++) {
			const i = group[k]!;
			let gain = 0;
			for (let t = 0; t < topics; t++) gain += weight[i * topics + t]! * (best[depth * topics + t]! - level[i * topics + t]!);
			sum += gain;
			if (gain < smallest) smallest = gain;
			member[at + k] = i;
			if (i < 31) low[size]! |= 1 << i;
			else high[size]! |= 1 << (i - 31);
		}
		total[size] = sum;
		least[size] = smallest;
		first[++size] = at + depth;
	};
	const extend = (depth: number, from: number) => {
		if (depth > 0 && allowed[depth]) note(depth);
		if (depth === largest) return;
		for (let i = from; i < count; i++) {
			let fits = true;
			for (let k = 0; k < depth && fits; k++) fits = apart[group[k]! * count + i] === 0;
			if (!fits) continue;
			group[depth] = i;
			for (let t = 0; t < topics; t++) best[(depth + 1) * topics + t] = Math.max(depth === 0 ? 0 : best[depth * topics + t]!, level[i * topics + t]!);
			extend(depth + 1, i + 1);
		}
	};
	extend(0, 0);
	return { count, size, alike: findAlike(level, weight, apart, count), first, member, low, high, total, least };
}

function findAlike(level: Float64Array, weight: Float64Array, apart: Uint8Array, count: number): Int32Array {
	const topics = level.length / count;
	const alike = Int32Array.from({ length: count }, (_, i) => i);
	const swap = (i: number, j: number) => {
		for (let t = 0; t < topics; t++) if (level[i * topics + t] !== level[j * topics + t] || weight[i * topics + t] !== weight[j * topics + t]) return false;
		for (let k = 0; k < count; k++) if (k !== i && k !== j && apart[i * count + k] !== apart[j * count + k]) return false;
		return true;
	};
	for (let i = 0; i < count; i++) {
		for (let j = 0; j < i; j++) {
			if (alike[j] !== j || !swap(i, j)) continue;
			alike[i] = j;
			break;
		}
	}
	return alike;
}

export function membersOf({ first, member }: GroupCandidates, c: number): number[] {
	return Array.from(member.subarray(first[c], first[c + 1]));
}
