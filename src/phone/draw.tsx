/** The phone as host: it draws and checks the same pages as the server, from what it carries. */
import { Hono, type Context } from 'hono';
import { isLang, type Lang } from '#i18n/translator.ts';
import { needPort } from '#journey/backlog/port.phone.ts';
import { baselinePort } from '#journey/baseline/port.phone.ts';
import { guidePort } from '#journey/guide/port.phone.ts';
import { homePort } from '#journey/home/port.phone.ts';
import { markPort } from '#journey/quarter/port.phone.ts';
import { toolPort } from '#journey/tools/port.phone.ts';
import { enqueue, listOutbox, type Outbox } from '#platform/outbox.phone.ts';
import type { Frame } from '#ui/frame.ts';
import { NeedsLine, NotFound } from '#ui/layout.tsx';
import { guardPages, page } from '#ui/page.ts';
import { frameOf } from '../frame.ts';
import { pages, type Pack, type Ports } from '../pages.tsx';
import { findKept } from './pack.ts';

interface PhoneEnv {
	Variables: { frame: Frame; ports: Ports };
}

/** Set on what this phone cannot draw, so that the worker can still wait for a slow line. */
export const notHere = 'caravan-not-here';

const app = new Hono<PhoneEnv>();
app.use(guardPages);
app.use(async (c, next) => {
	const pack = (await findKept())?.pack ?? null;
	const [, first, ...rest] = c.req.path.split('/');
	const lang: Lang = isLang(first) ? first : languageOf(pack);
	c.set('frame', frameOf({ lang, path: `/${rest.join('/')}`, offline: true, ...(pack && { actor: pack.actor, network: pack.network }) }));
	if (!pack) return c.notFound();
	if (!isLang(first)) return c.req.path === '/' ? c.redirect(`/${lang}/`) : c.notFound();
	c.set('ports', portsOf(pack, outboxOf(pack, c.req.raw.clone()), new Date()));
	return next();
});
app.route('/', pages((c: Context<PhoneEnv>) => c.get('ports')));
app.notFound(async (c) => {
	const answer = await page(c, c.req.method === 'GET' ? <NotFound frame={c.get('frame')} /> : <NeedsLine frame={c.get('frame')} />, 404);
	answer.headers.set(notHere, '1');
	return answer;
});
// A phone whose storage is full or forbidden cannot keep a form: its writer still has it, a step back.
app.onError((_, c) => page(c, <NeedsLine frame={c.get('frame')} />, 503));

export function draw(request: Request): Promise<Response> {
	return Promise.resolve(app.fetch(request));
}

/** The outbox of the one who carries the pack, for one request; `spare` is a copy whose body nobody has read. */
function outboxOf({ actor }: Pack, spare: Request): Outbox {
	return {
		keep: async () => enqueue(actor.person, spare.url, await spare.text()),
		waiting: async () => (await listOutbox(actor.person)).filter((item) => item.state !== 'refused'),
	};
}

function portsOf({ parts }: Pack, outbox: Outbox, now: Date): Ports {
	const questions = parts.questions.value;
	const answers = questions && { ...questions, cities: parts.answers.value };
	const marks = parts.homes.value.flatMap(({ city, quarter, marks: known }) => (quarter ? [{ city, quarter, marks: known }] : []));
	return {
		guide: guidePort({ ...parts.guides.value, texts: parts.guideTexts.value }, outbox, now),
		home: homePort(parts.homes.value, answers, outbox, now),
		baseline: baselinePort(answers, outbox),
		marks: markPort(marks, outbox, now),
		needs: needPort(parts.telling.value, outbox),
		tools: toolPort(parts.tools.value, parts.sheets.value, outbox, now),
	};
}

/** The language last read in, else the first of the phone's that Caravan speaks. */
function languageOf(pack: Pack | null): Lang {
	const wished = navigator.languages.map((language) => language.slice(0, 2));
	return pack?.lang ?? wished.find(isLang) ?? 'en';
}
