/**
 * What the libraries and the formatters use and browsers as old as Chrome 80, Safari 13.1 and Firefox 78 have not. The
 * build rewrites the language for them, not what is called. Taken in before everything else.
 */
function lend(to: object, name: string, what: unknown): void {
	if (!(name in to)) Object.defineProperty(to, name, { value: what, configurable: true, writable: true });
}

function at(this: ArrayLike<unknown>, index: number): unknown {
	return this[index < 0 ? this.length + index : index];
}

lend(Array.prototype, 'at', at);
lend(String.prototype, 'at', at);
lend(Object, 'hasOwn', (of: object, name: PropertyKey) => Object.prototype.hasOwnProperty.call(of, name));
lend(Intl.DateTimeFormat.prototype, 'formatRange', function formatRange(this: Intl.DateTimeFormat, from: Date, until: Date) {
	return `${this.format(from)} – ${this.format(until)}`;
});
lend(Intl, 'ListFormat', class {
	format(names: Iterable<string>): string {
		return [...names].join(' · ');
	}
});
