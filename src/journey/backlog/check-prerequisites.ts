/**
 * Decides whether a topic may wait for others, and which of them it still waits for. Topics that wait for each other could
 * never be chosen, so a cycle is refused and named, and a person sees where to cut it.
 */
import { findPrerequisiteCycle } from '#algorithms/prerequisite-cycle.ts';
import type { Topic, TopicId } from './backlog.ts';

/** The topics along the cycle that `after` would close, each before the one it waits for; null when there is none. */
export function checkPrerequisites(topics: readonly Pick<Topic, 'id' | 'after'>[], topic: TopicId, after: readonly TopicId[]): TopicId[] | null {
	const changed = [...topics.filter(({ id }) => id !== topic), { id: topic, after }];
	return findPrerequisiteCycle(changed) as TopicId[] | null;
}

/** What has to be done before the topic and is not. A retired topic will never be done, so it is waited for no longer. */
export function listMissing<Other extends Pick<Topic, 'id' | 'state'>>({ after }: Pick<Topic, 'after'>, topics: ReadonlyMap<TopicId, Other>): Other[] {
	return after.flatMap((id) => topics.get(id) ?? []).filter(({ state }) => state === 'listed');
}
