import { Hono } from 'hono';
import type { BadForm } from '#forms/read.ts';
import { isolate, textIn, translator } from '#i18n/translator.ts';
import { may, type City, type CityId } from '#journey/network/network.ts';
import { findCity } from '#journey/network/store.server.ts';
import type { InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { answeredWith, Conflict, Done, Form, Refused, Select, Submit } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { page, statusOf } from '#ui/page.ts';
import { areaWords } from './area-words.ts';
import { areas, levels, type Area, type Level, type TargetLevel } from './baseline.ts';
import { levelWords } from './level-words.ts';
import { listPlacedLevels } from './picture-store.server.ts';
import { listTargets } from './store.server.ts';
import { summariseLevels } from './summarise-levels.ts';
import { setTargets, type SetTargets } from './target-commands.server.ts';
import { levelField, readTargets, versionField } from './target-form.ts';
import { targetWords } from './target-words.ts';
import { words } from './words.ts';

const address = '/:lang/cities/:city/targets';

/** Where a city wants to be: read by its own people, the secretariat and the Lead Expert. */
export const targetPages = new Hono<InsideEnv>()
	.get(address, (c) => show(c))
	.post(address, async (c) => {
		const { db, actor, now } = c.get('inside');
		const city = c.req.param('city') as CityId;
		if (!may(actor, 'readCity', city)) return c.notFound();
		const reading = readTargets(await c.req.formData());
		if (!reading.ok) return show(c, { bad: reading });
		const outcome = await setTargets(db, actor, { ...reading.value, city }, now);
		if (outcome.ok) return c.redirect(`${c.req.path}?done=saved`, 303);
		return show(c, { bad: { ok: false, problem: 'badForm', fields: [], typed: reading.typed }, refused: outcome });
	});

interface Answer {
	bad: BadForm;
	refused?: Extract<SetTargets, { ok: false }>;
}

async function show(c: InsideContext, answer?: Answer) {
	const { db, actor } = c.get('inside');
	const id = (c.req.param('city') ?? '') as CityId;
	const city = may(actor, 'readCity', id) ? await findCity(db, actor.network, id) : null;
	if (!city || answer?.refused?.problem === 'notFound') return c.notFound();
	const placed = await listPlacedLevels(db, actor.network, id);
	const current = summariseLevels(placed.map(({ question, area }) => ({ id: question, area })), placed).get(id) ?? new Map<Area, Level>();
	const targets = await listTargets(db, actor.network, id);
	const body = <Targets frame={c.get('frame')} city={city} current={current} targets={targets} maySet={may(actor, 'settleLevels', id)} answer={answer} done={c.req.query('done') === 'saved'} />;
	return page(c, body, answer ? statusOf((answer.refused ?? answer.bad).problem) : 200);
}

function Targets({ frame, city, current, targets, maySet, answer, done }: { frame: Frame; city: City; current: ReadonlyMap<Area, Level>; targets: readonly TargetLevel[]; maySet: boolean; answer: Answer | undefined; done: boolean }) {
	const { lang } = frame;
	const [t, w, a, means] = [translator(targetWords, lang), translator(words, lang), translator(areaWords, lang), translator(levelWords, lang)];
	const targetOf = new Map(targets.map((target) => [target.area, target]));
	const today = (area: Area) => {
		const level = current.get(area);
		return level ? t('today', { level: w(`level.${level}`) }) : t('noLevel');
	};
	const answered = answeredWith(lang, answer?.bad);
	const refused = answer?.refused;
	const named = (level: string | undefined) => {
		const found = levels.find((one) => String(one) === level);
		return found ? w(`level.${found}`) : t('none');
	};
	return (
		<Layout frame={frame} title={t('title', { city: isolate(textIn(city.names, lang).text) })} lede={t('lede', { level: w('level.5') })}>
			{done && <Done>{t('saved')}</Done>}
			{refused?.problem === 'editedMeanwhile' && <Conflict lang={lang} texts={refused.theirs.map(({ area, level }) => ({ label: a(area), theirs: w(`level.${level}`), yours: named(answer?.bad.typed[levelField(area)]?.[0]) }))} />}
			{refused?.problem === 'notAllowed' && <Refused>{t('problem.notAllowed')}</Refused>}
			{maySet ? (
				<Form keyValue={newId()} answered={answered} class="card">
					{areas.map((area) => {
						const target = targetOf.get(area);
						return (
							<div key={area}>
								<input type="hidden" name={versionField(area)} value={target?.version ?? 0} />
								<Select name={levelField(area)} label={a(area)} help={today(area)} optional={!target} value={target?.level} answered={answered}
									options={levels.map((level) => ({ value: String(level), label: `${w(`level.${level}`)} · ${means(`means.${level}`)}` }))} />
							</div>
						);
					})}
					<Submit>{t('save')}</Submit>
				</Form>
			) : (
				<section class="card">
					<ul class="rows">{areas.map((area) => <li key={area}><b>{a(area)}</b><span class="small">{today(area)} → {named(targetOf.get(area) && String(targetOf.get(area)?.level))}</span></li>)}</ul>
					<p class="soft small">{t('onlyCity')}</p>
				</section>
			)}
			<p><a href={linkTo(frame, `/cities/${city.id}`)}>{t('back')}</a></p>
		</Layout>
	);
}
