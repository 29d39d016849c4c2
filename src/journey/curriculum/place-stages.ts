import type { Module, ModuleId } from './curriculum.ts';

/**
 * Modules in the groups in which they can be taken: first those that wait for nothing here, then those that wait only for
 * groups before them; within a group in the order given. A module that is waited for but not there holds nobody up; modules
 * that wait for each other come last, together, so that none is lost.
 */
export function placeStages<Placed extends Pick<Module, 'id' | 'after'>>(modules: readonly Placed[]): Placed[][] {
	const stages: Placed[][] = [];
	let waiting = modules;
	while (waiting.length > 0) {
		const held = new Set<ModuleId>(waiting.map(({ id }) => id));
		const free = waiting.filter(({ after }) => !after.some((id) => held.has(id)));
		const next = free.length > 0 ? free : waiting;
		stages.push([...next]);
		waiting = waiting.filter((module) => !next.includes(module));
	}
	return stages;
}
