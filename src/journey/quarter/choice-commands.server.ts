import { createHash } from 'node:crypto';
import { dayIn } from '#i18n/day.ts';
import type { TopicId } from '#journey/backlog/backlog.ts';
import { listNeedsBy, replaceNeed } from '#journey/backlog/need-store.server.ts';
import { may, type Actor, type NetworkId } from '#journey/network/network.ts';
import { findNetwork, listCities } from '#journey/network/store.server.ts';
import { command } from '#platform/command.server.ts';
import type { Db, Tx } from '#platform/db/db.server.ts';
import type { ClosingSaid, ConfirmationSaid, OpeningSaid } from './choice-form.ts';
import { auditWith, chooseTopics, describeProposal, type Proposal, type TopicsToChoose } from './choose-topics.ts';
import { askForClosing } from './grade-job-commands.server.ts';
import { listFloors, listGrades, listTold, listTopicLines } from './grade-store.server.ts';
import { insertLedgerEntry, listLedgerEntries, listQuarterDates, replaceQuarterState, type QuarterDates } from './ledger-store.server.ts';
import { can, type QuarterId } from './quarter.ts';
import { insertQuarterTopic } from './store.server.ts';

type Refused<Problem extends string> = { ok: false; problem: Problem };
type Edited = { ok: false; problem: 'editedMeanwhile'; theirs: QuarterDates };

export type OpenGrades = { ok: true } | Refused<'notAllowed' | 'notFound' | 'notNow' | 'dayPassed' | 'afterQuarter'> | Edited;

/** Opens the grades until a day, moves that day, or opens them again during the review; reminders and closing follow the day. */
export const openGrades = command('quarter.openGrades', async (tx, actor: Actor, said: OpeningSaid & { quarter: QuarterId }, now): Promise<OpenGrades> => {
	if (!may(actor, 'planQuarter')) return { ok: false, problem: 'notAllowed' };
	const [network, quarter] = [await findNetwork(tx, actor.network), await findDates(tx, actor.network, said.quarter)];
	if (!network || !quarter) return { ok: false, problem: 'notFound' };
	if (quarter.version !== said.version) return { ok: false, problem: 'editedMeanwhile', theirs: quarter };
	if (!can(quarter, 'openGrades') && !can(quarter, 'reopenGrades')) return { ok: false, problem: 'notNow' };
	if (said.closesOn < dayIn(network.zone, now)) return { ok: false, problem: 'dayPassed' };
	if (said.closesOn > quarter.endsOn) return { ok: false, problem: 'afterQuarter' };
	await replaceQuarterState(tx, actor.network, { ...quarter, state: 'gathering', gradesCloseOn: said.closesOn });
	await askForClosing(tx, network, { quarter: quarter.id, closesOn: said.closesOn }, now);
	return { ok: true };
}, (said) => ({ subject: said.quarter }));

export type CloseGrades = { ok: true } | Refused<'notAllowed' | 'notFound' | 'notNow'> | Edited;

/** Closes the grades by hand: they are unsealed and the proposal lies open. */
export const closeGrades = command('quarter.closeGrades', async (tx, actor: Actor, said: ClosingSaid & { quarter: QuarterId }): Promise<CloseGrades> => {
	if (!may(actor, 'planQuarter')) return { ok: false, problem: 'notAllowed' };
	const quarter = await findDates(tx, actor.network, said.quarter);
	if (!quarter) return { ok: false, problem: 'notFound' };
	if (quarter.version !== said.version) return { ok: false, problem: 'editedMeanwhile', theirs: quarter };
	if (!can(quarter, 'closeGrades')) return { ok: false, problem: 'notNow' };
	await replaceQuarterState(tx, actor.network, { ...quarter, state: 'reviewing' });
	return { ok: true };
}, (said) => ({ subject: said.quarter }));

/** A proposal with the digest by which a confirmation says which one it saw, and the facts it was made of. */
export interface OpenProposal {
	proposal: Proposal;
	digest: string;
	facts: TopicsToChoose;
}

/**
 * The proposal as the facts stand now; null when they contradict each other and nothing can be proposed. Of the ledger
 * it reads the last `most` entries: one is enough to decide, the audit needs all.
 */
