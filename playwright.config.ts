import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';

// Debian's Chromium: nothing is downloaded beside the system's packages. scripts/setup.mjs looks in the same places.
const chromium = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));

export default defineConfig({
	testDir: 'e2e',
	workers: 2,
	// Each journey has a server of its own, so the longest need not wait for those of their file.
	fullyParallel: true,
	reporter: 'line',
	use: { launchOptions: { ...(chromium && { executablePath: chromium }), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] } },
});
