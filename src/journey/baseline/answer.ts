/** One person's answer to one question, as the forms and both hosts speak of it. */
import type { Actor, CityId, PersonId } from '#journey/network/network.ts';
import { may } from '#journey/network/network.ts';
import type { InLanguages, Lang } from '#i18n/translator.ts';
import type { Answer, Channel, Confidence, Dimension, Level, Question, QuestionId, Round } from './baseline.ts';

/** An answer as its form said it. */
export interface SaidAnswer {
	key: string;
	city: CityId;
	question: QuestionId;
	/** Whose answer it is; null when the one who sends it answers. */
	person: PersonId | null;
	channel: Channel;
	level: Level | null;
	evidence: string;
	source: string;
	confidence: Confidence;
	lang: Lang;
	version: number;
	/** Key of the form this one was written on top of while that one still waited on the phone. */
	after: string | null;
}

export type AnswerText = Pick<SaidAnswer, 'level' | 'evidence' | 'source' | 'confidence'>;

export type SaveAnswer =
	| { ok: true; version: number }
	| { ok: false; problem: 'notAllowed' | 'notFound' | 'studyFinal' | 'answeredAlready' }
	| { ok: false; problem: 'editedMeanwhile'; theirs: AnswerText; version: number };

/** Somebody's own answer with the mark of where it is: received by the network, or still on this phone. */
export interface OwnAnswer extends AnswerText {
	version: number;
	after: string | null;
	channel: Channel;
	place: 'network' | 'phone';
}

/** The questions as one person answers them for one city. */
export interface Sheet {
	city: { id: CityId; names: InLanguages };
	round: Round;
	dimensions: readonly Dimension[];
	/** Only those asked, in order. */
	questions: readonly AskedQuestion[];
	answers: ReadonlyMap<QuestionId, OwnAnswer>;
	/** Answers that stand and that this reader may neither read nor change. */
	closed: ReadonlySet<QuestionId>;
}

export type AskedQuestion = Pick<Question, 'id' | 'dimension' | 'text' | 'help' | 'levels'>;

/** What a phone carries to draw the answering pages without a line: the questions in every language, and one's own answers. */
export interface BaselinePack {
	dimensions: readonly Dimension[];
	questions: readonly AskedQuestion[];
	cities: readonly { city: Sheet['city']; round: Round; answers: readonly (readonly [QuestionId, OwnAnswer])[] }[];
}

/** How sure an answer is: an "I don't know" is never more than a guess, whatever the form said. */
export function confidenceOf(level: Level | null, said: Confidence): Confidence {
	return level === null ? 'guess' : said;
}

/**
 * Whether the actor may read and replace a standing answer. One's own always. Entered for somebody else: by whoever
 * entered it, or by those who read answers. What a person answered on their own stays theirs: nobody enters over it.
 */
export function mayReplace(actor: Actor, answer: Pick<Answer, 'person' | 'enteredBy' | 'city'>): boolean {
	if (answer.person === actor.person || answer.enteredBy === actor.person) return true;
	return answer.enteredBy !== answer.person && may(actor, 'readAnswers', answer.city);
}
