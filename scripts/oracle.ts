// Runs fixture files against the engines: `node scripts/oracle.ts FILE…`. Exit status 0 only if every case passed.
import { kinds } from '../oracles/all.ts';
import { runFile } from '../oracles/run-file.ts';

const paths = process.argv.slice(2);
let allPassed = paths.length > 0;
if (!allPassed) console.error('Name at least one fixture file: node scripts/oracle.ts oracles/fixtures/*.json*');

for (const path of paths) {
	const run = await runFile(path, kinds);
	if ('refused' in run) {
		allPassed = false;
		console.log(`${path}\n  could not be tried: ${run.refused}`);
	} else if ('skipped' in run) {
		console.log(`${path}\n  nothing to try: ${run.skipped}`);
	} else {
		const failed = run.failures.length;
		console.log(`${path}\n  kind ${run.kind}  cases ${run.cases}  passed ${run.cases - failed}  failed ${failed}  ${run.milliseconds.toFixed(0)} ms`);
		for (const { id, difference } of run.failures.slice(0, 3)) console.log(`  ${id}: ${difference}`);
		if (failed > 0) allPassed = false;
	}
}
process.exitCode = allPassed ? 0 : 1;
