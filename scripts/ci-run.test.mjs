import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** Runs .ci/run with an `npm` that does what `script` says. */
async function ciRun(script) {
	const folder = mkdtempSync(join(tmpdir(), 'caravan-ci-'));
	try {
		writeFileSync(join(folder, 'npm'), `#!/bin/sh\n${script}\n`);
		chmodSync(join(folder, 'npm'), 0o755);
		return await new Promise((done) => {
			execFile('bash', [resolve('.ci/run')], { cwd: folder, env: { ...process.env, PATH: `${folder}:${process.env.PATH}` } }, (error, stdout) => {
				done({ status: error ? error.code : 0, last: stdout.trimEnd().split('\n').at(-1), all: stdout });
			});
		});
	} finally {
		rmSync(folder, { recursive: true });
	}
}

test.skipIf(process.platform === 'win32').each([
	['all passed', 'echo test "$@"; echo "12 passed, 0 failed"', 0, '12 passed, 0 failed'],
	['some failed', 'echo "10 passed, 2 failed"; exit 1', 1, '10 passed, 2 failed'],
	['npm speaks after the count', 'echo "10 passed, 2 failed"; echo "npm error" >&2; exit 1', 1, '10 passed, 2 failed'],
	['it died before counting', 'echo "cannot install" >&2; exit 1', 1, '0 passed, 1 failed'],
	['it was killed', 'kill -9 $$', 1, '0 passed, 1 failed'],
	['it counted nothing and was content', 'exit 0', 1, '0 passed, 1 failed'],
	['it failed where no runner counted', 'echo "12 passed, 0 failed"; exit 7', 1, '12 passed, 1 failed'],
	['it failed and was content', 'echo "12 passed, 3 failed"', 1, '12 passed, 3 failed'],
	['a runner has a summary of its own', 'echo " Tests 2 passed, 0 failed"; echo "12 passed, 0 failed"', 0, '12 passed, 0 failed'],
	['the last line has no end', 'printf "12 passed, 0 failed"', 0, '12 passed, 0 failed'],
])('.ci/run when %s', async (_, script, status, last) => {
	expect(await ciRun(script)).toMatchObject({ status, last });
});

test.skipIf(process.platform === 'win32')('.ci/run calls npm test and passes on what it says', async () => {
	expect((await ciRun('echo "called with $*"; echo "1 passed, 0 failed"')).all).toBe('called with test\n1 passed, 0 failed\n');
});
