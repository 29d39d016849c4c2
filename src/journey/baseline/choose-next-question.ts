/**
 * The next open question after `current`: on to the end, then from the beginning, so that what was skipped comes back
 * last. Null when nothing is open. Without `current`, or when it is no longer there, the first open one.
 */
export function chooseNextQuestion<Id extends string>(questions: readonly { id: Id }[], isOpen: (id: Id) => boolean, current: Id | null): Id | null {
	const at = questions.findIndex(({ id }) => id === current);
	const inTurn = [...questions.slice(at + 1), ...questions.slice(0, Math.max(at, 0))];
	return inTurn.find(({ id }) => isOpen(id))?.id ?? null;
}

/** Minutes one question takes when its five levels are read with care and one line of evidence is written. */
const minutesEach = 1;

/** About how many minutes the open questions will take. */
export function countMinutes(open: number): number {
	return open * minutesEach;
}
