import { expect, test } from 'vitest';
import type { QuestionId } from '#journey/baseline/baseline.ts';
import type { CityId } from '#journey/network/network.ts';
import { summariseStanding } from './summarise-standing.ts';

const [a, b] = ['a', 'b'] as CityId[] as [CityId, CityId];
const q = (id: string) => id as QuestionId;

test('each city stands at its lower median in an area, beside its own target there', () => {
	const standing = summariseStanding([
		{ city: a, question: q('1'), area: 'data', level: 2, target: 4 },
		{ city: a, question: q('2'), area: 'data', level: 5, target: 4 },
		{ city: b, question: q('1'), area: 'data', level: 3, target: null },
	]);
	expect(standing.get(a)?.get('data')).toEqual({ level: 2, target: 4 });
	expect(standing.get(b)?.get('data')).toEqual({ level: 3, target: null });
	expect(standing.get(a)?.has('funding')).toBe(false);
});