export async function proposeTopics(db: Db | Tx, network: NetworkId, quarter: QuarterDates, most = 1): Promise<OpenProposal | null> {
	const facts: TopicsToChoose = {
		slots: quarter.slots, entries: await listLedgerEntries(db, network, { until: quarter.number - 1, most }), cities: await listCities(db, network, 'en'), topics: await listTopicLines(db, network),
		grades: await listGrades(db, network, quarter.id, null), floors: await listFloors(db, network, null), told: await listTold(db, network, null),
	};
	const outcome = chooseTopics(facts);
	if (!outcome.ok) return null;
	const digest = createHash('sha256').update(describeProposal(outcome.proposal)).digest('base64url');
	return { proposal: outcome.proposal, digest, facts };
}

export type ConfirmChoice =
	| { ok: true; topics: readonly TopicId[] }
	| Refused<'notAllowed' | 'notFound' | 'notNow' | 'earlierFirst' | 'proposalChanged' | 'nothingToChoose' | 'notEligible' | 'sameAsProposed' | 'cannotDecide'>;

/**
 * Confirms the proposal as it was on screen, or another topic with the reason that everybody reads; refused when grades,
 * needs, topics or cities have changed it meanwhile. Publishes the decision with the group audit over all of them, and
 * sets the open needs told for what was chosen to planned.
 */
export const confirmChoice = command('quarter.confirmChoice', async (tx, actor: Actor, said: ConfirmationSaid & { quarter: QuarterId }, now): Promise<ConfirmChoice> => {
	if (!may(actor, 'confirmChoice')) return { ok: false, problem: 'notAllowed' };
	const quarters = await listQuarterDates(tx, actor.network);
	const quarter = quarters.find(({ id }) => id === said.quarter);
	if (!quarter) return { ok: false, problem: 'notFound' };
	if (!can(quarter, 'confirmChoice')) return { ok: false, problem: 'notNow' };
	if (firstUnchosen(quarters, quarter)) return { ok: false, problem: 'earlierFirst' };

	const proposed = await proposeTopics(tx, actor.network, quarter, everyEntry);
	if (!proposed) return { ok: false, problem: 'cannotDecide' };
	if (proposed.digest !== said.seen) return { ok: false, problem: 'proposalChanged' };
	const { otherwise } = said;
	const standing = otherwise && proposed.proposal.record.decisions[otherwise.slot];
	if (otherwise && standing && standing.kind !== 'none' && standing.option === otherwise.topic) return { ok: false, problem: 'sameAsProposed' };
	const chosen = otherwise ? chooseTopics({ ...proposed.facts, overrides: [{ slot: otherwise.slot, option: otherwise.topic, reason: otherwise.reason }] }) : { ok: true as const, proposal: proposed.proposal };
	if (!chosen.ok) return { ok: false, problem: 'notEligible' };

	const { told: _told, ...kept } = chosen.proposal;
	const made = kept.record.decisions.flatMap((decision) => (decision.kind === 'none' ? [] : [{ topic: decision.option as TopicId, kind: decision.kind }]));
	if (made.length === 0) return { ok: false, problem: 'nothingToChoose' };
	await insertLedgerEntry(tx, actor.network, {
		...kept, quarter: quarter.id, number: quarter.number, audit: auditWith(proposed.facts.entries, kept.record), why: otherwise?.reason ?? null, person: actor.person, at: now.toISOString(),
	});
	for (const [slot, { topic, kind }] of made.entries()) {
		await insertQuarterTopic(tx, actor.network, { quarter: quarter.id, slot, topic, chosenBy: chosenBy[kind] });
		for (const need of await listNeedsBy(tx, actor.network, { city: null, state: 'open', topic }, 0, mostNeeds)) await replaceNeed(tx, actor.network, { ...need, state: 'planned' });
	}
	await replaceQuarterState(tx, actor.network, { ...quarter, state: 'chosen' });
	return { ok: true, topics: made.map(({ topic }) => topic) };
}, (said) => ({ subject: said.quarter, why: said.otherwise?.reason ?? null }));

const chosenBy = { chosen: 'ledger', overridden: 'override', forced: 'forced' } as const;
/** More quarters than any network has. */
export const everyEntry = 10_000;
/** More open needs than one topic ever has; the rest stays open. */
const mostNeeds = 10_000;

/** The first quarter before this one whose topic is not chosen: what it leaves decides here, so it comes first. */
export function firstUnchosen(quarters: readonly QuarterDates[], { number }: Pick<QuarterDates, 'number'>): QuarterDates | undefined {
	return quarters.find((earlier) => earlier.number < number && earlier.state !== 'chosen' && earlier.state !== 'closed');
}

async function findDates(tx: Tx, network: NetworkId, id: QuarterId): Promise<QuarterDates | undefined> {
	return (await listQuarterDates(tx, network)).find((quarter) => quarter.id === id);
}
