// Who may import whom, and which files a folder may hold. Imports of types count: knowing is knowing.
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseSync } from 'oxc-parser';

// Each concept may know only those before it. `home` is where the views of all of them meet.
const concepts = ['network', 'text', 'baseline', 'plan', 'tools', 'curriculum', 'backlog', 'quarter', 'events', 'experts', 'exchange', 'guide', 'reflection', 'cohesion', 'report', 'home'];

// A concept's nouns beside the one it is named after: each may have a file of its own. Stores, commands, forms, words, pages and views may be split under any name.
const nouns = {
	network: ['city', 'countries', 'invitation', 'person', 'membership', 'signin', 'step'],
	text: ['block'],
	baseline: ['answer', 'level'],
	tools: ['sheet', 'trial'],
	curriculum: ['example'],
	quarter: ['mark', 'receipt'],
	guide: ['item'],
};

const verbs = 'allocate|build|check|choose|count|decide|derive|explain|find|group|list|match|merge|move|next|pair|place|plan|rank|read|settle|show|summarise';
const decision = new RegExp(`^(${verbs})-[a-z0-9-]+\\.ts$`);
const fixed = /^(form|words|(content|store|commands|port|visit)\.server|port\.phone)\.ts$|^(pages|views|pages\.server)\.tsx$|^[a-z0-9-]+-(form|words|(content|store|commands)\.server)\.ts$|^[a-z0-9-]+-(pages|view|pages\.server)\.tsx$|^[a-z0-9-]+\.client\.tsx?$/;
const drawer = /(^|\/)(index|utils?|helpers?|common|shared|misc|services?|managers?)\.[a-z.]*tsx?$/;
const places = /^src\/((journey\/[^/]+|algorithms|platform|forms|ui|i18n|server|phone|testing)\/.|(pages|frame)\.(test\.)?tsx?$|build\.d\.ts$)/;

// What a phone may carry; every other package stays on the server, whoever imports it.
const onPhones = /^npm:(preact|preact-render-to-string|hono|valibot|d3-scale|d3-shape)$/;

const test = /\.test\.tsx?$|^src\/testing\//;
const server = /\.server\.tsx?$|^src\/server\/|^node:/;
const phone = /\.(phone|client)\.tsx?$|^src\/phone\//;
const either = (...patterns) => new RegExp(patterns.map((pattern) => pattern.source).join('|'));

