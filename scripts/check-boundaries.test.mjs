import { expect, test } from 'vitest';
import { checkBoundaries } from './check-boundaries.mjs';

// A small tree in which everything is as it should be.
const sound = {
	'src/algorithms/vote-in-turn.ts': '',
	'src/i18n/day.ts': '',
	'src/forms/read.ts': `import * as v from 'valibot'; import { isDay } from '#i18n/day.ts';`,
	'src/ui/layout.tsx': `import { h } from 'preact';`,
	'src/platform/id.ts': '',
	'src/platform/db/db.server.ts': `import { Kysely } from 'kysely';`,
	'src/platform/outbox.phone.ts': `import { newId } from './id.ts';`,
	'src/journey/network/network.ts': '',
	'src/journey/network/city.ts': '',
	'src/journey/network/city-store.server.ts': `import type { City } from './city.ts'; import type { Db } from '#platform/db/db.server.ts';`,
	'src/journey/network/city-view.tsx': `import type { City } from './city.ts';`,
	'src/journey/quarter/quarter.ts': `import type { Network } from '#journey/network/network.ts';`,
	'src/journey/quarter/choose-topics.ts': `import { voteInTurn } from '#algorithms/vote-in-turn.ts'; import type { Quarter } from './quarter.ts';`,
	'src/journey/quarter/choose-topics.test.ts': `import { test } from 'vitest'; import { world } from '#testing/world.server.ts'; import { chooseTopics } from './choose-topics.ts';`,
	'src/journey/quarter/form.ts': `import * as v from 'valibot'; import { read } from '#forms/read.ts';`,
	'src/journey/quarter/words.ts': `import type { Catalogue } from '#i18n/translator.ts';`,
	'src/journey/quarter/views.tsx': `import { words } from './words.ts'; import { Layout } from '#ui/layout.tsx';`,
	'src/journey/quarter/pages.tsx': `import { Hono } from 'hono'; import { View } from './views.tsx'; import { readConfirmation } from './form.ts';`,
	'src/journey/quarter/store.server.ts': `import type { Quarter } from './quarter.ts'; import type { Db } from '#platform/db/db.server.ts';`,
	'src/journey/quarter/commands.server.ts': `import { findQuarter } from './store.server.ts'; import { chooseTopics } from './choose-topics.ts';`,
	'src/journey/quarter/port.server.ts': `import { confirmTopics } from './commands.server.ts';`,
	'src/journey/quarter/port.phone.ts': `import { enqueue } from '#platform/outbox.phone.ts';`,
	'src/journey/quarter/draft.client.tsx': `import { hydrate } from 'preact';`,
	'src/journey/guide/content.server.ts': `import { readFileSync } from 'node:fs';`,
	'src/journey/backlog/content.server.ts': `const files = import.meta.glob<string>('/content/topics/*.md', { query: '?raw', eager: true });`,
	'src/journey/home/home.ts': `import type { Quarter } from '#journey/quarter/quarter.ts';`,
	'src/frame.ts': `import { words } from '#journey/home/words.ts';`,
	'src/pages.tsx': `import { quarterPages } from '#journey/quarter/pages.tsx';`,
	'src/server/main.ts': `import { serve } from '@hono/node-server'; import { pages } from '../pages.tsx';`,
	'src/phone/worker.ts': `import { pages } from '../pages.tsx';`,
	'src/testing/world.server.ts': `import { sql } from 'kysely';`,
};
const faultsWith = (changes) => checkBoundaries(new Map(Object.entries({ ...sound, ...changes })));

test('a sound tree has no faults', () => {
	expect(faultsWith({})).toEqual([]);
});

