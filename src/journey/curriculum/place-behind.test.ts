import { expect, test } from 'vitest';
import type { Module, ModuleId } from './curriculum.ts';
import { placeBehind } from './place-behind.ts';

type Placed = Pick<Module, 'id' | 'kind' | 'after'>;
const module = (id: string, kind: Module['kind'] = 'core', ...after: string[]): Placed => ({ id: id as ModuleId, kind, after: after as ModuleId[] });
const all = [module('a'), module('b'), module('c'), module('l', 'longlist')];
const order = (changed: Placed, behind: string | null) => placeBehind(all, changed, behind as ModuleId | null).map(({ id }) => id).join(' ');

test('a module moves to the place asked for', () => {
	expect(order(module('c'), 'a')).toBe('a c b l');
	expect(order(module('c'), null)).toBe('c a b l');
	expect(order(module('new'), 'b')).toBe('a b new c l');
});

test('what it waits for still comes before it, and the core curriculum before the long list', () => {
	expect(order(module('a', 'core', 'c'), null)).toBe('b c a l');
	expect(order(module('l', 'longlist'), null)).toBe('a b c l');
});
