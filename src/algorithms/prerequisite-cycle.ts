/**
 * Finds options that wait for each other, so that none of them could ever be chosen: the ids along one cycle, each
 * before the one it waits for, starting from its smallest id; null when there is none. Prerequisites that are not among
 * the options are passed over. O(options + prerequisites), without recursion, so a long chain cannot overflow the stack.
 */
export function findPrerequisiteCycle(options: readonly { id: string; after?: readonly string[] }[]): string[] | null {
	const after = new Map(options.map((option) => [option.id, option.after ?? []]));
	const done = new Set<string>();
	for (const start of [...after.keys()].sort()) {
		const path: { id: string; next: number }[] = [{ id: start, next: 0 }];
		const onPath = new Set([start]);
		while (path.length > 0 && !done.has(start)) {
			const here = path[path.length - 1];
			if (!here) break;
			const before = after.get(here.id)?.[here.next++];
			if (before === undefined) {
				done.add(here.id);
				onPath.delete(here.id);
				path.pop();
			} else if (onPath.has(before)) {
				return fromSmallest(path.slice(path.findIndex(({ id }) => id === before)).map(({ id }) => id));
			} else if (after.has(before) && !done.has(before)) {
				onPath.add(before);
				path.push({ id: before, next: 0 });
			}
		}
	}
	return null;
}

function fromSmallest(cycle: readonly string[]): string[] {
	const first = cycle.reduce((least, id, i) => (id < (cycle[least] ?? '') ? i : least), 0);
	return [...cycle.slice(first), ...cycle.slice(0, first)];
}
