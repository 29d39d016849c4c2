import { expect, test } from 'vitest';
import { countPlaywright, countVitest, testsOfDatabase } from './test.mjs';

const file = (status, ...tests) => ({ status, assertionResults: tests.map((each) => ({ status: each })) });
const vitest = (passed, failed, ...testResults) => ({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 1, numTodoTests: 1, testResults });
const playwright = (expected, unexpected, flaky = 0) => ({ stats: { expected, unexpected, flaky, skipped: 2 } });

test.each([
	['all went well', vitest(3, 0, file('passed', 'passed')), 0, { passed: 3, failed: 0, skipped: 2 }],
	['one failed', vitest(2, 1, file('failed', 'passed', 'failed')), 1, { passed: 2, failed: 1, skipped: 2 }],
	['a file did not load', vitest(2, 0, file('passed', 'passed'), file('failed')), 1, { passed: 2, failed: 1, skipped: 2 }],
	['a file did not load and a test failed', vitest(2, 1, file('failed', 'failed'), file('failed')), 1, { passed: 2, failed: 2, skipped: 2 }],
	['an error outside any test', vitest(3, 0, file('passed', 'passed')), 1, { passed: 3, failed: 1, skipped: 2 }],
	['nothing was found', vitest(0, 0), 0, { passed: 0, failed: 1, skipped: 2 }],
	['it crashed', null, 1, { passed: 0, failed: 1, skipped: 0 }],
])('vitest, when %s', (_, report, status, counts) => {
	expect(countVitest(report, status)).toEqual(counts);
});

test.each([
	['all went well', playwright(4, 0), 0, { passed: 4, failed: 0, skipped: 2 }],
	['one failed', playwright(3, 1), 1, { passed: 3, failed: 1, skipped: 2 }],
	['one passed only when repeated', playwright(3, 0, 1), 0, { passed: 3, failed: 1, skipped: 2 }],
	['it could not start', playwright(0, 0), 1, { passed: 0, failed: 1, skipped: 2 }],
	['it crashed', null, 1, { passed: 0, failed: 1, skipped: 0 }],
])('playwright, when %s', (_, report, status, counts) => {
	expect(countPlaywright(report, status)).toEqual(counts);
});

test('the tests of both engines are those that reach a database, by however many steps', () => {
	const graph = new Map(Object.entries({
		'src/a.test.ts': ['src/testing/world.server.ts', 'npm:vitest'],
		'src/b.test.tsx': ['src/testing/people.ts'],
		'src/c.test.ts': ['src/c.ts', 'npm:vitest'],
		'src/c.ts': ['src/d.ts'],
		'src/d.ts': ['src/c.ts'],
		'src/testing/people.ts': ['src/testing/world.server.ts'],
		'src/testing/world.server.ts': [],
	}));
	expect(testsOfDatabase(graph)).toEqual(['src/a.test.ts', 'src/b.test.tsx']);
});
