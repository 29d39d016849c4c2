// Three bundles: the script every page carries, the phone's host (service worker) and the server.
import { createHash } from 'node:crypto';
import { cpSync, globSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';

const oldPhones = ['chrome80', 'safari13.1', 'firefox78'];
// Sides that follow the direction of writing are left as they are: for browsers older than these they would be guessed from the language, at twice the bytes.
const cssTarget = ['chrome88', 'safari14.1', 'firefox78'];
const client = { target: oldPhones, outDir: 'dist/client', emptyOutDir: false };
// One classic script each: module workers are too new for these phones.
const script = (input, entryFileNames) => ({ ...client, rolldownOptions: { input, output: { format: 'iife', entryFileNames } } });
const made = (pattern) => JSON.stringify(`/assets/${basename(globSync(`dist/client/assets/${pattern}`)[0])}`);
const run = (define, options) => build({ logLevel: 'warn', publicDir: false, define, build: { cssTarget, ...options } });

// Whatever a page is made of names the release: what a phone keeps of another one is never drawn.
const sources = globSync(['src/**/*.{ts,tsx,css}', 'content/**/*.md', 'package-lock.json'], { exclude: (file) => file.includes('.test.') }).sort();
const release = sources.reduce((hash, file) => hash.update(file).update(readFileSync(file)), createHash('sha256')).digest('base64url').slice(0, 10);

rmSync('dist', { recursive: true, force: true });
await run({}, { ...client, cssMinify: true, rolldownOptions: { input: 'src/ui/styles.css', output: { assetFileNames: 'assets/styles-[hash][extname]' } } });
const define = { __RELEASE__: JSON.stringify(release), __STYLES__: made('styles-*.css') };
await run(define, script('src/phone/page.client.ts', 'assets/page-[hash].js'));
define.__PAGE_SCRIPT__ = made('page-*.js');
// The ledger's own script: a few bytes, and what adds up everything again only when it is asked for. It counts in BigInt.
await run(define, { ...client, target: ['chrome80', 'safari14', 'firefox78'], modulePreload: false, rolldownOptions: { input: 'src/journey/quarter/ledger.client.ts', output: { format: 'es', entryFileNames: 'assets/ledger-[hash].js', chunkFileNames: 'assets/re-add-[hash].js' } } });
define.__LEDGER_SCRIPT__ = made('ledger-*.js');
await run(define, script('src/phone/worker.ts', 'sw.js'));
await run(define, { ssr: 'src/server/main.ts', outDir: 'dist/server', sourcemap: true });
cpSync('public', 'dist/client', { recursive: true });

for (const file of readdirSync('dist/client', { recursive: true }).filter((name) => /\.(js|css|svg|webmanifest)$/.test(name))) {
	const bytes = readFileSync(`dist/client/${file}`);
	writeFileSync(`dist/client/${file}.br`, brotliCompressSync(bytes));
	writeFileSync(`dist/client/${file}.gz`, gzipSync(bytes));
}
