import { expect, test } from 'vitest';
import { checkDocument } from './check-docs.mjs';

const other = '# Set up\n\n## What it costs, and why\n\n## Again\n\n## Again\n';
const tree = {
	files: ['README.md', 'package.json', 'scripts/build.mjs', 'src/pages.tsx', 'src/journey/quarter/store.server.ts', 'docs/how-to/set-up.md', 'docs/how-to/other.md', 'docs/how-to/map.png', '.ci/run'],
	scripts: ['start', 'test', 'check'],
	ignored: ['node_modules', 'dist', 'data'],
	read: () => other,
};
const faults = (text, file = 'docs/how-to/set-up.md') => checkDocument(file, text, tree);

test.each([
	'Run `npm start`, then `npm run check`, or `npm test -- checks`.',
	'```sh\nnode scripts/build.mjs\nnpm run check\n.ci/run\n```',
	'See `src/pages.tsx`, `src/journey/<concept>/store.server.ts`, `journey/quarter/`, `scripts/*.mjs` and `package.json`.',
	'Data is in `data/caravan.db`, the build in `dist/server/main.js`.',
	'The page `/en/quarters/q1`, the package `@hono/node-server`, the type `text/html`, a share of `1/2`.',
	'[up](../../README.md), [map](map.png "the map"), ![map](./map.png), [cost](#what-it-costs-and-why), [site](https://example.org/x.md)\n\n## What it costs, and why',
	'[second](other.md#again-1) and <img src="map.png" alt="">',
	'An example of a link: `[x](gone.md)`.',
	'```\nsrc/\n  gone.ts\n```',
])('nothing to say about: %s', (text) => {
	expect(faults(text)).toEqual([]);
});

test.each([
	['See `src/gone.ts`.', 'no such file: src/gone.ts'],
	['See `src/journey/<concept>/gone.ts`.', 'no such file: src/journey/<concept>/gone.ts'],
	['See the folder `src/gone/`.', 'no such file: src/gone/'],
	['See `gone/folder/page.tsx`.', 'no such file: gone/folder/page.tsx'],
	['See `gone.mjs`.', 'no such file: gone.mjs'],
	['Run `node scripts/gone.mjs --fast`.', 'no such file: scripts/gone.mjs'],
	['```sh\nnode scripts/gone.mjs\n```', 'no such file: scripts/gone.mjs'],
	['Run `npm run gone`.', 'no such npm script: gone'],
	['```sh\nnpm run --silent gone\n```', 'no such npm script: gone'],
	['[there](gone.md)', 'the link leads nowhere: gone.md'],
	['![map](gone.png)', 'the link leads nowhere: gone.png'],
	['[there][1]\n\n[1]: ../gone.md', 'the link leads nowhere: ../gone.md'],
	['<a href="gone.md">there</a>', 'the link leads nowhere: gone.md'],
	['[there](other.md#gone)', 'the page has no such heading: other.md#gone'],
	['[there](#gone)', 'the page has no such heading: #gone'],
])('caught: %s', (text, fault) => {
	expect(faults(text)).toEqual([`docs/how-to/set-up.md: ${fault}`]);
});
