import { defineConfig } from 'vitest/config';

export default defineConfig({
	oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
	define: { __LEDGER_SCRIPT__: '"/src/journey/quarter/ledger.client.ts"', __PAGE_SCRIPT__: '"/src/phone/page.client.ts"', __STYLES__: '"/src/ui/styles.css"', __RELEASE__: '"dev"' },
	test: {
		include: ['src/**/*.test.{ts,tsx}', 'oracles/**/*.test.ts', 'docs/**/*.test.ts', 'scripts/**/*.test.mjs'],
		css: true,
		globalSetup: ['src/testing/forget-schemas.server.ts'],
		// As many as there are cores; by default one is left to somebody who watches.
		maxWorkers: '100%',
		// Room for a slow machine that also runs other things; a test that needs it is looked at.
		testTimeout: 20_000,
		hookTimeout: 20_000,
	},
});
