/**
 * Decides whether a module may be put after others. Modules that wait for each other could never be taken in order, so a
 * cycle is refused and named, and a person sees where to cut it.
 */
import { findPrerequisiteCycle } from '#algorithms/prerequisite-cycle.ts';
import type { Module, ModuleId } from './curriculum.ts';

/** The modules along the cycle that `after` would close, each before the one it waits for; null when there is none. */
export function checkAfter(modules: readonly Pick<Module, 'id' | 'after'>[], module: ModuleId, after: readonly ModuleId[]): ModuleId[] | null {
	return findPrerequisiteCycle([...modules.filter(({ id }) => id !== module), { id: module, after }]) as ModuleId[] | null;
}
