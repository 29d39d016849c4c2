import { expect, test } from 'vitest';
import type { Role } from '#journey/network/network.ts';
import { addressIn, enterAll, fillNetwork } from '#testing/routes.server.ts';
import { world } from '#testing/world.server.ts';
import { server } from './server.tsx';

/**
 * Who may come in where: every route behind the sign-in, with the roles that are let in, for their own city (or the
 * network) and for another city of it. s secretariat, l Lead Expert, c coordinator, m member, e guest expert, f funder.
 * For a form, being let in means being answered about it; what the role may then do the command decides, and its own
 * tests hold. A row of another network is not found for anybody.
 */
const table: Record<string, readonly [own: string, elsewhere?: string]> = {
	'GET /': ['slcmef'],
	'GET /me': ['slcmef'],
	'POST /me': ['slcmef'],
	'GET /cities': ['slcmef'],
	'GET /cities/new': ['s'],
	'POST /cities/new': ['s'],
	'GET /cities/:city': ['slcmef', 'slcmef'],
	'GET /cities/:city/home': ['slcm', 'sl'],
	'GET /cities/:city/return': ['slcm', 'sl'],
	'GET /cities/:city/edit': ['sc', 's'],
	'POST /cities/:city/edit': ['sc', 's'],
	'GET /cities/:city/status': ['sc', 's'],
	'POST /cities/:city/status': ['sc', 's'],
	'GET /cities/:city/theme': ['sc', 's'],
	'POST /cities/:city/theme': ['sc', 's'],
	'GET /cities/:city/offers': ['slcm', 'sl'],
	'POST /cities/:city/offers': ['slcm', 'sl'],
	'GET /cities/:city/targets': ['slcm', 'sl'],
	'POST /cities/:city/targets': ['slcm', 'sl'],
	'GET /cities/:city/handover': ['sc', 's'],
	'POST /cities/:city/handover': ['sc', 's'],
	'GET /cities/:city/people': ['slcm', 'sl'],
	'GET /cities/:city/people/add': ['sc', 's'],
	'POST /cities/:city/people/add': ['slcm', 'sl'],
	'GET /cities/:city/people/invite': ['sc', 's'],
	'POST /cities/:city/people/invite': ['sc', 's'],
	'GET /people': ['slcmef'],
	'GET /people/invite': ['s'],
	'POST /people/invite': ['s'],
	'GET /roles/:role/end': ['sc'],
	'POST /roles/:role/end': ['sc'],
	'GET /roles/:role/account': ['sc'],
	'POST /roles/:role/account': ['sc'],
	'POST /invitations/:invitation/resend': [''],
	'POST /invitations/:invitation/withdraw': [''],
	'GET /outbox': ['s'],

	'GET /cities/:city/baseline': ['slcm', 'sl'],
	'POST /cities/:city/baseline/moves': ['slcm', 'sl'],
	'POST /cities/:city/baseline/reminders': ['slcm', 'sl'],
	'GET /cities/:city/baseline/answer': ['cm', ''],
	'GET /cities/:city/baseline/answer/:question': ['cm', ''],
	'POST /cities/:city/baseline/answer/:question': ['cm', ''],
	'GET /cities/:city/baseline/session': ['lcm', 'l'],
	'POST /cities/:city/baseline/session': ['lcm', 'l'],
	'GET /cities/:city/baseline/session/:question': ['lcm', 'l'],
	'POST /cities/:city/baseline/session/:question': ['lcm', 'l'],
	'GET /cities/:city/baseline/enter': ['slc', 'sl'],
	'POST /cities/:city/baseline/enter': ['slc', 'sl'],
	'GET /cities/:city/baseline/enter/:person/:channel': ['slc', 'sl'],
	'GET /cities/:city/baseline/enter/:person/:channel/:question': ['slc', 'sl'],
	'POST /cities/:city/baseline/enter/:person/:channel/:question': ['slc', 'sl'],
	'GET /baseline': ['slcmef'],
	'GET /baseline/questions': ['sl'],
	'GET /baseline/questions/new': ['sl'],
	'POST /baseline/questions/new': ['sl'],
	'POST /baseline/questions/:question/state': ['sl'],
	'GET /baseline/questions/:question/:in': ['sl'],
	'POST /baseline/questions/:question/:in': ['sl'],

	'GET /curriculum': ['slcmef'],
	'GET /curriculum/:module': ['slcmef'],
	'GET /curriculum/adapt': ['sl'],
	'POST /curriculum/adapt': ['sl'],
	'GET /curriculum/new': ['sl'],
	'POST /curriculum/new': ['sl'],
	'GET /curriculum/:module/facts': ['sl'],
	'POST /curriculum/:module/facts': ['sl'],
	'POST /curriculum/:module/retire': ['sl'],
	'GET /curriculum/:module/text': ['sl'],
	'GET /curriculum/:module/text/:of': ['sl'],
	'POST /curriculum/:module/text/:of': ['sl'],
	'GET /curriculum/:module/text/:of/:version': ['sl'],
	'GET /curriculum/:module/examples': ['slcmef'],
	'POST /curriculum/:module/examples': ['slcmef'],
	'GET /curriculum/:module/examples/:example': ['cm'],
	'POST /curriculum/:module/examples/:example': ['cm'],
	'POST /curriculum/:module/examples/:example/withdraw': ['cm'],
	'GET /tools': ['slcmef'],
	'GET /tools/new': ['sl'],
	'POST /tools/new': ['sl'],
	'GET /tools/:tool/facts': ['sl'],
	'POST /tools/:tool/facts': ['sl'],
	'POST /tools/:tool/retire': ['sl'],
	'GET /tools/:tool/canvas': ['sl'],
	'POST /tools/:tool/canvas': ['sl'],
	'GET /tools/:tool/text': ['sl'],
	'GET /tools/:tool/text/:of': ['sl'],
	'POST /tools/:tool/text/:of': ['sl'],
	'GET /tools/:tool/text/:of/:version': ['sl'],
	'GET /tools/:tool': ['slcmef'],
	'GET /tools/:tool/print': ['slcmef'],
	'GET /cities/:city/tools/:tool/fill': ['cm', ''],
	'POST /cities/:city/tools/:tool/fill': ['cm', ''],
	'GET /cities/:city/tools/:tool/trial': ['cm', ''],
	'POST /cities/:city/tools/:tool/trial': ['cm', ''],
	'GET /cities/:city/sheets/:sheet': ['cm', ''],
	'POST /cities/:city/sheets/:sheet': ['cm', ''],
	'GET /cities/:city/sheets/:sheet/print': ['cm', ''],
	'GET /cities/:city/sheets/:sheet/versions/:version': ['cm', ''],
	'POST /cities/:city/sheets/:sheet/share': ['cm', ''],
	'GET /topics': ['slcmef'],
	'GET /topics/new': ['sl'],
	'POST /topics/new': ['sl'],
	'GET /topics/:topic': ['slcmef'],
	'GET /topics/:topic/edit': ['sl'],
	'POST /topics/:topic/edit': ['sl'],
	'POST /topics/:topic/retire': ['sl'],
	'GET /needs': ['slcmef'],
	'GET /needs/link': ['sc'],
	'GET /needs/new': ['slcmef'],
	'POST /needs/new': ['slcmef'],
	'GET /needs/:need': ['slcmef'],
	'POST /needs/:need/state': ['slcmef'],
	'POST /needs/:need/topics': ['slcmef'],

	'GET /quarters': ['slcmef'],
	'GET /quarters/next': ['sl'],
	'POST /quarters/next': ['sl'],
	'GET /quarters/:quarter': ['slcmef'],
	'POST /quarters/:quarter': ['sl'],
	'POST /quarters/:quarter/close': ['sl'],
	'GET /quarters/:quarter/move/:step': ['sl'],
	'POST /quarters/:quarter/move/:step': ['sl'],
	'GET /cities/:city/quarters/:quarter/:step': ['scm', 's'],
	'POST /cities/:city/quarters/:quarter/:step': ['scm', 's'],
	'GET /quarters/:quarter/grades': ['slcm'],
	'GET /quarters/:quarter/grades/:city': ['slcm', 'sl'],
	'POST /quarters/:quarter/grades/:city': ['slcm', 'sl'],
	'GET /quarters/:quarter/choice': ['slcmef'],
	'POST /quarters/:quarter/choice': ['slcmef'],
	'POST /quarters/:quarter/choice/open': ['slcmef'],
	'POST /quarters/:quarter/choice/close': ['slcmef'],
	'GET /quarters/:quarter/receipts/:city': ['', ''],
	'GET /ledger': ['slcmef'],
	'GET /ledger/record': ['slcm'],

	'GET /cities/:city/guide': ['slcm', 'sl'],
	'GET /cities/:city/guide/:quarter': ['slcm', 'sl'],
	'GET /cities/:city/guide/:quarter/:module/:part': ['lc', 'l'],
	'POST /cities/:city/guide/:quarter/:module/:part': ['slcm', 'sl'],
};

