import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';

const decision = 'src/journey/quarter/choose-topics.ts';
const store = 'src/journey/network/city-store.server.ts';
const page = 'src/journey/quarter/pages.tsx';

// [what is planted, where, the code, the rule that must speak; null where it must not]
const cases = [
	['a decision asks for the day', decision, 'export const f = () => new Date();', 'caravan(pure)'],
	['a decision asks for the time', decision, 'export const f = () => Date.now();', 'caravan(pure)'],
	['a decision draws lots', decision, 'export const f = () => Math.random();', 'caravan(pure)'],
	['a decision reads a setting', decision, 'export const f = () => process.env;', 'caravan(pure)'],
	['a decision reads a setting round the corner', decision, 'export const f = () => globalThis.process;', 'caravan(pure)'],
	['a decision asks another machine', decision, `export const f = () => fetch('/x');`, 'caravan(pure)'],
	['a decision waits', decision, 'export const f = async (x: Promise<number>) => { const y = await x; return y; };', 'caravan(pure)'],
	['an algorithm draws lots', 'src/algorithms/vote.ts', 'export const f = () => Math.random();', 'caravan(pure)'],
	['a form asks for the day', 'src/forms/read.ts', 'export const f = () => new Date();', 'caravan(pure)'],
	['a decision works on a given day', decision, 'export const f = (day: string) => new Date(day).getUTCDay();', null],
	['a command looks at the clock', 'src/journey/quarter/commands.server.ts', 'export const f = () => new Date();', 'caravan(clock)'],
	['a page looks at the clock', page, 'export const f = () => Date.now();', 'caravan(clock)'],
	['the platform looks at the clock', 'src/platform/jobs.server.ts', 'export const f = () => Date.now();', 'caravan(clock)'],
	['a command waits', 'src/journey/quarter/commands.server.ts', 'export async function f(x: Promise<number>) { return (await x) + 1; }', null],
	['a host looks at the clock', 'src/server/main.ts', 'export const f = () => new Date();', null],
	['a page asks a table', page, `export const f = (db: any) => db.selectFrom('city');`, 'no-restricted-properties'],
	['a command writes a table', 'src/journey/quarter/commands.server.ts', `export const f = (db: any) => db.insertInto('city');`, 'no-restricted-properties'],
	['a store asks a table', store, `export const f = (db: { selectFrom(table: string): number }) => db.selectFrom('city');`, null],
	['anything goes', store, 'export const f = (db: any) => db;', 'no-explicit-any'],
	['a promise nobody waits for', store, 'export function f(work: () => Promise<void>) { work(); }', 'no-floating-promises'],
];
const fileOf = (i) => join(`case-${i}`, cases[i][1]);
let said = '';

beforeAll(async () => {
	const tree = mkdtempSync(join(tmpdir(), 'caravan-lint-'));
	try {
		const config = JSON.parse(readFileSync('.oxlintrc.json', 'utf8'));
		config.jsPlugins = [resolve('scripts/lint-rules.mjs')];
		// One run for all: each case is a tree of its own below the configuration.
		for (const each of config.overrides) each.files = each.files.map((pattern) => (pattern.startsWith('**') ? pattern : `*/${pattern}`));
		writeFileSync(join(tree, '.oxlintrc.json'), JSON.stringify(config));
		writeFileSync(join(tree, 'tsconfig.json'), JSON.stringify({ compilerOptions: { strict: true, target: 'ES2024', lib: ['ES2024', 'DOM'], types: [] } }));
		for (const [i, [, , code]] of cases.entries()) {
			mkdirSync(dirname(join(tree, fileOf(i))), { recursive: true });
			writeFileSync(join(tree, fileOf(i)), `${code}\n`);
		}
		said = await new Promise((done) => {
			execFile('node', [resolve('node_modules/oxlint/bin/oxlint'), '--type-aware', '--format=unix'], { cwd: tree, env: { ...process.env, PATH: `${resolve('node_modules/.bin')}:${process.env.PATH}` } }, (_, stdout) => { done(stdout); });
		});
	} finally {
		rmSync(tree, { recursive: true });
	}
});

test.each(cases.map((each, i) => [...each, i]))('%s', (_what, _file, _code, rule, i) => {
	const lines = said.replaceAll('\\', '/').split('\n').filter((line) => line.includes(fileOf(i).replaceAll('\\', '/'))).join('\n');
	if (rule === null) expect(lines).toBe('');
	else expect(lines).toContain(rule);
});