// [what holds, in which files, except, what they never import, unless it is]
const rules = [
	['hosts know the journey, not the reverse', /^src\/(journey|algorithms|platform|forms|ui|i18n)\//, test, /^src\/(server\/|phone\/|pages\.|frame\.)/],
	['platform, forms, ui and i18n know no journey', /^src\/(platform|forms|ui|i18n|algorithms)\//, test, /^src\/journey\//],
	['algorithms know nothing', /^src\/algorithms\//, test, /./, /^src\/algorithms\//],
	['a decision knows no host, page or platform', /^src\/(journey|algorithms|forms|i18n)\/.*\.ts$/, either(server, phone, test), /^src\/(platform|ui)\/|\.tsx$|^npm:(preact|preact-render-to-string|hono)$/],
	['only a form reads untrusted input', /^src\/(journey|algorithms|i18n|ui)\//, either(/(^|[/-])form\.ts$/, server, phone, test), /^npm:valibot$/],
	['a page knows its port, not the platform', /^src\/journey\/.*\.tsx$/, either(server, phone, test), /^src\/platform\//],
	['a view knows no route', /(\/views|-view)\.tsx$/, test, /(\/|-)pages\.tsx$|^npm:hono$/],
	['a store knows nouns and the database', /store\.server\.ts$/, test, /(commands|port)\.server\.ts$|(^|[/-])(form|words)\.ts$|\.tsx$/],
	['commands know no page and no port', /commands\.server\.ts$/, test, /port\.server\.ts$|\.tsx$/],
	['what a phone runs knows no server', /^src\//, either(server, test), server],
	['a phone carries few packages', /^src\//, either(server, test), /^npm:/, onPhones],
	['what a server runs knows no phone', /^src\//, either(phone, test), phone],
	['the query builder stays in platform/db', /^src\//, either(/^src\/platform\/db\//, test), /^npm:(kysely|pg)$/],
	['tests ship nowhere', /^src\//, test, test],
	...concepts.map((concept, i) => [`${concept} knows only concepts before it`, new RegExp(`^src/journey/${concept}/`), test, new RegExp(`^src/journey/(${concepts.slice(i + 1).join('|') || '-'})/`)]),
];

/**
 * Every fault in a tree, one line each.
 * @param {ReadonlyMap<string, string>} sources path from the root -> text
 */
export function checkBoundaries(sources) {
	const graph = importGraph(sources);
	const files = [...sources.keys()];
	return [...files.flatMap((file) => forbiddenImports(file, graph)), ...files.flatMap((file) => strangeName(file, files)), ...files.flatMap((file) => hiddenImports(file, sources.get(file))), ...cycles(graph)];
}

/** The sources as they stand, sorted by path. */
export function readSources() {
	return new Map(globSync('src/**/*.{ts,tsx}').map((file) => file.replaceAll('\\', '/')).sort().map((file) => [file, readFileSync(file, 'utf8')]));
}

/**
 * path -> what it imports: paths from the root, `node:name` or `npm:name`.
 * @param {ReadonlyMap<string, string>} sources
 */
export function importGraph(sources) {
	return new Map([...sources].map(([file, text]) => {
		const { module } = parse(file, text);
		const requests = [
			...module.staticImports.map((entry) => entry.moduleRequest.value),
			...module.staticExports.flatMap((entry) => entry.entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])),
			...module.dynamicImports.map((entry) => literal(text, entry)).filter((request) => request !== null),
		];
		return [file, [...new Set(requests.map((request) => resolve(file, request.split('?')[0])))]];
	}));
}

function parse(file, text) {
	const { module, errors } = parseSync(file, text);
	if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
	return { module };
}

/** What `import('…')` names; null when that is only known at run time. */
function literal(text, { moduleRequest }) {
	return /^(['"`])([^$]*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[2] ?? null;
}

function resolve(file, request) {
	if (request.startsWith('.')) return join(dirname(file), request).replaceAll('\\', '/');
	if (request.startsWith('#')) return request.replace('#', 'src/');
	return request.startsWith('node:') ? request : `npm:${/^(@[^/]+\/)?[^/]+/.exec(request)[0]}`;
}

function forbiddenImports(file, graph) {
	return rules.flatMap(([name, within, except, never, unless]) =>
		within.test(file) && !except.test(file)
			? graph.get(file).filter((target) => never.test(target) && !unless?.test(target)).map((target) => `${name}: ${file} -> ${target}`)
			: [],
	);
}

/** Imports this check could not see. Content is no source: it may be taken in by pattern. */
function hiddenImports(file, text) {
	if (test.test(file)) return [];
	const computed = parse(file, text).module.dynamicImports.some((entry) => literal(text, entry) === null);
	return computed || /\bimport\.meta\.glob\b(?!(<[^>(]*>)?\(\s*'\/content\/[^']*'\s*[,)])|\bcreateRequire\b/.test(text) ? [`an import names what it imports: ${file}`] : [];
}

function strangeName(file, files) {
	if (!places.test(file)) return [`no such place: ${file}`];
	if (drawer.test(file)) return [`a file is named after what it holds: ${file}`];
	if (!/^[a-z0-9.-]+$/.test(basename(file))) return [`names are kebab-case: ${file}`];
	const [, concept, name] = /^src\/journey\/([^/]+)\/(.+)$/.exec(file) ?? [];
	if (!name) return [];
	if (!concepts.includes(concept)) return [`no such concept: ${file}`];
	const subject = /^([a-z0-9-]+)\.test\.tsx?$/.exec(name)?.[1];
	if (subject) {
		const known = files.some((other) => dirname(other) === dirname(file) && !test.test(other) && basename(other).startsWith(`${subject}.`));
		return known ? [] : [`a test stands beside its subject: ${file}`];
	}
	const known = fixed.test(name) || decision.test(name) || [concept, ...(nouns[concept] ?? [])].some((noun) => name === `${noun}.ts`);
	return known ? [] : [`outside the vocabulary of a concept folder (a new noun or verb goes into the table of scripts/check-boundaries.mjs): ${file}`];
}

function cycles(graph) {
	const found = [];
	const done = new Set();
	const visit = (file, path) => {
		if (path.includes(file)) found.push(`cycle: ${[...path.slice(path.indexOf(file)), file].join(' -> ')}`);
		if (done.has(file) || path.includes(file)) return;
		for (const target of graph.get(file) ?? []) visit(target, [...path, file]);
		done.add(file);
	};
	for (const file of graph.keys()) visit(file, []);
	return found;
}

if (import.meta.main) {
	const faults = checkBoundaries(readSources());
	for (const fault of faults) console.error(fault);
	process.exitCode = faults.length > 0 ? 1 : 0;
}
