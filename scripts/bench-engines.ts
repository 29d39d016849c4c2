// Times every engine on generated inputs and prints each line beside its goal: `node scripts/bench-engines.ts [ENGINE…]`.
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Row } from '../bench/engines/row.ts';

const known = ['ledger', 'committees', 'assignment', 'matching', 'meeting-cohesion'];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
	console.error(`No engine is called ${unknown.join(', ')}; there are ${known.join(', ')}.`);
	process.exit(1);
}

const table: string[][] = [['engine', 'size', 'seed', 'ms', 'goal']];
for (const name of asked.length > 0 ? asked : known) {
	const file = new URL(`../bench/engines/${name}.ts`, import.meta.url);
	if (!existsSync(file)) {
		console.error(`There is no bench for ${name}.`);
		process.exitCode = 1;
		continue;
	}
	const { rows } = await import(file.href) as { rows: () => Row[] | Promise<Row[]> };
	for (const { engine, size, seed, milliseconds, goal } of await rows()) {
		table.push([engine, size, String(seed), milliseconds < 10 ? milliseconds.toFixed(2) : milliseconds.toFixed(0), goal]);
	}
}

const widths = table[0]!.map((_, column) => Math.max(...table.map((line) => line[column]!.length)));
for (const line of table) console.log(line.map((cell, column) => (column === 3 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))).join('  ').trimEnd());
console.log(`\nNode ${process.version}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores; the fastest of the runs of each line.`);
