// The modules and tools of content/ in four languages: what is missing, wrong or hard to read.
//   node scripts/check-content.mjs [--table] [ids…]     (`npm run content:check` prints the table; so does naming ids)
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { longSentence, reportOn, tableOf } from './content-report.mjs';

/** id -> language -> text */
function readFolder(folder) {
	const texts = {};
	for (const file of globSync(`${folder}/*/*.md`).sort()) (texts[basename(dirname(file))] ??= {})[basename(file, '.md')] = readFileSync(file, 'utf8');
	return texts;
}

const topics = Object.fromEntries(globSync('content/topics/*.md').map((file) => [basename(file, '.md'), readFileSync(file, 'utf8')]));
const ids = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const { faults, rows, unwritten } = reportOn({ modules: readFolder('content/modules'), tools: existsSync('content/tools') ? readFolder('content/tools') : {}, topics, glossary: readFileSync('docs/glossary.md', 'utf8') }, ids);

if (process.argv.includes('--table') || ids.length > 0) {
	for (const kind of ['modules', 'tools']) {
		const of = rows.filter((row) => row.kind === kind);
		if (of.length > 0) console.log(`${kind}\n${tableOf(of).join('\n')}\n`);
	}
	if (ids.length === 0 && unwritten.length > 0) console.log(`core topics without a module: ${unwritten.join(', ')}\n`);
}
for (const fault of faults) console.error(fault);
const documents = (kind) => new Set(rows.filter((row) => row.kind === kind).map((row) => row.id)).size;
console.log(`content: ${documents('modules')} modules, ${documents('tools')} tools; ${faults.length} faults; ${rows.filter((row) => row.longest > longSentence).length} texts with a sentence over ${longSentence} words`);
process.exitCode = faults.length > 0 ? 1 : 0;
