/** One line of the report: what was measured, and the budget it is held against. */
export interface Measure {
	what: string;
	/** NaN where it could not be measured. */
	value: number;
	unit: string;
	most?: number;
	least?: number;
	/** Why it could not be measured, or what to read it with. */
	note?: string;
}

export function verdictOf({ value, most, least }: Measure): '' | 'ok' | 'OVER' | 'UNDER' | 'no measure' {
	if (Number.isNaN(value)) return 'no measure';
	if (most !== undefined && value > most) return 'OVER';
	if (least !== undefined && value < least) return 'UNDER';
	return most === undefined && least === undefined ? '' : 'ok';
}

export function showMeasures(title: string, measures: readonly Measure[]): string {
	const rows = measures.map((measure) => {
		const { what, value, unit, most, least, note = '' } = measure;
		const budget = most !== undefined ? `≤ ${showNumber(most)} ${unit}` : least !== undefined ? `≥ ${showNumber(least)} ${unit}` : '';
		return [what, Number.isNaN(value) ? '–' : `${showNumber(value)} ${unit}`, budget, verdictOf(measure), note];
	});
	return `\n${title}\n${showRows([['', 'measured', 'budget', '', ''], ...rows], [1])}`;
}

/** Columns of equal width; those named in `right` end at the same place. */
export function showRows(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
	const widths: number[] = [];
	for (const row of rows) row.forEach((cell, column) => { widths[column] = Math.max(widths[column] ?? 0, cell.length); });
	return rows.map((row) => row.map((cell, column) => (right.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ').trimEnd()).join('\n');
}

export function showNumber(value: number): string {
	return Math.abs(value) < 10 && !Number.isInteger(value) ? value.toFixed(1) : Math.round(value).toLocaleString('en');
}
