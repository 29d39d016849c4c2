/** What a form held when its draft was kept, its key left out: every page draws its own. */
export type Entries = readonly (readonly [name: string, value: string])[];

/**
 * What a field shows once the draft is back. Choices are set as they were; a hidden field that was not there then is
 * emptied, because the draft was written without knowing what it says. `checked` is null for what cannot be checked.
 */
export function restored(field: { name: string; type: string; value: string }, draft: Entries): { value: string; checked: boolean | null } {
	const { name, type, value } = field;
	const values = draft.filter(([kept]) => kept === name).map(([, said]) => said);
	if (type === 'radio' || type === 'checkbox') return { value, checked: values.includes(value) };
	if (name === 'key' || name === '') return { value, checked: null };
	return { value: values[0] ?? (type === 'hidden' ? '' : value), checked: null };
}
