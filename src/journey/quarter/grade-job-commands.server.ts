import { instantAt } from '#algorithms/zoned-time.ts';
import { addDays, dayIn, daysBetween, showWeekday, type Day } from '#i18n/day.ts';
import { textIn, translator } from '#i18n/translator.ts';
import { travels, type Network, type NetworkId, type PersonId } from '#journey/network/network.ts';
import { postLetter } from '#journey/network/outbox-store.server.ts';
import { listCoordinators } from '#journey/network/person-store.server.ts';
import { findNetwork, listCities } from '#journey/network/store.server.ts';
import { command } from '#platform/command.server.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import { insertJob, type JobHandler } from '#platform/jobs.server.ts';
import { gradeWords } from './grade-words.ts';
import { listGraded } from './grade-store.server.ts';
import { listQuarterDates, replaceQuarterState } from './ledger-store.server.ts';
import { can, type QuarterId } from './quarter.ts';

/** The closing a job was asked for; when the day moved meanwhile, the job of the old day does nothing. */
interface Closing {
	quarter: QuarterId;
	closesOn: Day;
}

/** Reminders go out at this hour on the network's clock, three days and one day before. */
const reminderDays = [3, 1] as const;
const reminderTime = '08:00';

/** Asks for the reminders that are still ahead and for the closing at the end of the day, on the network's own clock. */
export async function askForClosing(tx: Tx, network: Pick<Network, 'id' | 'zone'>, closing: Closing, now: Date): Promise<void> {
	const name = `${closing.quarter} ${closing.closesOn}`;
	for (const days of reminderDays) {
		const due = instantOf(network.zone, addDays(closing.closesOn, -days), reminderTime);
		if (due > now) await insertJob(tx, network.id, { kind: 'grades.remind', uniqueKey: `${name} ${days}`, due, payload: closing });
	}
	await insertJob(tx, network.id, { kind: 'grades.close', uniqueKey: name, due: instantOf(network.zone, addDays(closing.closesOn, 1), '00:00'), payload: closing });
}

function instantOf(zone: string, date: Day, time: string): Date {
	const found = instantAt(zone, { date, time });
	return new Date(found.ok ? found.instant : `${date}T${time}Z`);
}

/** Who acts when nobody does: the trace of what the calendar brought about carries this name. */
const calendar = 'calendar' as PersonId;

interface Turn extends Closing {
	key: string;
	origin: string;
}

/** One mail to each coordinator of a city that travels and has not graded; a quiet city gets none. */
const remindToGrade = command('quarter.remindToGrade', async (tx, actor: { network: NetworkId; person: PersonId }, said: Turn, now): Promise<{ ok: true; reminded: number }> => {
	const [network, quarter] = [await findNetwork(tx, actor.network), await findOpen(tx, actor.network, said)];
	if (!network || !quarter) return { ok: true, reminded: 0 };
	const graded = await listGraded(tx, network.id, quarter.id);
	const missing = new Map((await listCities(tx, network.id, 'en')).filter((city) => travels(city) && !graded.has(city.id)).map((city) => [city.id, city]));
	const days = daysBetween(dayIn(network.zone, now), quarter.gradesCloseOn);
	let reminded = 0;
	for (const person of await listCoordinators(tx, network.id, dayIn(network.zone, now))) {
		const city = missing.get(person.city);
		if (!city || !person.address) continue;
		const t = translator(gradeWords, person.lang);
		const values = {
			n: Math.max(0, days), name: person.name, network: network.name, city: textIn(city.names, person.lang).text, quarter: quarter.number,
			day: showWeekday(quarter.gradesCloseOn, person.lang), link: `${said.origin}/${person.lang}/quarters/${quarter.id}/grades/${city.id}`,
		};
		await postLetter(tx, network, { person: person.id, address: person.address, lang: person.lang, subject: t('mail.remindSubject', values), text: t('mail.remindText', values) }, now);
		reminded++;
	}
	return { ok: true, reminded };
}, (said) => ({ subject: said.quarter }));

/** Closes the grades when their last day is over. */
const closeByCalendar = command('quarter.closeByCalendar', async (tx, actor: { network: NetworkId; person: PersonId }, said: Turn): Promise<{ ok: true; closed: boolean }> => {
	const quarter = await findOpen(tx, actor.network, said);
	if (quarter) await replaceQuarterState(tx, actor.network, { ...quarter, state: 'reviewing' });
	return { ok: true, closed: quarter !== undefined };
}, (said) => ({ subject: said.quarter }));

async function findOpen(tx: Tx, network: NetworkId, { quarter: id, closesOn }: Closing) {
	return (await listQuarterDates(tx, network)).find((quarter) => quarter.id === id && can(quarter, 'closeGrades') && quarter.gradesCloseOn === closesOn);
}

/** The jobs of the grades by kind. The job's id is the key of its command, so a job done twice has one effect. */
export function gradeJobs(db: Db, origin: string): Record<'grades.remind' | 'grades.close', JobHandler> {
	const actorOf = (network: string) => ({ network: network as NetworkId, person: calendar });
	return {
		async 'grades.remind'({ network, id, payload }, now) {
			await remindToGrade(db, actorOf(network), { ...(payload as Closing), key: id, origin }, now);
		},
		async 'grades.close'({ network, id, payload }, now) {
			await closeByCalendar(db, actorOf(network), { ...(payload as Closing), key: id, origin }, now);
		},
	};
}
