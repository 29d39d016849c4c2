import { expect, test } from 'vitest';
import type { ModuleId } from './curriculum.ts';
import { checkAfter } from './check-after.ts';

const [a, b, c] = ['a', 'b', 'c'] as ModuleId[] as [ModuleId, ModuleId, ModuleId];
const modules = [{ id: a, after: [] }, { id: b, after: [a] }, { id: c, after: [b] }];

test('a prerequisite that would close a ring is refused with the modules along it', () => {
	expect(new Set(checkAfter(modules, a, [c]))).toEqual(new Set([a, b, c]));
	expect(checkAfter(modules, c, [a, b])).toBeNull();
	expect(checkAfter(modules, a, [])).toBeNull();
});
