import { approvalCommittee } from '#algorithms/approval-committee.ts';
import type { BatchChoice } from '#algorithms/batch-choice.ts';
import type { Committee } from '#algorithms/committee.ts';
import { coreStability } from '#algorithms/core-stability.ts';
import { equalShares } from '#algorithms/equal-shares.ts';
import { equalSharesCommittee } from '#algorithms/equal-shares-committee.ts';
import { extendedJustifiedRepresentationPlus } from '#algorithms/extended-justified-representation-plus.ts';
import { extendedJustifiedRepresentation } from '#algorithms/extended-justified-representation.ts';
import { fullJustifiedRepresentation } from '#algorithms/full-justified-representation.ts';
import { greedySupport } from '#algorithms/greedy-support.ts';
import { justifiedRepresentation } from '#algorithms/justified-representation.ts';
import { maximinSupportCommittee } from '#algorithms/maximin-support-committee.ts';
import { pavCommittees } from '#algorithms/pav-committee.ts';
import { phragmenCommittee } from '#algorithms/phragmen-committee.ts';
import { proportionalJustifiedRepresentation } from '#algorithms/proportional-justified-representation.ts';
import { type Ballot, type Votes, readBallots } from '#algorithms/read-ballots.ts';
import type { Representation } from '#algorithms/representation.ts';
import { sequentialPhragmen } from '#algorithms/sequential-phragmen.ts';
import { thieleCommittee } from '#algorithms/thiele-committee.ts';
import { type Choose, compareIds, everyWay } from '#algorithms/ways-of-breaking-ties.ts';
import type { Adapter } from './adapter.ts';

type Rule = (votes: Votes, seats: number, choose?: Choose) => Committee;

const rules: Readonly<Record<string, Rule>> = {
	av: approvalCommittee,
	seqpav: (votes, seats, choose) => thieleCommittee(votes, seats, 'proportional', choose),
	seqcc: (votes, seats, choose) => thieleCommittee(votes, seats, 'coverage', choose),
	seqphragmen: phragmenCommittee,
	'maximin-support': maximinSupportCommittee,
	'equal-shares': (votes, seats, choose) => equalSharesCommittee(votes, seats, 'phragmen', choose),
	'equal-shares-with-av-completion': (votes, seats, choose) => equalSharesCommittee(votes, seats, 'support', choose),
	'equal-shares-with-increment-completion': (votes, seats, choose) => equalSharesCommittee(votes, seats, 'increment', choose),
};

const checks: Readonly<Record<string, (votes: Votes, committee: readonly number[]) => Representation>> = {
	JR: justifiedRepresentation,
	PJR: proportionalJustifiedRepresentation,
	EJR: extendedJustifiedRepresentation,
	'EJR+': extendedJustifiedRepresentationPlus,
	FJR: fullJustifiedRepresentation,
	core: coreStability,
};

/** Ties are followed every way only up to this many options: the ways can be exponentially many. */
const mostOptionsForEveryWay = 20;

interface TiedCommittees { allCommittees?: number[][]; anyOf?: number[][] }

/** The committee found must be among those listed; where the list is of all, breaking ties every way must give exactly it. */
const approvalCommittees: Adapter = (oracleCase) => {
	const { numCandidates, committeeSize, ballots, expected } = oracleCase as unknown as
		{ numCandidates: number; committeeSize: number; ballots: Ballot[]; expected: Record<string, TiedCommittees> };
	const read = readBallots(numCandidates, ballots);
	if (!read.ok) return `refused: ${read.problem}`;
	for (const [name, { allCommittees, anyOf }] of Object.entries(expected)) {
		const listed = (allCommittees ?? anyOf ?? []).map((committee) => sorted(committee)).sort(compareLists);
		const difference = name === 'pav' ? differsFromAll(bestOf(read.votes, committeeSize), listed) : differsFrom(name, read.votes, committeeSize, listed, allCommittees !== undefined);
		if (difference !== null) return `${name}: ${difference}`;
	}
	return null;
};

function differsFrom(name: string, votes: Votes, seats: number, listed: number[][], all: boolean): string | null {
	const rule = rules[name];
	if (!rule) return 'this rule is not known here';
	const one = rule(votes, seats);
	if (!one.ok) return `refused: ${one.problem}`;
	if (!listed.some((committee) => committee.join() === one.committee.join())) return `[${one.committee.join()}] is not among ${JSON.stringify(listed.slice(0, 3))}`;
	if (!all || votes.options > mostOptionsForEveryWay) return null;
	return differsFromAll(everyWay((choose) => {
		const elected = rule(votes, seats, choose);
		return elected.ok ? elected.committee : null;
	}), listed);
}

function bestOf(votes: Votes, seats: number): number[][] | null {
	const best = pavCommittees(votes, seats);
	return best.ok ? best.committees : null;
}

