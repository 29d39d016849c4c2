/**
 * The form of the files in `content/`: a short header, then headings with an id and attributes in braces.
 *   ## Title {#id area=data kind=core}
 */
export interface Section {
	depth: number;
	id: string;
	attributes: Readonly<Record<string, string>>;
	title: string;
	/** What stands between this heading and the next one, of any depth. */
	body: string;
}

export interface ContentFile {
	header: Readonly<Record<string, string>>;
	sections: readonly Section[];
}

/** Reads a content file; throws with the line where the form is broken, because a broken file must not reach a network. */
export function readContent(text: string, name: string): ContentFile {
	const lines = text.replace(/\r\n/g, '\n').split('\n');
	const broken = (line: number, what: string) => new Error(`${name}, line ${line + 1}: ${what}`);
	if (lines[0] !== '---') throw broken(0, 'the header must begin with ---');
	const end = lines.indexOf('---', 1);
	if (end < 0) throw broken(0, 'the header has no closing ---');

	const header: Record<string, string> = {};
	for (let i = 1; i < end; i++) {
		const [, key, value] = /^(\w+):\s*(.*)$/.exec(lines[i] ?? '') ?? [];
		if (!key) throw broken(i, 'a header line is `name: value`');
		header[key] = (value ?? '').trim();
	}

	const sections: (Section & { lines: string[] })[] = [];
	for (let i = end + 1; i < lines.length; i++) {
		const line = lines[i] ?? '';
		const heading = /^(#{1,6})\s+(.*)$/.exec(line);
		if (!heading) {
			const current = sections[sections.length - 1];
			if (current) current.lines.push(line);
			else if (line.trim()) throw broken(i, 'text stands before the first heading');
			continue;
		}
		const [, title, id, rest] = /^(.*?)\s*\{#([\w-]+)((?:\s+[\w-]+=[\w,-]*)*)\s*\}$/.exec(heading[2] ?? '') ?? [];
		if (!id || title === undefined) throw broken(i, 'a heading ends with its id in braces, such as {#data}');
		const attributes = Object.fromEntries([...(rest ?? '').matchAll(/([\w-]+)=([\w,-]*)/g)].map(([, key = '', value = '']) => [key, value]));
		sections.push({ depth: (heading[1] ?? '').length, id, attributes, title, body: '', lines: [] });
	}
	return { header, sections: sections.map(({ lines: body, ...section }) => ({ ...section, body: body.join('\n').trim() })) };
}

/** `a, b` as a list; empty for nothing. */
export function listIn(value: string | undefined): string[] {
	return (value ?? '').split(',').map((part) => part.trim()).filter(Boolean);
}
