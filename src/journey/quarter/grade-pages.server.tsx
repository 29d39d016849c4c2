import { Hono } from 'hono';
import type { BadForm, FieldProblem, Typed } from '#forms/read.ts';
import { dayIn } from '#i18n/day.ts';
import type { TopicId } from '#journey/backlog/backlog.ts';
import { citiesOf, may, travels, type CityId } from '#journey/network/network.ts';
import { findCity, listCities } from '#journey/network/store.server.ts';
import type { InsideContext, InsideEnv } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { linkTo } from '#ui/frame.ts';
import { page, statusOf } from '#ui/page.ts';
import { giveGrades, maySee, versionOf, type GiveGrades } from './grade-commands.server.ts';
import { gradeField, readGrades } from './grade-form.ts';
import { listFloors, listGraded, listGrades, listTold, listTopicLines } from './grade-store.server.ts';
import { BallotPage, GradedList, type Ballot } from './grade-view.tsx';
import { listQuarterDates } from './ledger-store.server.ts';
import { placeTopics } from './place-topics.ts';
import { can, type QuarterId } from './quarter.ts';
import { listQuarterTopics } from './store.server.ts';

const address = '/:lang/quarters/:quarter/grades/:city';

/** A city grades the topics; whoever runs the network sees only who has. */
export const gradePages = new Hono<InsideEnv>()
	.get('/:lang/quarters/:quarter/grades', async (c) => {
		const { actor } = c.get('inside');
		const [own] = citiesOf(actor);
		if (own) return showBallot(c, own);
		return may(actor, 'planQuarter') ? showGraded(c) : c.notFound();
	})
	.get(address, (c) => showBallot(c, c.req.param('city') as CityId))
	.post(address, async (c) => {
		const { db, actor, now } = c.get('inside');
		const [quarter, city] = [c.req.param('quarter') as QuarterId, c.req.param('city') as CityId];
		const reading = readGrades(await c.req.formData());
		if (!reading.ok) return showBallot(c, city, reading);
		const outcome = await giveGrades(db, actor, { ...reading.value, quarter, city }, now);
		if (outcome.ok) return c.redirect(`${linkTo(c.get('frame'), `/quarters/${quarter}/grades/${city}`)}?done=saved`, 303);
		return outcome.problem === 'notFound' ? c.notFound() : showBallot(c, city, { typed: reading.typed, fields: [] }, outcome);
	});

type Bad = BadForm | { typed: Typed; fields: readonly FieldProblem[] };

async function showBallot(c: InsideContext, cityId: CityId, bad?: Bad, refusal?: Extract<GiveGrades, { ok: false }>) {
	const { db, network, actor, now } = c.get('inside');
	const id = (c.req.param('quarter') ?? '') as QuarterId;
	if (!may(actor, 'readCity', cityId)) return c.notFound();
	const [quarters, city] = [await listQuarterDates(db, network.id), await findCity(db, network.id, cityId)];
	const quarter = quarters.find((candidate) => candidate.id === id);
	if (!quarter || !city) return c.notFound();

	const isOpen = can(quarter, 'closeGrades') && dayIn(network.zone, now) <= quarter.gradesCloseOn;
	const place = quarter.state === 'planned' ? 'notOpen' : !isOpen ? 'closed' : !travels(city) ? 'quiet' : 'open';
	const given = place === 'open' ? await listGrades(db, network.id, quarter.id, city.id) : [];
	const seen = maySee(actor, city.id, given);
	const ballot: Ballot = {
		quarter, city, place, zone: network.zone, mayGrade: may(actor, 'gradeTopics', city.id), isOwn: citiesOf(actor).includes(city.id),
		given: seen ? given : [], sealedSince: seen ? null : (given[0]?.at ?? null), version: versionOf(given), lines: place === 'open' ? await linesOf(c, city.id, quarter.id) : [],
	};
	const fields = refusal?.problem === 'belowFloor' ? refusal.topics.map(({ topic }) => ({ field: gradeField(topic), problem: `belowFloor ${topic}` })) : bad?.fields;
	const answered = { typed: bad?.typed, fields };
	const status = !refusal ? (bad ? 422 : 200) : refusal.problem === 'belowFloor' || refusal.problem === 'sayHow' ? 422 : statusOf(refusal.problem);
	return page(c, <BallotPage frame={c.get('frame')} ballot={ballot} keyValue={newId()} done={c.req.query('done') === 'saved'} answered={answered} refusal={refusal} />, status);
}

async function linesOf(c: InsideContext, city: CityId, quarter: QuarterId): Promise<Ballot['lines']> {
	const { db, network } = c.get('inside');
	const [topics, floors] = [await listTopicLines(db, network.id), (await listFloors(db, network.id, city)).get(city)];
	const told = new Set((await listTold(db, network.id, city)).map(({ topic }) => topic));
	const chosen = new Set<TopicId>((await listQuarterTopics(db, network.id)).map(({ topic }) => topic));
	const open = topics.filter((topic) => topic.state === 'listed' && !chosen.has(topic.id));
	return placeTopics(open, told, `${quarter} ${city}`).map(({ id, names, area }) => ({ id, names, floor: floors?.get(area) ?? 0, told: told.has(id) }));
}

async function showGraded(c: InsideContext) {
	const { db, network, actor } = c.get('inside');
	const frame = c.get('frame');
	const quarter = (await listQuarterDates(db, network.id)).find(({ id }) => id === c.req.param('quarter'));
	if (!quarter) return c.notFound();
	const cities = (await listCities(db, network.id, frame.lang)).filter(travels);
	return page(c, <GradedList frame={frame} quarter={quarter} zone={network.zone} cities={cities} graded={await listGraded(db, network.id, quarter.id)} mayEnter={may(actor, 'gradeTopics')} />);
}
