import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Adapter, OracleCase, OracleFile } from './adapter.ts';

/** What came of one file: `refused` in a plain sentence when it could not be tried at all. */
export type FileRun =
	| { kind: string; cases: number; failures: { id: string; difference: string }[]; milliseconds: number }
	| { skipped: string }
	| { refused: string };

/** Tries every case of one fixture file: JSON, or JSON packed with gzip whatever its name says. */
export async function runFile(path: string, kinds: Readonly<Record<string, Adapter>>): Promise<FileRun> {
	const from = performance.now();
	const found = readFixture(path);
	if (!('file' in found)) return found;

	const { file } = found;
	const adapter = Object.hasOwn(kinds, file.kind) ? kinds[file.kind] : undefined;
	if (!adapter) return { refused: `its kind “${file.kind}” is not known here` };

	const siblings = new Map<string, unknown>();
	const sibling = (name: string) => {
		if (!siblings.has(name)) siblings.set(name, readSibling(dirname(path), name));
		return siblings.get(name);
	};
	const failures: { id: string; difference: string }[] = [];
	for (const oracleCase of file.cases) {
		const difference = await tryCase(oracleCase, file, adapter, sibling);
		if (difference !== null) failures.push({ id: oracleCase.id, difference });
	}
	return { kind: file.kind, cases: file.cases.length, failures, milliseconds: performance.now() - from };
}

/** A thrown error fails its case and no other. */
async function tryCase(oracleCase: OracleCase, file: OracleFile, adapter: Adapter, sibling: (name: string) => unknown): Promise<string | null> {
	try {
		return await adapter(oracleCase, file, sibling);
	} catch (error) {
		return `threw: ${wordsOf(error)}`;
	}
}

/** A sibling is named by its file, or by the case whose ballots it holds. */
function readSibling(folder: string, name: string): unknown {
	const files = readdirSync(folder).sort();
	const file = files.find((f) => f === name)
		?? files.find((f) => f === `${name}.json` || f === `${name}.json.gz`)
		?? files.find((f) => f.includes('ballots') && (f.endsWith(`-${name}.json`) || f.endsWith(`-${name}.json.gz`)));
	if (file === undefined) throw new Error(`there is no “${name}” beside the file`);
	return readJson(join(folder, file));
}

function readJson(path: string): unknown {
	const bytes = readFileSync(path);
	const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
	return JSON.parse((packed ? gunzipSync(bytes) : bytes).toString('utf8')) as unknown;
}

function readFixture(path: string): ReturnType<typeof fixtureOf> {
	try {
		return fixtureOf(readJson(path), basename(path));
	} catch (error) {
		return { refused: error instanceof SyntaxError ? `it is not JSON (${error.message})` : `it cannot be read (${wordsOf(error)})` };
	}
}

/** A file holds cases of a kind, or is a single case itself, which may leave its kind to its fields. */
function fixtureOf(value: unknown, name: string): { file: OracleFile } | { skipped: string } | { refused: string } {
	if (!isObject(value)) return { refused: 'it holds no object with cases' };
	const kind = value['kind'] ?? kindByFields(value);
	if ('cases' in value) {
		if (!Array.isArray(value['cases']) || !value['cases'].every(isObject)) return { refused: 'its “cases” are not a list of objects' };
		if (typeof kind !== 'string') return { refused: 'it does not say its kind' };
		const cases = value['cases'].map((one, i) => ({ ...one, id: idOf(one, `#${i}`) }) as OracleCase);
		return { file: { kind, about: value['about'], cases } };
	}
	if (kind === undefined && 'ballots' in value) return { skipped: 'only the ballots of a case in another file' };
	if (typeof kind !== 'string') return { refused: 'it does not say its kind, and its fields do not tell' };
	return { file: { kind, about: value['about'], cases: [{ ...value, id: idOf(value, name) } as OracleCase] } };
}

function kindByFields(value: Record<string, unknown>): string | undefined {
	if ('requests' in value && 'edges' in value) return 'fair-assignment';
	if ('edges' in value && 'n' in value) return 'max-weight-matching';
	if ('projects' in value && 'budget' in value) return 'pb';
	if ('committeeSize' in value && 'numCandidates' in value) return 'approval-committees';
	return undefined;
}

function idOf(value: Record<string, unknown>, otherwise: string): string {
	return typeof value['id'] === 'string' ? value['id'] : otherwise;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wordsOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
