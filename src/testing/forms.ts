/** The forms of a page, read out of its HTML as a browser would, for tests that send them. */
export interface DrawnField {
	name: string;
	kind: 'hidden' | 'text' | 'date' | 'number' | 'choice' | 'button';
	value: string;
	/** The values a choice offers. */
	options: string[];
	/** The most characters a text takes; null where the page says nothing. */
	most: number | null;
}

export interface DrawnForm {
	action: string;
	fields: DrawnField[];
}

/** Every form of the page that is sent by POST; `path` is the page's own, for a form without an address. */
export function formsIn(html: string, path: string): DrawnForm[] {
	return [...html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)]
		.filter(([, head = '']) => attribute(head, 'method') === 'post')
		.map(([, head = '', body = '']) => ({ action: attribute(head, 'action') ?? path, fields: fieldsIn(body) }));
}

/** What a browser would send if nobody touched the form, with what is still open filled in. */
export function filled({ fields }: DrawnForm): URLSearchParams {
	const body = new URLSearchParams();
	const buttons = fields.filter(({ kind }) => kind === 'button');
	for (const field of fields) {
		if (field.kind === 'button' && field !== buttons[0]) continue;
		body.append(field.name, field.value !== '' ? field.value : field.kind === 'choice' ? (field.options.find((option) => option !== '') ?? '') : field.kind === 'text' ? wordsFor(field) : '');
	}
	return body;
}

function wordsFor({ name, most }: DrawnField): string {
	return name === 'address' ? 'somebody@example.org' : `Words for ${name}, as somebody types them`.slice(0, most ?? 100);
}

function fieldsIn(body: string): DrawnField[] {
	const fields = new Map<string, DrawnField>();
	for (const [, tag = '', head = '', inside = ''] of body.matchAll(/<(input|textarea|select|button)((?:\s[^>]*)?)>(?:(.*?)<\/\1>)?/gs)) {
		const name = attribute(head, 'name');
		if (name === null) continue;
		const type = attribute(head, 'type');
		const most = attribute(head, 'maxlength');
		const field: DrawnField = { name, kind: kindOf(tag, type), value: attribute(head, 'value') ?? '', options: [], most: most === null ? null : Number(most) };
		if (tag === 'textarea') field.value = plain(inside);
		if (tag === 'select') {
			const options = [...inside.matchAll(/<option([^>]*)>/g)].map(([, option = '']) => ({ value: attribute(option, 'value') ?? '', chosen: / selected/.test(option) }));
			field.options = options.map(({ value }) => value);
			field.value = (options.find(({ chosen }) => chosen) ?? options[0])?.value ?? '';
		}
		if (type === 'radio' || type === 'checkbox') {
			const known = fields.get(name);
			const value = type === 'radio' || / checked/.test(head) ? field.value : '';
			fields.set(name, { ...field, options: [...(known?.options ?? []), field.value], value: / checked/.test(head) ? field.value : known ? known.value : value });
		} else if (!fields.has(name)) {
			fields.set(name, field);
		}
	}
	return [...fields.values()];
}

function kindOf(tag: string, type: string | null): DrawnField['kind'] {
	if (tag === 'button') return 'button';
	if (tag === 'select' || type === 'radio' || type === 'checkbox') return 'choice';
	return type === 'hidden' || type === 'date' || type === 'number' ? type : 'text';
}

function attribute(head: string, name: string): string | null {
	const found = new RegExp(`\\s${name}="([^"]*)"`).exec(head)?.[1];
	return found === undefined ? null : plain(found);
}

/** As it was before it was written into HTML. */
function plain(text: string): string {
	return text.replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&#39;/g, '’').replace(/&amp;/g, '&');
}

/** A text as the page's HTML holds it. */
export function written(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
