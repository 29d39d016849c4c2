/** Half-written forms, kept on the phone for the one who writes them. */
import { restored, type Entries } from './restore-draft.ts';

const justSent = 'sent draft';

/** Storage may be full or forbidden; the form works without it. */
export function quietly<T>(work: () => T): T | null {
	try {
		return work();
	} catch {
		return null;
	}
}

/**
 * A half-written form survives a closed tab, together with the version it was written against: restored onto a newer page
 * it must still meet the server's "somebody changed this" and not slip past. `reader` keeps two people of one phone apart.
 */
export function keepDrafts(reader: string): void {
	const sent = quietly(() => sessionStorage.getItem(justSent));
	if (sent && new URLSearchParams(location.search).has('done')) quietly(() => { localStorage.removeItem(sent); });
	quietly(() => { sessionStorage.removeItem(justSent); });
	document.querySelectorAll<HTMLFormElement>('form[data-draft]').forEach((form) => { keepDraft(form, reader); });
}

function keepDraft(form: HTMLFormElement, reader: string): void {
	// The same text in whatever language its page is read.
	const name = `draft ${reader} ${new URL(form.action).pathname.slice(3)} ${form.dataset['draft'] ?? ''}`;
	const keep = () => quietly(() => { localStorage.setItem(name, JSON.stringify(entriesOf(form))); });
	const draft = quietly(() => JSON.parse(localStorage.getItem(name) ?? 'null') as Entries | null);
	// A page that answers a form shows what was said, at the version the next one must be written against.
	if (document.querySelector('[role=alert]')) keep();
	else if (draft) restore(form, draft);
	form.addEventListener('input', keep);
	form.addEventListener('submit', () => { quietly(() => { sessionStorage.setItem(justSent, name); }); });
}

function entriesOf(form: HTMLFormElement): Entries {
	return [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' && name !== 'key' ? [[name, value] as const] : []));
}

function restore(form: HTMLFormElement, draft: Entries): void {
	for (const field of Array.from(form.elements)) {
		if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)) continue;
		const { name, type, value } = field;
		const back = restored({ name, type, value }, draft);
		if (field instanceof HTMLInputElement && back.checked !== null) field.checked = back.checked;
		field.value = back.value;
	}
}
