/** One line of the speed table: what ran, how large, how long, and the goal it is held against. */
export interface Row {
	engine: string;
	size: string;
	seed: number;
	milliseconds: number;
	goal: string;
}

/** The fastest of `times` runs, in milliseconds: the one least disturbed by the machine's other work. */
export function fastest(times: number, work: () => unknown): number {
	let best = Infinity;
	for (let i = 0; i < times; i++) {
		const from = performance.now();
		work();
		best = Math.min(best, performance.now() - from);
	}
	return best;
}

/** Mulberry32: the same numbers from the same seed on every machine. */
export function seeded(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
