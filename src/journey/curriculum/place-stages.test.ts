import { expect, test } from 'vitest';
import type { Module, ModuleId } from './curriculum.ts';
import { placeStages } from './place-stages.ts';

const module = (id: string, ...after: string[]): Pick<Module, 'id' | 'after'> => ({ id: id as ModuleId, after: after as ModuleId[] });
const told = (...modules: Pick<Module, 'id' | 'after'>[]) => placeStages(modules).map((stage) => stage.map(({ id }) => id).join(' '));

test('a module stands in the group after the last one it waits for', () => {
	expect(told(module('c', 'b'), module('a'), module('b', 'a'), module('d', 'a'))).toEqual(['a', 'b d', 'c']);
});

test('what is not there holds nobody up, and a ring is shown last', () => {
	expect(told(module('a', 'gone'), module('x', 'y'), module('y', 'x'))).toEqual(['a', 'x y']);
	expect(told()).toEqual([]);
});
