// What the documents name is there: paths, links and their anchors, npm scripts.
import { readFileSync, readdirSync } from 'node:fs';
import { matchesGlob, posix } from 'node:path';

const source = /\.(ts|tsx|mjs|js|json|css|md|sql|yml|sh|toml|csv|svg|png)$/;
const fence = /^ {0,3}(```|~~~).*\n[\s\S]*?^ {0,3}\1.*$/gm;

/**
 * Every fault of one document, one line each.
 * @param {string} file its path from the root
 * @param {string} text
 * @param {{ files: readonly string[], scripts: readonly string[], ignored: readonly string[], read: (file: string) => string }} tree
 *   all files, npm's script names, top-level folders that exist only after a build, and how to read another document
 */
export function checkDocument(file, text, tree) {
	const prose = text.replaceAll(fence, '');
	const blocks = (text.match(fence) ?? []).join('\n');
	const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span]) => span.trim());
	return [...new Set([
		...spans.filter((span) => looksLikePath(span, tree) && !isThere(span, file, tree)).map((span) => `${file}: no such file: ${span}`),
		...commandPaths(`${blocks}\n${spans.join('\n')}`, tree).filter((path) => !isThere(path, file, tree)).map((path) => `${file}: no such file: ${path}`),
		...scriptsNamed(text).filter((name) => !tree.scripts.includes(name)).map((name) => `${file}: no such npm script: ${name}`),
		...linksIn(prose).flatMap((link) => faultOfLink(file, text, link, tree)),
	])];
}

/** A path from the root, or a bare name that ends like a source file; `<name>` and `*` stand for anything. */
function looksLikePath(span, { files, ignored }) {
	if (!/^[\w.@<>*{},/-]+$/.test(span) || /^[/.]*$/.test(span) || span.startsWith('/') || span.startsWith('*.') || span.includes('://')) return false;
	const first = span.split('/')[0];
	if (ignored.includes(first)) return false;
	return source.test(span) || (span.includes('/') && files.some((other) => other.startsWith(`${first}/`)));
}

/** What a command line runs or reads: `node scripts/build.mjs`. */
function commandPaths(text, { files, ignored }) {
	const folders = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]));
	return [...text.matchAll(/(?<=^|[\s=])(?:\.\/)?((?:[\w.-]+\/)+[\w.-]+)(?=$|\s)/gm)].map(([, path]) => path).filter((path) => folders.has(path.split('/')[0]) && !ignored.includes(path.split('/')[0]));
}

/** From the root, beside the document, or under src/; a bare name may stand anywhere. */
function isThere(path, file, { files }) {
	const pattern = path.replace(/^\.\//, '').replace(/\/$/, '').replaceAll(/<[^>]*>/g, '*');
	const anywhere = pattern.includes('/') ? [] : [`**/${pattern}`];
	const patterns = [pattern, posix.normalize(posix.join(posix.dirname(file), pattern)), `src/${pattern}`, ...anywhere];
	return files.some((other) => patterns.some((each) => matchesGlob(other, each) || matchesGlob(other, `${each}/**`)));
}

function scriptsNamed(text) {
	return [...text.matchAll(/\bnpm (?:run(?:-script)? (?:-{1,2}[\w-]+ )*([a-z][\w:-]*)|(start|test)\b)/g)].map(([, run, short]) => run ?? short);
}

function linksIn(prose) {
	const text = prose.replaceAll(/`[^`\n]*`/g, '``');
	return [
		...[...text.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].map(([, target]) => target),
		...[...text.matchAll(/^ {0,3}\[[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)/gm)].map(([, target]) => target),
		...[...text.matchAll(/<(?:img|a|source)\b[^>]*?\b(?:src|href)="([^"]+)"/g)].map(([, target]) => target),
	];
}

function faultOfLink(file, text, target, { files, read }) {
	if (/^[a-z][a-z+.-]*:/.test(target)) return [];
	const [path, anchor] = target.split('#');
	const to = path === '' ? file : posix.normalize(posix.join(posix.dirname(file), decodeURIComponent(path))).replace(/\/$/, '');
	if (!files.some((other) => other === to || other.startsWith(`${to}/`))) return [`${file}: the link leads nowhere: ${target}`];
	if (!anchor || !to.endsWith('.md')) return [];
	const known = anchorsOf(to === file ? text : read(to));
	return known.has(decodeURIComponent(anchor)) ? [] : [`${file}: the page has no such heading: ${target}`];
}

/** The anchors GitHub gives headings; a repeated heading is numbered. */
function anchorsOf(text) {
	const anchors = new Set([...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id]) => id));
	const seen = new Map();
	for (const [, heading] of text.replaceAll(fence, '').matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
		const slug = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replaceAll(' ', '-');
		const times = seen.get(slug) ?? 0;
		seen.set(slug, times + 1);
		anchors.add(times === 0 ? slug : `${slug}-${times}`);
	}
	return anchors;
}

/** Every file, by its path from the root. */
function walk(folder, ignored) {
	return readdirSync(folder || '.', { withFileTypes: true })
		.filter((entry) => folder !== '' || !ignored.includes(entry.name))
		.flatMap((entry) => (entry.isDirectory() ? walk(posix.join(folder, entry.name), ignored) : [posix.join(folder, entry.name)]));
}

if (import.meta.main) {
	const ignored = ['.git', ...readFileSync('.gitignore', 'utf8').split('\n').map((line) => line.trim().replaceAll('/', '')).filter(Boolean)];
	const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts);
	const tree = { files: walk('', ignored), scripts, ignored, read: (file) => readFileSync(file, 'utf8') };
	for (const file of tree.files.filter((path) => /^(README|CONTRIBUTING)\.md$|^docs\/.*\.md$/.test(path)).sort()) {
		for (const fault of checkDocument(file, tree.read(file), tree)) {
			console.error(fault);
			process.exitCode = 1;
		}
	}
}
