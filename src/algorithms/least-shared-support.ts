export interface Kind {
	/** Places of the members these voters want. */
	members: readonly number[];
	weight: number;
}

/**
 * What the weakest of `members` gets when every kind of voter divides its weight among the members it wants as suits the weakest best:
 * by duality the smallest (weight of those who want any of S) / |S| over all non-empty sets S of members.
 * Found from above (Dinkelbach): while some S falls below the ratio, which a minimum cut tells, take the ratio of that S;
 * each step's S is smaller, so there are at most `members` steps. Whole numbers throughout, exact below 2^53.
 * Null as soon as it is known to be less than `floor`.
 */
export function leastSharedSupport(members: number, kinds: readonly Kind[], floor: { n: number; d: number }): { n: number; d: number } | null {
	let set = new Set(Array.from({ length: members }, (_, i) => i));
	for (;;) {
		const n = kinds.reduce((sum, kind) => sum + (kind.members.some((member) => set.has(member)) ? kind.weight : 0), 0);
		const d = set.size;
		if (n * floor.d < floor.n * d) return null;
		const below = setBelow(members, kinds, n, d);
		if (!below) return { n, d };
		set = below;
	}
}

/**
 * A set S with d · weight(S) < n · |S|, the furthest below, or null: the source side of a minimum cut in the network
 * source → member (n) → kind → sink (d · weight), by Dinic's algorithm.
 */
function setBelow(members: number, kinds: readonly Kind[], n: number, d: number): Set<number> | null {
	const left = new Float64Array(members).fill(n);
	const room = Float64Array.from(kinds, ({ weight }) => d * weight);
	const flows = kinds.map((kind) => new Float64Array(kind.members.length));
	const wantedBy: { kind: number; at: number }[][] = Array.from({ length: members }, () => []);
	for (const [kind, { members: wants }] of kinds.entries()) {
		for (const [at, member] of wants.entries()) wantedBy[member]!.push({ kind, at });
	}
	const memberLevel = new Int32Array(members);
	const kindLevel = new Int32Array(kinds.length);
	const nextOfMember = new Int32Array(members);
	const nextOfKind = new Int32Array(kinds.length);

	for (;;) {
		const reached = reach();
		if (reached) return reached.length > 0 ? new Set(reached) : null;
		nextOfMember.fill(0);
		nextOfKind.fill(0);
		for (let member = 0; member < members; member++) left[member] = left[member]! - push(member, left[member]!);
	}

	/** Levels breadth first from the members with something left; the members reached when no kind with room was. */
	function reach(): number[] | null {
		memberLevel.fill(-1);
		kindLevel.fill(-1);
		const queue: number[] = [];
		for (let member = 0; member < members; member++) {
			if (left[member]! === 0) continue;
			memberLevel[member] = 0;
			queue.push(member);
		}
		let anyRoom = false;
		for (const member of queue) {
			for (const { kind } of wantedBy[member]!) {
				if (kindLevel[kind]! >= 0) continue;
				kindLevel[kind] = memberLevel[member]! + 1;
				if (room[kind]! > 0) anyRoom = true;
				for (const [back, other] of kinds[kind]!.members.entries()) {
					if (flows[kind]![back]! === 0 || memberLevel[other]! >= 0) continue;
					memberLevel[other] = memberLevel[member]! + 2;
					queue.push(other);
				}
			}
		}
		return anyRoom ? null : queue;
	}

	/** Sends up to `amount` from a member down the levels; what went through. */
	function push(member: number, amount: number): number {
		let sent = 0;
		const edges = wantedBy[member]!;
		for (; sent < amount && nextOfMember[member]! < edges.length; nextOfMember[member] = nextOfMember[member]! + 1) {
			const { kind, at } = edges[nextOfMember[member]!]!;
			if (kindLevel[kind]! !== memberLevel[member]! + 1) continue;
			const through = pass(kind, amount - sent);
			flows[kind]![at] = flows[kind]![at]! + through;
			sent += through;
			if (sent === amount) return sent;
		}
		return sent;
	}

	function pass(kind: number, amount: number): number {
		let sent = Math.min(amount, room[kind]!);
		room[kind] = room[kind]! - sent;
		const wants = kinds[kind]!.members;
		for (; sent < amount && nextOfKind[kind]! < wants.length; nextOfKind[kind] = nextOfKind[kind]! + 1) {
			const back = nextOfKind[kind]!;
			const other = wants[back]!;
			if (memberLevel[other]! !== kindLevel[kind]! + 1 || flows[kind]![back]! === 0) continue;
			const through = push(other, Math.min(amount - sent, flows[kind]![back]!));
			flows[kind]![back] = flows[kind]![back]! - through;
			sent += through;
			if (sent === amount) return sent;
		}
		return sent;
	}
}
