import { expect, test } from 'vitest';
import type { CityId } from '#journey/network/network.ts';
import { summariseStanding } from './summarise-standing.ts';

const [a, b] = ['a', 'b'] as CityId[] as [CityId, CityId];

test('each city stands at its lower median in an area, beside its own target there', () => {
	const standing = summariseStanding([
		{ city: a, area: 'data', level: 2, target: 4 },
		{ city: a, area: 'data', level: 5, target: 4 },
		{ city: b, area: 'data', level: 3, target: null },
	]);
	expect(standing.get(a)?.get('data')).toEqual({ level: 2, target: 4 });
	expect(standing.get(b)?.get('data')).toEqual({ level: 3, target: null });
	expect(standing.get(a)?.has('funding')).toBe(false);
});
