import type { Module, ModuleId } from './curriculum.ts';

/**
 * The order in which modules are shown and loaded: the core curriculum before what comes from the long list, and within each
 * every module after those it builds on; otherwise as given. A module that is waited for but not there holds nobody up, and a
 * ring of modules that wait for each other is placed as given.
 */
export function placeModules<Placed extends Pick<Module, 'id' | 'kind' | 'after'>>(modules: readonly Placed[]): Placed[] {
	const placed: Placed[] = [];
	for (const kind of ['core', 'longlist'] as const) {
		let waiting = modules.filter((module) => module.kind === kind);
		while (waiting.length > 0) {
			const held = new Set<ModuleId>(waiting.map(({ id }) => id));
			const next = waiting.find(({ after }) => !after.some((id) => held.has(id))) ?? waiting[0];
			if (!next) break;
			placed.push(next);
			waiting = waiting.filter((module) => module !== next);
		}
	}
	return placed;
}
