import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countQuarter, type QuarterFacts } from './quarter-numbers.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'q'];
const facts: QuarterFacts = {
	round: 6,
	units: [...['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, advanced: id < 'c' })), { id: 'q', quiet: true, advanced: true }],
	steps: [{ id: 'kickoff', present: ['a', 'b', 'c', 'd', 'q'] }, { id: 'deepdive', present: ['a', 'b'] }],
	coreDone: [{ unit: 'a', steps: 5 }, { unit: 'b', steps: 3 }, { unit: 'c', steps: 3 }, { unit: 'd', steps: 2 }, { unit: 'q', steps: 0 }],
	stretched: ['a', 'c', 'q'],
	exchanges: [{ from: 'a', to: 'b', round: 6 }, { from: 'b', to: 'c', round: 5 }, { from: 'c', to: 'd', round: 4 }, { from: 'q', to: 'e', round: 6 }],
	needs: [{ unit: 'a', rank: 1, metIn: 3 }, { unit: 'b', rank: 2, metIn: 2 }, { unit: 'c', rank: 4, metIn: 6 }, { unit: 'c', rank: 3, metIn: null }, { unit: 'd', rank: 1, metIn: null }, { unit: 'd', rank: 3, metIn: 5 }, { unit: 'q', rank: 1, metIn: 6 }],
};

function counted(asked: QuarterFacts) {
	const found = countQuarter(asked);
	if (!found.ok) throw new Error(found.problem);
	return found;
}

test('counts the six numbers and names who is behind each', () => {
	expect(counted(facts)).toEqual({
		ok: true,
		quiet: ['q'],
		together: [
			{ step: 'kickoff', count: 4, of: 5, yes: ['a', 'b', 'c', 'd'], no: ['e'] },
			{ step: 'deepdive', count: 2, of: 5, yes: ['a', 'b'], no: ['c', 'd', 'e'] },
		],
		floor: { fewest: 0, units: ['e'] },
		spread: { range: 1, p25: 2, p75: 3, below: ['e'], above: ['a'] },
		stretch: { count: 1, of: 2, yes: ['a'], no: ['b'] },
		reciprocity: { count: 1, of: 5, yes: ['b'], no: ['a', 'c', 'd', 'e'], onlyGave: ['a'], onlyReceived: ['c', 'e'], neither: ['d'] },
		needCover: { count: 2, of: 4, yes: ['a', 'd'], no: ['b', 'c'], noNeeds: ['e'] },
	});
});

const someFacts = fc.record({
	quiet: fc.subarray(ids), present: fc.array(fc.subarray(ids), { maxLength: 3 }), done: fc.dictionary(fc.constantFrom(...ids), fc.nat(6)), stretched: fc.subarray(ids),
	exchanges: fc.array(fc.record({ from: fc.constantFrom(...ids), to: fc.constantFrom(...ids), round: fc.integer({ min: 1, max: 6 }) })),
	met: fc.array(fc.option(fc.integer({ min: 1, max: 6 })), { maxLength: 6 }),
}).map(({ quiet, present, done, stretched, exchanges, met }): QuarterFacts => ({
	round: 6,
	units: ids.map((id) => ({ id, quiet: quiet.includes(id), advanced: id < 'd' })),
	steps: present.map((list, i) => ({ id: `s${i}`, present: list })),
	coreDone: Object.entries(done).map(([unit, steps]) => ({ unit, steps })),
	stretched,
	exchanges: exchanges.filter(({ from, to }) => from !== to),
	needs: met.map((metIn, i) => ({ unit: ids[i % 3] ?? 'a', rank: Math.floor(i / 3) + 1, metIn })),
}));

test('every list of a share adds up, no quiet id is in any, and order changes nothing', () => {
	fc.assert(fc.property(someFacts, (asked) => {
		const before = JSON.stringify(asked);
		const found = counted(asked);
		const { quiet, ...numbers } = found;
		for (const share of [...found.together, found.stretch, found.reciprocity, found.needCover]) {
			expect([share.count, share.of]).toEqual([share.yes.length, share.yes.length + share.no.length]);
		}
		for (const id of quiet) expect(JSON.stringify(numbers)).not.toContain(`"${id}"`);
		expect(counted({
			...asked, units: asked.units.slice().reverse(), coreDone: asked.coreDone.slice().reverse(), exchanges: asked.exchanges.slice().reverse(),
			needs: asked.needs.slice().reverse(), stretched: asked.stretched.slice().reverse(), steps: asked.steps.map((step) => ({ ...step, present: step.present.slice().reverse() })),
		})).toEqual(found);
		expect(JSON.stringify(asked)).toBe(before);
	}));
});

test('answers when everyone is quiet and when there is nobody', () => {
	const none = { count: 0, of: 0, yes: [], no: [] };
	const empty = { floor: null, spread: null, stretch: none, reciprocity: { ...none, onlyGave: [], onlyReceived: [], neither: [] }, needCover: { ...none, noNeeds: [] } };
	expect(counted({ ...facts, units: facts.units.map(({ id }) => ({ id, quiet: true })) })).toMatchObject({ quiet: ids, ...empty });
	expect(counted({ round: 1, units: [], steps: [], coreDone: [], stretched: [], exchanges: [], needs: [] })).toEqual({ ok: true, quiet: [], together: [], ...empty });
});

test('refuses what does not fit, and says whose entry it is', () => {
	const ask = (change: Partial<QuarterFacts>) => countQuarter({ ...facts, ...change });
	expect(ask({ units: [...facts.units, { id: 'a' }] })).toEqual({ ok: false, problem: 'duplicateUnit', unit: 'a' });
	expect(ask({ stretched: ['z'] })).toEqual({ ok: false, problem: 'unknownUnit', unit: 'z' });
	expect(ask({ steps: [...facts.steps, { id: 'kickoff', present: [] }] })).toEqual({ ok: false, problem: 'duplicateStep', step: 'kickoff' });
	expect(ask({ coreDone: [{ unit: 'a', steps: 1 }, { unit: 'a', steps: 2 }] })).toEqual({ ok: false, problem: 'duplicateCount', unit: 'a' });
	expect(ask({ coreDone: [{ unit: 'a', steps: -1 }] })).toEqual({ ok: false, problem: 'badCount', unit: 'a' });
	expect(ask({ exchanges: [{ from: 'a', to: 'a', round: 6 }] })).toEqual({ ok: false, problem: 'helpsItself', unit: 'a' });
	expect(ask({ exchanges: [{ from: 'a', to: 'b', round: 7 }] })).toEqual({ ok: false, problem: 'badRound', unit: 'a' });
	expect(ask({ needs: [{ unit: 'a', rank: 0, metIn: null }] })).toEqual({ ok: false, problem: 'badRank', unit: 'a' });
	expect(ask({ needs: [{ unit: 'a', rank: 1, metIn: null }, { unit: 'a', rank: 1, metIn: 6 }] })).toEqual({ ok: false, problem: 'duplicateRank', unit: 'a' });
	expect(ask({ needs: [{ unit: 'a', rank: 1, metIn: 9 }] })).toEqual({ ok: false, problem: 'badRound', unit: 'a' });
});
