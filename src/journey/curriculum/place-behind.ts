import type { Module, ModuleId } from './curriculum.ts';
import { placeModules } from './place-modules.ts';

/** The order of the curriculum once `module` stands behind another, or with null before all; the core curriculum and prerequisites come first all the same. */
export function placeBehind<Placed extends Pick<Module, 'id' | 'kind' | 'after'>>(modules: readonly Placed[], module: Placed, behind: ModuleId | null): Placed[] {
	const others = modules.filter(({ id }) => id !== module.id);
	const place = behind === null ? 0 : others.findIndex(({ id }) => id === behind) + 1;
	return placeModules([...others.slice(0, place), module, ...others.slice(place)]);
}
