/**
 * The nouns of the fair-turn ledger (see fair-turn-ledger.ts): what goes into a round, what comes out of it, and what
 * is carried to the next. All of it is plain JSON. A `Ratio` is an exact fraction as text in lowest terms, '9/25' or '3'.
 */
export type Ratio = string;

export interface LedgerVoter {
	id: string;
	/** Share of the common voice, more than 0; default 1. A number is read by its decimals (0.1 is 1/10), or write '1/3'. */
	weight?: number | string;
}

export interface LedgerOption {
	id: string;
	/** What it takes to choose it, more than 0; default 1. It fills one slot whatever it costs. */
	cost?: number | string;
	/** Since when it is on the list; compared as text, so an ISO day or a padded number. */
	listedAt: string;
	/** Options that have to be chosen before this one. */
	after?: readonly string[];
}

/** Grades by option, then by voter; a voter not named, or named with 0, has no need of the option. */
export type Grades = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface Override {
	/** The slot of the round it takes, counted from 0 without the forced ones. */
	slot: number;
	option: string;
	/** Why, in writing; an empty one is refused. */
	reason: string;
}

/** One round: everything a choice may depend on besides the state. */
export interface LedgerRound {
	/** How many options may be chosen. */
	slots: number;
	/** The highest grade; default 3. */
	maxGrade?: number;
	/** Who takes part in this round. Whoever is not in the state yet, or left it, starts at the clock. */
	voters: readonly LedgerVoter[];
	/** The whole list, those already chosen included or not. */
	options: readonly LedgerOption[];
	grades: Grades;
	/** Options that may not be chosen in this round, each with a code of the caller's own. */
	blocked?: readonly { option: string; reason: string }[];
	/** Options that are taken first, fill no slot and are charged to nobody; one already chosen may be taken again. */
	forced?: readonly string[];
	overrides?: readonly Override[];
}

/** What one round leaves to the next. */
export interface LedgerState {
	/** The highest level paid so far. */
	clock: Ratio;
	/** What each voter of the last round has spent of what came to it, per unit of weight; never above the clock. */
	spent: Readonly<Record<string, Ratio>>;
	/** Every option chosen so far, in order. */
	chosen: readonly string[];
	/** True once a choice was overridden: from then on the guarantee is checked, not promised. */
	overridden: boolean;
}

/** Where an option stood in a decision. */
export interface LevelLine {
	option: string;
	/** The earliest level at which its supporters could have paid for it. */
	level: Ratio;
	/** Sum of weight times grade. */
	demand: Ratio;
	supporters: number;
}

export type IneligibleReason =
	| { code: 'alreadyChosen' }
	| { code: 'blocked'; reason: string }
	| { code: 'needsFirst'; options: readonly string[] }
	| { code: 'noNeed' };

export interface IneligibleLine {
	option: string;
	reasons: readonly IneligibleReason[];
}

/** What told the winner from the next: 'only' when there was no next. */
export type DecidedBy = 'only' | 'level' | 'demand' | 'supporters' | 'listedAt' | 'id';

/** What every decision that filled a slot says. */
export interface Choice {
	option: string;
	/** Every eligible option that somebody needs, best first: the next in line is the first that is not the winner. */
	levels: readonly LevelLine[];
	/** Who paid how much (weight included), only those who paid; the sum is the cost. */
	payments: Readonly<Record<string, Ratio>>;
	/** The spent of everyone it changed: who paid, and who had no need left while the clock moved. */
	moved: Readonly<Record<string, Ratio>>;
	clock: Ratio;
	/** Every other option and why it could not be chosen. */
	ineligible: readonly IneligibleLine[];
	/** What most votes would have chosen among the same options (most-votes.ts). */
	mostVotes: string | null;
}

export interface Chosen extends Choice {
	kind: 'chosen';
	level: Ratio;
	/** All options at the winner's level, longest on the list first; empty when it stood alone. */
	tied: readonly string[];
	decidedBy: DecidedBy;
}

export interface Overridden extends Choice {
	kind: 'overridden';
	/** Null when nobody needs it: then nobody pays. */
	level: Ratio | null;
	reason: string;
	/** What the rule would have chosen. */
	instead: string | null;
}

interface Forced {
	kind: 'forced';
	option: string;
}

/** A slot left empty: no eligible option that anybody needs. */
export interface NothingChosen {
	kind: 'none';
	reason: 'noEligibleNeed';
	ineligible: readonly IneligibleLine[];
	/** The unchosen prerequisite that most weight times grade is waiting behind. */
	mostWanted: MostWanted | null;
}

interface MostWanted {
	option: string;
	/** Sum of weight times grade over the options that wait for it, directly or through others. */
	demand: Ratio;
	dependants: readonly string[];
}

export type Decision = Chosen | Overridden | Forced | NothingChosen;

/** One closed round: what it was given, what it decided, what it left. */
export interface RoundRecord {
	round: LedgerRound;
	decisions: readonly Decision[];
	after: LedgerState;
}

/** A published ledger: enough for anyone to add it up again (recheck-ledger.ts). */
export interface LedgerRecord {
	before: LedgerState;
	rounds: readonly RoundRecord[];
}

export type LedgerProblem =
	| { problem: 'badSlots'; slots: number }
	| { problem: 'badMaxGrade'; maxGrade: number }
	| { problem: 'badWeight'; voter: string }
	| { problem: 'badCost'; option: string }
	| { problem: 'badGrade'; voter: string; option: string; grade: number }
	| { problem: 'badState'; voter: string | null }
	| { problem: 'unknownVoter'; voter: string; option: string }
	| { problem: 'unknownOption'; option: string }
	| { problem: 'repeatedVoter'; voter: string }
	| { problem: 'repeatedOption'; option: string }
	| { problem: 'prerequisiteCycle'; options: readonly string[] }
	| { problem: 'overrideWithoutReason'; option: string }
	| { problem: 'overrideOutsideSlots'; option: string; slot: number }
	| { problem: 'overrideNotEligible'; option: string; reasons: readonly IneligibleReason[] };

export type Refusal = { ok: false } & LedgerProblem;
