import * as v from 'valibot';
import { key, oneOf, readForm, refuseField, typedIn, version, type Reading } from '#forms/read.ts';
import type { TopicId } from '#journey/backlog/backlog.ts';
import { channels, type Channel } from '#journey/baseline/baseline.ts';
import type { GradeValue } from './quarter.ts';

/** The field of a topic's grade. */
export function gradeField(topic: TopicId): string {
	return `grade.${topic}`;
}

/** How grades reach the network when somebody else enters them for a city. */
export const enteringChannels = ['call', 'paper', 'mail', 'message'] as const satisfies readonly Channel[];

/** More topics than any long list has; a form with more was not made here. */
const mostTopics = 2000;

const GradesForm = v.object({ key, version, channel: v.optional(oneOf(channels), 'app') });
export type GradesSaid = { key: string; version: number; channel: Channel; grades: readonly { topic: TopicId; grade: GradeValue }[] };

/** The ballot of a city: one grade for each topic named; what is not named is left to the baseline. */
export function readGrades(form: FormData): Reading<GradesSaid> {
	const reading = readForm(GradesForm, form);
	if (!reading.ok) return reading;
	const typed = typedIn(form);
	const grades: { topic: TopicId; grade: GradeValue }[] = [];
	for (const [name, values] of Object.entries(typed)) {
		if (!name.startsWith('grade.')) continue;
		const said = values[values.length - 1] ?? '';
		if (!/^[0-3]$/.test(said) || name.length > 86) return refuseField(typed, name, 'chooseOne');
		grades.push({ topic: name.slice(6) as TopicId, grade: Number(said) as GradeValue });
	}
	if (grades.length > mostTopics) return refuseField(typed, 'channel', 'damaged');
	return { ok: true, value: { ...reading.value, grades: grades.sort((a, b) => (a.topic < b.topic ? -1 : 1)) }, typed };
}