test.each([
	['a noun knows a later concept', { 'src/journey/network/network.ts': `import type { Quarter } from '#journey/quarter/quarter.ts';` }, 'network knows only concepts before it'],
	['a concept reads the pages of home', { 'src/journey/report/pages.tsx': `import { Home } from '#journey/home/home.ts';` }, 'report knows only concepts before it'],
	['a type is passed on from a later concept', { 'src/journey/plan/plan.ts': `export type { Quarter } from '../quarter/quarter.ts';` }, 'plan knows only concepts before it'],
	['platform knows the journey', { 'src/platform/id.ts': `import type { City } from '#journey/network/city.ts';` }, 'platform, forms, ui and i18n know no journey'],
	['ui knows the journey', { 'src/ui/layout.tsx': `import { words } from '#journey/quarter/words.ts';` }, 'platform, forms, ui and i18n know no journey'],
	['forms know the journey', { 'src/forms/read.ts': `import type { City } from '#journey/network/city.ts';` }, 'platform, forms, ui and i18n know no journey'],
	['the journey knows its host', { 'src/journey/quarter/commands.server.ts': `import { x } from '../../server/main.ts';` }, 'hosts know the journey, not the reverse'],
	['an algorithm knows a day', { 'src/algorithms/vote-in-turn.ts': `import type { Day } from '#i18n/day.ts';` }, 'algorithms know nothing'],
	['an algorithm uses a package', { 'src/algorithms/vote-in-turn.ts': `import { sum } from 'd3-array';` }, 'algorithms know nothing'],
	['a decision loads for itself', { 'src/journey/quarter/choose-topics.ts': `import { findQuarter } from './store.server.ts';` }, 'what a phone runs knows no server'],
	['a decision draws its own ids', { 'src/journey/quarter/choose-topics.ts': `import { newId } from '#platform/id.ts';` }, 'a decision knows no host, page or platform'],
	['a noun draws itself', { 'src/journey/quarter/quarter.ts': `import { View } from './views.tsx';` }, 'a decision knows no host, page or platform'],
	['a decision checks untrusted input', { 'src/journey/quarter/choose-topics.ts': `import * as v from 'valibot';` }, 'only a form reads untrusted input'],
	['a page reaches the database', { 'src/journey/quarter/pages.tsx': `import { findQuarter } from './store.server.ts';` }, 'what a phone runs knows no server'],
	['a page reaches it by a late import', { 'src/journey/quarter/pages.tsx': `const store = await import('./store.server.ts');` }, 'what a phone runs knows no server'],
	['a page reaches the platform', { 'src/journey/quarter/pages.tsx': `import { newId } from '#platform/id.ts';` }, 'a page knows its port, not the platform'],
	['a view knows a route', { 'src/journey/quarter/views.tsx': `import { Hono } from 'hono';` }, 'a view knows no route'],
	['a store decides by a command', { 'src/journey/quarter/store.server.ts': `import { confirmTopics } from './commands.server.ts';` }, 'a store knows nouns and the database'],
	['a command knows its port', { 'src/journey/quarter/commands.server.ts': `import type { Port } from './port.server.ts';` }, 'commands know no page and no port'],
	['a shared file reads the disk', { 'src/ui/layout.tsx': `import { readFileSync } from 'node:fs';` }, 'what a phone runs knows no server'],
	['the worker meets the server', { 'src/phone/worker.ts': `import '../server/main.ts';` }, 'what a phone runs knows no server'],
	['the worker carries a heavy package', { 'src/phone/worker.ts': `import MarkdownIt from 'markdown-it';` }, 'a phone carries few packages'],
	['the server meets the outbox', { 'src/server/main.ts': `import { flush } from '#platform/outbox.phone.ts';` }, 'what a server runs knows no phone'],
	['a store builds SQL without the platform', { 'src/journey/quarter/store.server.ts': `import { sql } from 'kysely';` }, 'the query builder stays in platform/db'],
	['a test helper ships', { 'src/server/main.ts': `import { world } from '#testing/world.server.ts';` }, 'tests ship nowhere'],
	['two files know each other', { 'src/journey/network/network.ts': `import './city.ts';`, 'src/journey/network/city.ts': `import type { N } from './network.ts';` }, 'cycle:'],
	['an import is computed', { 'src/journey/quarter/pages.tsx': 'const some = await import(`./${name}.ts`);' }, 'an import names what it imports'],
	['files are imported by pattern', { 'src/server/main.ts': `const all = import.meta.glob('./*.ts');` }, 'an import names what it imports'],
	['files are imported by several patterns', { 'src/server/main.ts': `const all = import.meta.glob(['/content/*.md', './*.ts']);` }, 'an import names what it imports'],
	['the frame is known below', { 'src/journey/home/pages.tsx': `import { frameOf } from '../../frame.ts';` }, 'hosts know the journey, not the reverse'],
	['a concept nobody listed', { 'src/journey/badges/badges.ts': '' }, 'no such concept'],
	['a folder nobody listed', { 'src/lib/dates.ts': '' }, 'no such place'],
	['a file of no kind', { 'src/journey/quarter/rules.ts': '' }, 'outside the vocabulary'],
	['a noun of another concept', { 'src/journey/quarter/city.ts': '' }, 'outside the vocabulary'],
	['a server file of no kind', { 'src/journey/network/bridge.server.ts': '' }, 'outside the vocabulary'],
	['a decision without a verb', { 'src/journey/quarter/topic-choice.ts': '' }, 'outside the vocabulary'],
	['a decision in a deeper folder', { 'src/journey/quarter/rules/choose-topics.ts': '' }, 'outside the vocabulary'],
	['a drawer', { 'src/platform/utils.ts': '' }, 'a file is named after what it holds'],
	['a name in capitals', { 'src/ui/DayPicker.tsx': '' }, 'names are kebab-case'],
	['a test without its subject', { 'src/journey/quarter/topics.test.ts': '' }, 'a test stands beside its subject'],
])('caught: %s', (_, changes, rule) => {
	expect(faultsWith(changes).join('\n')).toContain(rule);
});

test.each([
	'src/journey/network/signin-form.ts', 'src/journey/network/signin-words.ts', 'src/journey/network/signin-commands.server.ts', 'src/journey/network/membership.ts',
	'src/journey/quarter/mark-store.server.ts', 'src/journey/baseline/level.ts', 'src/journey/guide/item.ts', 'src/journey/events/calendar-pages.tsx', 'src/journey/home/views.tsx', 'src/journey/home/begin-commands.server.ts',
])('in the vocabulary: %s', (file) => {
	expect(faultsWith({ [file]: '' })).toEqual([]);
});

test('a file that does not parse is named', () => {
	expect(() => faultsWith({ 'src/ui/layout.tsx': 'import {' })).toThrow('src/ui/layout.tsx');
});
