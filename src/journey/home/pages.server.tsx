import { Hono } from 'hono';
import { dayIn, type Day } from '#i18n/day.ts';
import { isolate, textIn, translator } from '#i18n/translator.ts';
import { listTopics } from '#journey/backlog/store.server.ts';
import { listUnanswered } from '#journey/baseline/store.server.ts';
import { may, travels, type City, type CityId } from '#journey/network/network.ts';
import { listCoordinators } from '#journey/network/person-store.server.ts';
import { listCities, listStatusChanges } from '#journey/network/store.server.ts';
import type { Inside, InsideEnv } from '#journey/network/visit.server.ts';
import { findCurrent } from '#journey/quarter/find-current.ts';
import type { Quarter } from '#journey/quarter/quarter.ts';
import { listGradedCities, listMarkStates, listQuarters, listQuarterTopics } from '#journey/quarter/store.server.ts';
import { Done } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { page } from '#ui/page.ts';
import { checkSigns } from './check-signs.ts';
import { listNextActions } from './choose-next-action.ts';
import type { NextAction } from './home.ts';
import { NetworkHome, type NetworkSheet } from './network-view.tsx';
import { Action } from './pages.tsx';
import { countQuarters, findHome } from './port.server.ts';
import { returnWords } from './return-words.ts';
import { words } from './words.ts';

/** The network's home, for those who hold no city, and the page a city reads when it comes back. */
export const networkHomePages = new Hono<InsideEnv>()
	.get('/:lang/', async (c) => {
		const frame = c.get('frame');
		return page(c, <NetworkHome frame={frame} sheet={await findNetworkSheet(c.get('inside'), frame, c.req.query('from'))} />);
	})
	.get('/:lang/cities/:city/return', async (c) => {
		const inside = c.get('inside');
		const frame = c.get('frame');
		const id = c.req.param('city') as CityId;
		const sheet = await findHome(inside, id, frame.lang);
		if (!sheet) return c.notFound();
		const changes = await listStatusChanges(inside.db, inside.network.id, id);
		const quiet = changes.find((change) => change.status === 'quiet');
		const today = dayIn(sheet.city.zone, inside.now);
		const running = sheet.quarter?.state === 'chosen' ? sheet.quarter : null;
		const [first, second = null] = listNextActions({ today, running, marks: sheet.marks, ...sheet.standing });
		const missed = quiet ? await listMissed(inside, frame, quiet.at.slice(0, 10) as Day, today) : [];
		const missedSteps = quiet && running ? running.steps.filter(({ from, until }) => from >= quiet.at.slice(0, 10) && until < today).length : 0;
		return page(c, <ReturnPage frame={frame} city={sheet.city} reason={quiet?.reason ?? ''} missed={missed} missedSteps={missedSteps} actions={second ? [first, second] : [first]} done={c.req.query('done')} />);
	});

async function findNetworkSheet({ db, network, actor, now }: Inside, frame: Frame, from: string | undefined): Promise<NetworkSheet> {
	const today = dayIn(network.zone, now);
	const cities = await listCities(db, network.id, frame.lang);
	const { shown, running, gathering } = findCurrent(await listQuarters(db, network.id), today);
	const marks = shown ? await listMarkStates(db, network.id, shown.id) : [];
	const graded = gathering ? await listGradedCities(db, network.id, gathering.id) : new Set<CityId>();
	const calls = may(actor, 'planQuarter');
	const coordinators = new Map((calls ? await listCoordinators(db, network.id, today) : []).map((person) => [person.city, person.name]));
	const questionsLeft = calls ? await listUnanswered(db, network.id) : new Map<CityId, number>();
	return {
		today, cities, quarter: shown, quarters: countQuarters(network.firstQuarter, network.lastQuarter), marks, gathering, graded, coordinators,
		topics: shown ? await topicNames({ db, network }, [shown], frame) : [],
		signs: calls ? checkSigns({ today, cities, running, gathering, marks, graded, coordinated: new Set(coordinators.keys()), questionsLeft }) : null,
		mayPlan: calls, from,
	};
}

async function topicNames({ db, network }: Pick<Inside, 'db' | 'network'>, quarters: readonly Quarter[], { lang }: Frame): Promise<string[]> {
	const chosen = await listQuarterTopics(db, network.id);
	const topics = await listTopics(db, network.id);
	return quarters.flatMap((quarter) => chosen.filter((choice) => choice.quarter === quarter.id).flatMap((choice) => topics.filter((topic) => topic.id === choice.topic))).map((topic) => textIn(topic.names, lang).text);
}

interface Missed {
	quarter: number;
	topic: string;
}

/** The topics of the quarters that ran while the city was quiet. */
async function listMissed({ db, network }: Inside, frame: Frame, from: Day, today: Day): Promise<Missed[]> {
	const quarters = (await listQuarters(db, network.id)).filter((quarter) => quarter.endsOn >= from && quarter.startsOn <= today);
	const [chosen, topics] = [await listQuarterTopics(db, network.id), await listTopics(db, network.id)];
	return quarters.flatMap((quarter) => chosen.filter((choice) => choice.quarter === quarter.id).map((choice) => {
		const topic = topics.find((candidate) => candidate.id === choice.topic);
		return { quarter: quarter.number, topic: topic ? textIn(topic.names, frame.lang).text : '' };
	}));
}

function ReturnPage({ frame, city, reason, missed, missedSteps, actions, done }: { frame: Frame; city: City; reason: string; missed: readonly Missed[]; missedSteps: number; actions: readonly NextAction[]; done: string | undefined }) {
	const { lang } = frame;
	const t = translator(returnWords, lang);
	return (
		<Layout frame={frame} title={t('title', { city: isolate(textIn(city.names, lang).text) })} lede={t('lede')}>
			{done === 'status' && travels(city) && <Done>{translator(words, lang)('statusDone')}</Done>}
			<section class="card">
				<h2>{t('two')}</h2>
				<ol class="rows">{actions.map((action) => <li key={action.kind}><Action frame={frame} city={city} action={action} /></li>)}</ol>
			</section>
			<section class="card">
				<h2>{t('missed')}</h2>
				{missed.length === 0 && missedSteps === 0 ? <p>{t('nothing')}</p> : (
					<ul class="rows">
						{missed.map((one) => <li key={one.quarter}>{t('topic', { n: one.quarter, topic: one.topic })}</li>)}
						{missedSteps > 0 && <li>{t('steps', { n: missedSteps })}</li>}
					</ul>
				)}
				{reason && <p class="small soft">{t('reasonWas', { reason: isolate(reason) })}</p>}
			</section>
			<p><a href={linkTo(frame, `/cities/${city.id}/home`)}>{t('home')}</a></p>
		</Layout>
	);
}
