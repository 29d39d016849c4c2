/** A binary heap of numbers with an integer each; the smallest key leaves first, and among equal keys the smallest integer, so that the order of pushing never shows. */
export class EventHeap {
	size = 0;
	private keys = new Float64Array(64);
	private items = new Int32Array(64);

	get firstKey(): number {
		return this.size === 0 ? Infinity : this.keys[0]!;
	}

	clear(): void {
		this.size = 0;
	}

	push(key: number, item: number): void {
		if (this.size === this.keys.length) this.grow();
		const { keys, items } = this;
		let at = this.size++;
		while (at > 0) {
			const above = (at - 1) >> 1;
			const aboveKey = keys[above]!;
			if (aboveKey < key || (aboveKey === key && items[above]! <= item)) break;
			keys[at] = aboveKey;
			items[at] = items[above]!;
			at = above;
		}
		keys[at] = key;
		items[at] = item;
	}

	/** Takes the first event away and returns its integer; the heap must not be empty. */
	pop(): number {
		const { keys, items } = this;
		const first = items[0]!;
		const size = --this.size;
		const key = keys[size]!;
		const item = items[size]!;
		let at = 0;
		for (let below = 1; below < size; below = 2 * at + 1) {
			const right = below + 1;
			if (right < size && (keys[right]! < keys[below]! || (keys[right]! === keys[below]! && items[right]! < items[below]!))) below = right;
			if (key < keys[below]! || (key === keys[below]! && item <= items[below]!)) break;
			keys[at] = keys[below]!;
			items[at] = items[below]!;
			at = below;
		}
		keys[at] = key;
		items[at] = item;
		return first;
	}

	private grow(): void {
		const keys = new Float64Array(this.keys.length * 2);
		const items = new Int32Array(keys.length);
		keys.set(this.keys);
		items.set(this.items);
		this.keys = keys;
		this.items = items;
	}
}
