/**
 * Settles a tie: one of `tied` (ascending places), or null to give up the run.
 * `state` tells apart all situations from which the rule could go on differently.
 */
export type Choose = (tied: readonly number[], state: () => string) => number | null;

/** The first of the options in the order they were given. */
export function lowestPlace(tied: readonly number[]): number {
	return tied[0]!;
}

/** The option whose id comes first in the order of code points, whatever order the options were given in. */
export function lowestId(options: readonly { id: string }[]): Choose {
	return (tied) => tied.reduce((best, option) => (compareIds(options[option]!.id, options[best]!.id) < 0 ? option : best));
}

/** Order of code points: unlike `<` on texts it puts 😀 after ﬁ, and unlike a locale it is the same everywhere. */
export function compareIds(a: string, b: string): number {
	const length = Math.min(a.length, b.length);
	for (let i = 0; i < length; i++) {
		const [left, right] = [a.charCodeAt(i), b.charCodeAt(i)];
		if (left === right) continue;
		const [leftPaired, rightPaired] = [left >= 0xd800 && left < 0xe000, right >= 0xd800 && right < 0xe000];
		return leftPaired === rightPaired ? left - right : leftPaired ? 1 : -1;
	}
	return a.length - b.length;
}

/**
 * Every set of options some way of breaking ties leads to, each ascending, all in order; null past `limit` runs.
 * The rule is run again for each way, and a situation met before is not gone through twice.
 */
export function everyWay(elect: (choose: Choose) => readonly number[] | null, limit = 100_000): number[][] | null {
	const found = new Map<string, number[]>();
	const met = new Set<string>();
	const open: number[][] = [[]];
	for (let runs = 0; open.length > 0; runs++) {
		if (runs >= limit) return null;
		const path = open.pop()!;
		const taken: number[] = [];
		const elected = elect((tied, state) => {
			const told = path[taken.length];
			if (told === undefined) {
				const situation = state();
				if (met.has(situation)) return null;
				met.add(situation);
				for (const other of tied.slice(1)) open.push([...taken, other]);
			}
			const next = told ?? tied[0]!;
			taken.push(next);
			return next;
		});
		if (elected === null) continue;
		const committee = elected.slice().sort((a, b) => a - b);
		found.set(committee.join(), committee);
	}
	return [...found.values()].sort(compareSets);
}

function compareSets(a: readonly number[], b: readonly number[]): number {
	for (let i = 0; i < Math.min(a.length, b.length); i++) {
		if (a[i] !== b[i]) return a[i]! - b[i]!;
	}
	return a.length - b.length;
}
