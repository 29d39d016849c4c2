/** Telling that a city tried a tool: carried by the phone. */
import { Hono, type Context } from 'hono';
import { words as formWords } from '#forms/words.ts';
import { dayIn } from '#i18n/day.ts';
import { translator, type Lang } from '#i18n/translator.ts';
import type { CityId } from '#journey/network/network.ts';
import { page, statusOf, type PageEnv } from '#ui/page.ts';
import type { ToolId } from './tools.ts';
import { readTrial } from './trial-form.ts';
import { TrialPage, type TrialAnswer } from './trial-view.tsx';
import type { OpenTrial, SaidTrial, SaveTrial } from './trial.ts';

export interface TrialPort {
	now: Date;
	newKey(): string;
	/** Null where the reader may not tell for this city. */
	findTrial(city: CityId, tool: ToolId, lang: Lang): Promise<OpenTrial | null>;
	saveTrial(said: SaidTrial): Promise<SaveTrial | { ok: true; kept: true }>;
}

const address = '/:lang/cities/:city/tools/:tool/trial';

export function trialPages(portOf: (c: Context) => TrialPort) {
	const find = (c: Context<PageEnv, typeof address>) => portOf(c).findTrial(c.req.param('city') as CityId, c.req.param('tool') as ToolId, c.get('frame').lang);
	const show = (c: Context<PageEnv, typeof address>, open: OpenTrial, answer: TrialAnswer = {}, status?: 403) => {
		const port = portOf(c);
		const view = { frame: c.get('frame'), open, keyValue: port.newKey(), now: port.now, answer, done: Object.keys(answer).length > 0 ? undefined : c.req.query('done') };
		return page(c, <TrialPage {...view} />, status ?? (answer.conflict ? statusOf('editedMeanwhile') : answer.bad ? 422 : 200));
	};
	return new Hono<PageEnv>()
		.get(address, async (c) => {
			const open = await find(c);
			return open ? show(c, open) : c.notFound();
		})
		.post(address, async (c) => {
			const open = await find(c);
			if (!open) return c.notFound();
			const port = portOf(c);
			const reading = readTrial(await c.req.formData(), { city: open.city.id, tool: open.tool }, dayIn(open.city.zone, port.now));
			if (!reading.ok) return show(c, open, { bad: reading });
			const outcome = await port.saveTrial(reading.value);
			if (outcome.ok) return c.redirect(`${c.req.path}?done=${'kept' in outcome ? 'kept' : 'saved'}`, 303);
			if (outcome.problem === 'notFound') return c.notFound();
			const bad = { typed: reading.typed };
			return outcome.problem === 'editedMeanwhile' ? show(c, open, { bad, conflict: outcome }) : show(c, open, { bad, refused: translator(formWords, c.get('frame').lang)('notAllowed') }, 403);
		});
}
