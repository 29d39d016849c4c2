import { expect, test } from 'vitest';
import type { Module, ModuleId } from './curriculum.ts';
import { placeModules } from './place-modules.ts';

type Placed = Pick<Module, 'id' | 'kind' | 'after'>;
const module = (id: string, after: string[] = [], kind: Module['kind'] = 'core'): Placed => ({ id: id as ModuleId, kind, after: after as ModuleId[] });
const order = (...modules: Placed[]) => placeModules(modules).map(({ id }) => id).join(' ');

test('a module stands after those it builds on, the core curriculum before the long list', () => {
	expect(order(module('agile', ['management']), module('open', [], 'longlist'), module('data'), module('management'))).toBe('data management agile open');
});

test('modules that do not wait keep the order they have', () => {
	expect(order(module('b'), module('a'), module('c', ['a']))).toBe('b a c');
});

test('what is not there holds nobody up, and a ring is placed as given', () => {
	expect(order(module('b', ['gone']), module('a'))).toBe('b a');
	expect(order(module('x', ['y']), module('y', ['x']), module('z'))).toBe('z x y');
});
