/** Who wants what, packed for fast passes in both directions. Voters and options are named by their place. */
export interface Votes {
	readonly voters: number;
	readonly options: number;
	/** Whole numbers: a voter of weight 3 counts as three voters of the same mind. */
	readonly weights: Float64Array;
	readonly totalWeight: number;
	/** Supporters of option c stand at `supporterStart[c]` up to, not including, `supporterStart[c + 1]`, in ascending order. */
	readonly supporterStart: Int32Array;
	readonly supporters: Int32Array;
	readonly supporterGrades: Float64Array;
	/** The wishes of voter v stand at `wishStart[v]` up to, not including, `wishStart[v + 1]`. */
	readonly wishStart: Int32Array;
	readonly wishes: Int32Array;
	readonly wishGrades: Float64Array;
	/** Summed weight of each option's supporters, and the same with every weight times its grade. */
	readonly support: Float64Array;
	readonly gradedSupport: Float64Array;
}

/** What a voter wants: an option alone is graded 1. */
export type Ballot = readonly (number | readonly [option: number, grade: number])[];

export type ReadBallots =
	| { ok: true; votes: Votes }
	| { ok: false; problem: 'badOptionCount' | 'tooLarge' }
	| { ok: false; problem: 'unknownOption' | 'namedTwice' | 'badGrade' | 'badWeight'; voter: number };

/**
 * Packs ballots over options 0 … `options` − 1. A grade of 0 is no support.
 * Refuses unknown or repeated options, grades and weights that are not whole numbers from 0 up,
 * and ballots so large that weights times grades could pass 2^53, where numbers stop being exact.
 * Linear in the ballots.
 */
export function readBallots(options: number, ballots: readonly Ballot[], weights?: readonly number[]): ReadBallots {
	if (!Number.isSafeInteger(options) || options < 0) return { ok: false, problem: 'badOptionCount' };
	const voters = ballots.length;
	const weightOf = new Float64Array(voters);
	const wishStart = new Int32Array(voters + 1);
	const seenBy = new Int32Array(options).fill(-1);
	const support = new Float64Array(options);
	const gradedSupport = new Float64Array(options);
	const countOf = new Int32Array(options + 1);
	let totalWeight = 0;
	let total = 0;

	for (let v = 0; v < voters; v++) {
		const weight = weights ? weights[v] : 1;
		if (weight === undefined || !isWhole(weight)) return { ok: false, problem: 'badWeight', voter: v };
		weightOf[v] = weight;
		totalWeight += weight;
		for (const wish of ballots[v]!) {
			const option = typeof wish === 'number' ? wish : wish[0];
			const grade = typeof wish === 'number' ? 1 : wish[1];
			if (!(Number.isInteger(option) && option >= 0 && option < options)) return { ok: false, problem: 'unknownOption', voter: v };
			if (seenBy[option] === v) return { ok: false, problem: 'namedTwice', voter: v };
			if (!isWhole(grade)) return { ok: false, problem: 'badGrade', voter: v };
			seenBy[option] = v;
			if (grade === 0 || weight === 0) continue;
			support[option] = support[option]! + weight;
			gradedSupport[option] = gradedSupport[option]! + weight * grade;
			countOf[option + 1] = countOf[option + 1]! + 1;
			total++;
		}
		wishStart[v + 1] = total;
	}
	if (!(totalWeight <= Number.MAX_SAFE_INTEGER) || gradedSupport.some((sum) => sum > Number.MAX_SAFE_INTEGER)) return { ok: false, problem: 'tooLarge' };

	for (let c = 0; c < options; c++) countOf[c + 1] = countOf[c + 1]! + countOf[c]!;
	const supporterStart = countOf.slice();
	const wishes = new Int32Array(total);
	const wishGrades = new Float64Array(total);
	const supporters = new Int32Array(total);
	const supporterGrades = new Float64Array(total);
	let at = 0;
	for (let v = 0; v < voters; v++) {
		if (weightOf[v] === 0) continue;
		for (const wish of ballots[v]!) {
			const option = typeof wish === 'number' ? wish : wish[0];
			const grade = typeof wish === 'number' ? 1 : wish[1];
			if (grade === 0) continue;
			wishes[at] = option;
			wishGrades[at++] = grade;
			const place = countOf[option]!;
			countOf[option] = place + 1;
			supporters[place] = v;
			supporterGrades[place] = grade;
		}
	}
	return {
		ok: true,
		votes: { voters, options, weights: weightOf, totalWeight, supporterStart, supporters, supporterGrades, wishStart, wishes, wishGrades, support, gradedSupport },
	};
}

function isWhole(value: number): boolean {
	return Number.isSafeInteger(value) && value >= 0;
}
