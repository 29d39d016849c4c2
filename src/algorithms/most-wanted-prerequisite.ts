/**
 * When options wait for others: the option whose choice would bring the most demand nearer. Every waiting option adds
 * its demand to all it waits for, directly or through others. Highest sum, then more dependants, then the first in the
 * order given; null when nothing in demand waits. O(options * prerequisites).
 */
export function mostWantedPrerequisite(
	/** Unchosen prerequisites by option, as positions in the same list. */
	after: readonly (readonly number[])[],
	/** What waiting options are asked for; 0 for those that would stay shut even then. */
	demand: readonly bigint[],
): { option: number; demand: bigint; dependants: number[] } | null {
	const behind = new Map<number, { demand: bigint; dependants: number[] }>();
	after.forEach((direct, dependant) => {
		const wanted = demand[dependant] ?? 0n;
		if (wanted === 0n) return;
		const needed = new Set<number>();
		const open = [...direct];
		for (let option = open.pop(); option !== undefined; option = open.pop()) {
			if (needed.has(option)) continue;
			needed.add(option);
			open.push(...(after[option] ?? []));
		}
		for (const option of needed) {
			const sum = behind.get(option) ?? { demand: 0n, dependants: [] };
			behind.set(option, { demand: sum.demand + wanted, dependants: [...sum.dependants, dependant] });
		}
	});
	let best: { option: number; demand: bigint; dependants: number[] } | null = null;
	for (const option of [...behind.keys()].sort((a, b) => a - b)) {
		const sum = behind.get(option);
		if (sum && (!best || sum.demand > best.demand || (sum.demand === best.demand && sum.dependants.length > best.dependants.length))) best = { option, ...sum };
	}
	return best;
}
