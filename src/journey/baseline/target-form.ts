import * as v from 'valibot';
import { key, maybe, oneOf, readForm, version, type Reading } from '#forms/read.ts';
import { areas, levels, type Area, type Level } from './baseline.ts';

export function levelField(area: Area): string {
	return `level-${area}`;
}
export function versionField(area: Area): string {
	return `version-${area}`;
}

export interface SaidTarget {
	area: Area;
	/** Null where nothing is said about the area: what stands there stays. */
	level: Level | null;
	version: number;
}

/** The target levels of a city, all areas on one form, each with the version it was filled against. */
export function readTargets(form: FormData): Reading<{ key: string; targets: SaidTarget[] }> {
	const level = maybe(oneOf(['1', '2', '3', '4', '5']));
	const fields = Object.fromEntries(areas.flatMap((area) => [[levelField(area), level], [versionField(area), version]]));
	const reading = readForm(v.object({ key, ...fields }), form);
	if (!reading.ok) return reading;
	const value = reading.value as { key: string } & Record<string, unknown>;
	const targets = areas.map((area) => ({ area, level: levels.find((one) => String(one) === value[levelField(area)]) ?? null, version: value[versionField(area)] as number }));
	return { ...reading, value: { key: value.key, targets } };
}
