// The whole suite: every runner runs even if one before it failed, and the last line counts them all: `N passed, N failed`.
//   node scripts/test.mjs [checks] [sqlite] [postgres] [browser]     (`npm run check` is the first of them)
// CARAVAN_TEST_WITHOUT=postgres,browser goes without, and says so.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importGraph, readSources } from './check-boundaries.mjs';
import { withPostgres } from './postgres.mjs';

const longest = 10 * 60_000; // a runner that hangs must not hang the machine it runs on

// Each counts as one. Quick ones first.
const checks = [
	['boundaries', 'node', 'scripts/check-boundaries.mjs'],
	['words', 'node', 'scripts/check-words.mjs'],
	['documents', 'node', 'scripts/check-docs.mjs'],
	...(existsSync('scripts/check-content.mjs') ? [['content', 'node', 'scripts/check-content.mjs']] : []),
	['types', 'tsc', '--noEmit'],
	['lint', 'oxlint', '--type-aware', '--deny-warnings'],
	['nothing unused', 'knip'],
	['sizes', 'node', 'scripts/check-size.mjs'],
];

const runners = {
	async checks() {
		const counts = { passed: 0, failed: 0, skipped: 0 };
		for (const [name, ...command] of checks) {
			if (interrupted) break;
			const ok = (await run(command)) === 0;
			console.log(`${ok ? 'ok    ' : 'FAILED'} ${name}`);
			counts[ok ? 'passed' : 'failed']++;
		}
		return counts;
	},
	sqlite: () => vitest([], { DATABASE_URL: undefined }),
	async postgres() {
		const files = testsOfDatabase(importGraph(readSources()));
		return withPostgres((url) => vitest(files, { DATABASE_URL: url }));
	},
	browser: () => withReport(async (report) => {
		const status = await run(['playwright', 'test', '--forbid-only', '--reporter=line,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: report, DATABASE_URL: undefined });
		return countPlaywright(readReport(report), status);
	}),
};

let interrupted = false;
let current;

function vitest(files, env) {
	return withReport(async (report) => {
		const status = await run(['vitest', 'run', '--allowOnly=false', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...files], env);
		return countVitest(readReport(report), status);
	});
}

/** Resolves with the exit status; a command that cannot start or is ended by a signal has 1. */
function run([command, ...args], env = {}) {
	return new Promise((resolve) => {
		current = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32', timeout: longest });
		current.once('error', (error) => { console.error(error.message); resolve(1); });
		current.once('exit', (code) => { resolve(code ?? 1); });
	});
}

async function withReport(work) {
	const folder = mkdtempSync(join(tmpdir(), 'caravan-test-'));
	try {
		return await work(join(folder, 'report.json'));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function readReport(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** A runner that failed without a failed test (a file that does not load, nothing found, a crash) has one failure all the same. */
function honest(counts, status) {
	return { ...counts, failed: counts.failed || (status === 0 && counts.passed > 0 ? 0 : 1) };
}

/** From vitest's JSON report, null when it left none. A file that broke before its tests counts as one. */
export function countVitest(report, status) {
	if (!report) return { passed: 0, failed: 1, skipped: 0 };
	const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((each) => each.status !== 'failed'));
	return honest({ passed: report.numPassedTests, failed: report.numFailedTests + broken.length, skipped: report.numPendingTests + report.numTodoTests }, status);
}

/** From Playwright's JSON report, null when it left none. A test that passed only when repeated has failed. */
export function countPlaywright(report, status) {
	if (!report) return { passed: 0, failed: 1, skipped: 0 };
	const { expected, unexpected, flaky, skipped } = report.stats;
	return honest({ passed: expected, failed: unexpected + flaky, skipped }, status);
}

/** The test files that reach a database, so that they run on both engines; the others would only say the same again. */
export function testsOfDatabase(graph) {
	const reaches = (file, seen = new Set()) => {
		if (file === 'src/testing/world.server.ts') return true;
		if (seen.has(file)) return false;
		seen.add(file);
		return (graph.get(file) ?? []).some((target) => reaches(target, seen));
	};
	return [...graph.keys()].filter((file) => /\.test\.tsx?$/.test(file) && reaches(file));
}

async function main(asked) {
	const without = (process.env.CARAVAN_TEST_WITHOUT ?? '').split(',').map((word) => word.trim()).filter(Boolean);
	const unknown = [...asked.filter((name) => !(name in runners)), ...without.filter((name) => name !== 'postgres' && name !== 'browser')];
	if (unknown.length > 0) {
		console.error(`No such part of the suite: ${unknown.join(', ')}. There are ${Object.keys(runners).join(', ')}; one can go without postgres, browser.`);
		console.log('0 passed, 1 failed');
		return 1;
	}

	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { interrupted = true; current?.kill(); });
	const rows = [];
	for (const name of (asked.length > 0 ? asked : Object.keys(runners)).filter((each) => !without.includes(each))) {
		if (interrupted) break;
		console.log(`\n=== ${name}`);
		const from = Date.now();
		const counts = await runners[name]().catch((error) => { console.error(error); return { passed: 0, failed: 1, skipped: 0 }; });
		rows.push({ name, ...counts, seconds: Math.round((Date.now() - from) / 1000) });
	}

	console.log('');
	for (const { name, passed, failed, skipped, seconds } of rows) console.log(`${name.padEnd(10)}${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''} in ${seconds} s`);
	if (asked.length === 0) for (const name of without) console.log(`${name.padEnd(10)}NOT RUN: CARAVAN_TEST_WITHOUT asks to go without it`);
	const sum = (what) => rows.reduce((total, row) => total + row[what], 0);
	const failed = sum('failed') + (interrupted && sum('failed') === 0 ? 1 : 0);
	console.log(`${sum('passed')} passed, ${failed} failed`);
	return failed > 0 ? 1 : 0;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
