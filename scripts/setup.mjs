// Everything `npm start` and `npm test` need, on a machine with only Node 20 and npm. Has no dependencies; safe to run again.
//   node scripts/setup.mjs [build] [browser] [postgres]
// CARAVAN_TEST_WITHOUT=browser,postgres goes without those two; scripts/test.mjs then says what it left out.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPostgres } from './postgres.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const without = new Set((process.env.CARAVAN_TEST_WITHOUT ?? '').split(',').map((word) => word.trim()));
const wanted = new Set(process.argv.slice(2).filter((word) => !without.has(word)));
const shell = process.platform === 'win32';
const env = { ...process.env, PATH: join(process.cwd(), 'node_modules/.bin') + delimiter + process.env.PATH };

const say = (text) => { console.error(`[setup] ${text}`); };
const stop = (text) => { say(text); process.exit(1); };
const succeeds = (command, args, output = 2) => spawnSync(command, args, { env, shell, stdio: ['ignore', output, output] }).status === 0;
const run = (command, ...args) => { if (!succeeds(command, args)) stop(`failed: ${command} ${args.join(' ')}`); };
const filesIn = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();

// Node 24 comes along as an ordinary package of this platform; npm puts it first in the PATH of its scripts.
if (!isInstalled()) {
	say('installing dependencies');
	const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error', '--include=dev', '--include=optional'];
	// `npm ci` refuses a lock without the packages of other platforms, which a partial mirror makes; `install` keeps to the same lock.
	if (!succeeds('npm', ['ci', ...quiet], 'ignore')) run('npm', 'install', '--no-save', ...quiet);
}
const version = execFileSync('node', ['-v'], { env, shell }).toString().trim();
if (Number(version.slice(1).split('.')[0]) < 24) stop(`Node 24 is needed; none came for ${process.platform}-${process.arch}, and this is ${version}.`);
if (wanted.has('build')) build();
if (wanted.has('browser') || wanted.has('postgres')) installWhatIsMissing();

/** Whether node_modules is what the lock says, by the list npm leaves in it when it has finished. */
function isInstalled() {
	if (!existsSync('node_modules/.package-lock.json')) return false;
	const [asked, here] = ['package-lock.json', 'node_modules/.package-lock.json'].map((file) => JSON.parse(readFileSync(file, 'utf8')).packages);
	return Object.entries(asked).every(([path, entry]) => path === '' || here[path]?.version === entry.version || (!here[path] && (entry.optional || entry.peer)));
}

/** Builds unless dist was made from exactly these files. */
function build() {
	const sources = [...filesIn('src').filter((file) => !file.includes('.test.')), ...['content', 'public'].flatMap((folder) => (existsSync(folder) ? filesIn(folder) : [])), 'scripts/build.mjs', 'vite.config.ts', 'package.json', 'package-lock.json'];
	const digest = sources.reduce((hash, file) => hash.update(file).update(readFileSync(file)), createHash('sha256')).digest('hex');
	const stamp = 'dist/made-from';
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
	say('building');
	run('node', 'scripts/build.mjs');
	writeFileSync(stamp, digest);
}

function installWhatIsMissing() {
	const hasChromium = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].some((path) => path && existsSync(path));
	const missing = [
		...(wanted.has('browser') && !hasChromium ? [{ part: 'browser', packages: ['chromium', 'fonts-noto-core'] }] : []),
		...(wanted.has('postgres') && !findPostgres() ? [{ part: 'postgres', packages: ['postgresql'] }] : []),
	];
	if (missing.length === 0) return;

	const packages = missing.flatMap((each) => each.packages);
	const isRoot = process.getuid?.() === 0;
	if (!existsSync('/usr/bin/apt-get') || !(isRoot || succeeds('sudo', ['-n', 'true'], 'ignore'))) {
		const names = missing.map(({ part }) => part).join(',');
		stop(`The tests need what Debian's packages ${packages.join(', ')} hold, and they cannot be installed from here (that takes apt-get, as root or by sudo without a password).
Install them (a Chromium elsewhere: set CHROMIUM_PATH; a PostgreSQL elsewhere: put initdb in the PATH), or set CARAVAN_TEST_WITHOUT=${names} to go without.`);
	}
	say(`installing ${packages.join(', ')}`);
	// The tests start a cluster of their own: without the first line Debian would also start one that stays.
	const steps = `
		mkdir -p /etc/postgresql-common/createcluster.d && echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.d/caravan.conf
		export DEBIAN_FRONTEND=noninteractive
		apt-get update -qq && apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=120 ${packages.join(' ')}
		status=$?
		rm -f /etc/postgresql-common/createcluster.d/caravan.conf
		exit $status`;
	run(...(isRoot ? [] : ['sudo', '-n']), 'sh', '-c', steps);
}