function differsFromAll(found: number[][] | null, listed: number[][]): string | null {
	if (!found) return 'too large to find every committee';
	return JSON.stringify(found) === JSON.stringify(listed) ? null : `found ${JSON.stringify(found.slice(0, 5))}, not ${JSON.stringify(listed.slice(0, 5))}`;
}

const representationChecks: Adapter = (oracleCase) => {
	const { numCandidates, ballots, committee, expected } = oracleCase as unknown as
		{ numCandidates: number; ballots: Ballot[]; committee: number[]; expected: Record<string, boolean> };
	const read = readBallots(numCandidates, ballots);
	if (!read.ok) return `refused: ${read.problem}`;
	for (const [name, holds] of Object.entries(expected)) {
		const found = checks[name]?.(read.votes, committee);
		if (!found) return `${name}: this property is not known here`;
		if (!found.ok) return `${name}: refused: ${found.problem}`;
		if (found.holds !== holds) return `${name}: ${found.holds}, not ${holds}`;
	}
	return null;
};

/** The reference hands Phragmén's projects back sorted, so of that rule only the set is compared. */
interface Bought { winners: string[]; order?: string[] }

const participatoryBudget: Adapter = (oracleCase) => {
	const { budget, projects, ballots, grades, expected } = oracleCase as unknown as
		{ budget: number; projects: [string, number][]; ballots: Ballot[]; grades?: Ballot[]; expected: Record<string, Bought> };
	const options = projects.map(([id, cost]) => ({ id, cost }));
	const approvals = readBallots(options.length, ballots);
	if (!approvals.ok) return `refused: ${approvals.problem}`;
	for (const [name, { winners, order }] of Object.entries(expected)) {
		const graded = name === 'mes-graded' ? readBallots(options.length, grades ?? []) : approvals;
		if (!graded.ok) return `${name}: refused: ${graded.problem}`;
		const election = { options, votes: graded.votes, budget };
		let choice: BatchChoice;
		if (name === 'mes-cost') choice = equalShares(election, { utility: 'cost' });
		else if (name === 'mes-cardinality' || name === 'mes-graded') choice = equalShares(election);
		else if (name === 'seq-phragmen') choice = sequentialPhragmen(election, { unwanted: 'last' });
		else if (name === 'greedy-cost') choice = greedySupport(election, { unwanted: 'last' });
		else return `${name}: this rule is not known here`;
		if (!choice.ok) return `${name}: refused: ${choice.problem}`;

		const bought = choice.bought.map(({ option }) => options[option]!.id);
		const set = bought.slice().sort(compareIds).join();
		if (set !== winners.slice().sort(compareIds).join()) return `${name}: bought ${bought.join()}, not ${winners.join()}`;
		if (order && name !== 'seq-phragmen' && bought.join() !== order.join()) return `${name}: bought in the order ${bought.join()}, not ${order.join()}`;
	}
	return null;
};

/** The committee case of the large file: ties go to the lowest place; its ballots are beside it. */
export const largeCommittees: Adapter = (oracleCase, _file, sibling) => {
	const { id, committeeSize, generator, expected } = oracleCase as unknown as
		{ id: string; committeeSize: number; generator?: { m: number }; expected: Record<string, { committee: number[]; order?: number[] }> };
	const { ballots } = ('ballots' in oracleCase ? oracleCase : sibling(id)) as { ballots: Ballot[] };
	const options = generator?.m ?? 1 + ballots.reduce((most, ballot) => ballot.reduce((high: number, wish) => Math.max(high, typeof wish === 'number' ? wish : wish[0]), most), -1);
	const read = readBallots(options, ballots);
	if (!read.ok) return `refused: ${read.problem}`;
	for (const [name, { committee, order }] of Object.entries(expected)) {
		const found = rules[name]?.(read.votes, committeeSize);
		if (!found) return `${name}: this rule is not known here`;
		if (!found.ok) return `${name}: refused: ${found.problem}`;
		if (found.committee.join() !== sorted(committee).join()) return `${name}: [${found.committee.join()}], not [${committee.join()}]`;
		const taken = found.taken.map(({ option }) => option);
		if (order && taken.join() !== order.join()) return `${name}: in the order [${taken.join()}], not [${order.join()}]`;
	}
	return null;
};

function sorted(committee: readonly number[]): number[] {
	return committee.slice().sort((a, b) => a - b);
}

function compareLists(a: readonly number[], b: readonly number[]): number {
	const i = a.findIndex((option, at) => option !== b[at]);
	return i < 0 ? 0 : a[i]! - b[i]!;
}

export const kinds: Readonly<Record<string, Adapter>> = {
	'approval-committees': approvalCommittees,
	'representation-checks': representationChecks,
	pb: participatoryBudget,
};
