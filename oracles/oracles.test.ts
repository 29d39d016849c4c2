import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { kinds } from './all.ts';
import { runFile } from './run-file.ts';

const folder = fileURLToPath(new URL('fixtures/', import.meta.url));
const files = readdirSync(folder).filter((name) => !name.includes('-ballots-')).sort();

test.each(files)('%s', { timeout: 120_000 }, async (name) => {
	const run = await runFile(`${folder}${name}`, kinds);
	expect('cases' in run ? run.failures.slice(0, 3) : run).toEqual([]);
	expect('cases' in run && run.cases).toBeGreaterThan(0);
});
