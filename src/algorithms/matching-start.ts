import type { BlossomForest } from './blossom-forest.ts';

/** Prices that hold, lowest vertex by vertex, and a pair wherever that makes an edge to a vertex still alone tight: spares most trees. */
export function startGreedily(forest: BlossomForest, prices: Float64Array): void {
	const { count, first, to, doubled, mate } = forest;
	for (let v = 0; v < count; v++) for (let h = first[v]!; h < first[v + 1]!; h++) prices[v] = Math.max(prices[v]!, doubled[h]! / 2);
	for (let v = 0; v < count; v++) {
		if (mate[v] !== -1) continue;
		let price = 0;
		for (let h = first[v]!; h < first[v + 1]!; h++) price = Math.max(price, doubled[h]! - prices[to[h]!]!);
		prices[v] = price;
		for (let h = first[v]!; h < first[v + 1]!; h++) {
			if (mate[to[h]!] !== -1 || price + prices[to[h]!]! !== doubled[h]!) continue;
			forest.match(h);
			break;
		}
	}
}