/** Open to anybody by their nature, with tests of their own: doors, signing in, links without an account. */
const open = /^(GET|POST) \/(example|begin|sign-in|sign-out|invitation|tell|me\/sign-out-everywhere)(\/|$)/;

const letters: Record<Role, string> = { secretariat: 's', leadExpert: 'l', coordinator: 'c', member: 'm', expert: 'e', funder: 'f' };

async function inTwoNetworks() {
	const w = await world();
	const sessions = await w.db.transaction().execute(async (tx) => {
		await fillNetwork(tx, 'other', w.now);
		return enterAll(tx, await fillNetwork(tx, 'own', w.now), 'own', w.now);
	});
	const origin = 'https://caravan.test';
	const app = server({ db: w.db, origin, secret: 'a secret of at least 32 characters', sendsMail: false, log: () => undefined, clock: () => w.now });
	const routes = [...new Set(app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/:lang/') && !path.endsWith('*')).map(({ method, path }) => `${method} ${path.replace('/:lang', '')}`))].filter((route) => !open.test(route));
	const ask = async (route: string, tag: string, role: Role, city: 'kumasi' | 'tunis' = 'kumasi') => {
		const [method = '', path = ''] = route.split(' ');
		const form = method === 'POST' && { body: new URLSearchParams({ field: 'unknown' }) };
		return (await app.request(addressIn(`/en${path}`, tag, city), { method, headers: { cookie: `caravan_session=${sessions.get(role)}`, origin }, ...form })).status;
	};
	const letIn = async (route: string, tag: string, city: 'kumasi' | 'tunis' = 'kumasi') => {
		let who = '';
		for (const [role, letter] of Object.entries(letters)) {
			const status = await ask(route, tag, role as Role, city);
			expect(status, `${route} for ${role}`).toBeLessThan(500);
			if (status !== 403 && status !== 404) who += letter;
		}
		return who;
	};
	return { routes, letIn, [Symbol.asyncDispose]: w[Symbol.asyncDispose] };
}

test('every route is in the table, and lets in whom the table names: in the own network, elsewhere in it, and nobody from outside', async () => {
	await using site = await inTwoNetworks();
	expect(site.routes.filter((route) => !(route in table))).toEqual([]);
	expect(Object.keys(table).filter((route) => !site.routes.includes(route))).toEqual([]);

	const found: Record<string, readonly string[]> = {};
	const strangers: Record<string, string> = {};
	for (const route of site.routes) {
		const ofCity = route.includes(':city');
		found[route] = ofCity ? [await site.letIn(route, 'own'), await site.letIn(route, 'own', 'tunis')] : [await site.letIn(route, 'own')];
		if (route.includes(':')) strangers[route] = await site.letIn(route, 'other');
	}
	expect(found).toEqual(table);
	expect(Object.entries(strangers).filter(([, who]) => who !== '')).toEqual([]);
}, 120_000);
