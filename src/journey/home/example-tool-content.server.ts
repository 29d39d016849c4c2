import { addDays, type Day } from '#i18n/day.ts';
import type { NetworkId } from '#journey/network/network.ts';
import { insertSheet, replaceSheet } from '#journey/tools/sheet-store.server.ts';
import type { Sheet, SheetId } from '#journey/tools/sheet.ts';
import { listTools } from '#journey/tools/store.server.ts';
import type { FieldValue, Tool, Values } from '#journey/tools/tools.ts';
import { insertTrial } from '#journey/tools/trial-store.server.ts';
import type { Tx } from '#platform/db/db.server.ts';
import { coordinatorOn } from './example-city-content.server.ts';
import { onDay, personAt, type Stage, type ToldValues } from './example-story-content.server.ts';

/** Days into its practice on which a city filled a tool in, and told that it tried one. */
const [filledAfter, toldAfter] = [4, 9];

/** What cities filled in and told of tools, in the practice of the quarter it belongs to; never ahead of today. */
export async function fillTools(tx: Tx, network: NetworkId, stage: Stage, today: Day): Promise<void> {
	const { sheets, trials } = stage.story.tools;
	const tools = new Map((await listTools(tx, network)).map((tool) => [tool.id, tool]));
	const dayOf = (number: number, days: number): Day => {
		const practise = stage.quarters.find((quarter) => quarter.number === number)?.steps.find(({ step }) => step === 'practise');
		const day = addDays(practise?.from ?? today, days);
		return day < today ? day : addDays(today, -1);
	};
	for (const [i, { quarter, by, values, before, ...told }] of sheets.entries()) {
		const tool = tools.get(told.tool);
		if (!tool) continue;
		const on = dayOf(quarter, filledAfter);
		const sheet: Sheet = {
			...told, id: `sheet-${i + 1}` as SheetId, values: valuesOf(tool, before ?? values), form: `sheet-${i + 1}`,
			by: by === 0 ? coordinatorOn(stage, told.city, on) : personAt(told.city, by), at: onDay(addDays(on, -1), '14:20'), version: 1,
		};
		await insertSheet(tx, network, sheet);
		if (before) await replaceSheet(tx, network, { ...sheet, values: valuesOf(tool, values), form: `${sheet.id}-2`, by: personAt(told.city, 1), at: onDay(on, '16:05'), version: 2 }, 1);
	}
	for (const { quarter, ...told } of trials) {
		if (!tools.has(told.tool)) continue;
		const on = dayOf(quarter, toldAfter);
		await insertTrial(tx, network, { ...told, on, form: `trial-${told.tool}-${told.city}`, by: coordinatorOn(stage, told.city, on), at: onDay(on, '15:10'), version: 1 });
	}
}

function valuesOf({ canvas }: Tool, told: ToldValues): Values {
	const values: Record<string, FieldValue> = {};
	for (const field of canvas) {
		const value = told[field.id];
		if (typeof value === 'string') values[field.id] = value;
		else if (value && field.kind === 'table') values[field.id] = value.map((cells) => Object.fromEntries(field.columns.map((column, i) => [column, cells[i] ?? ''])));
	}
	return values;
}
