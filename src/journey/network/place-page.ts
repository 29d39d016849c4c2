/** The part of a long list of cities that a page shows, counted from 0. */
export interface Paging {
	first: number;
	/** Rows on a page. */
	shown: number;
	/** Rows in all. */
	of: number;
}

/** Where a page begins that was asked for by the number of its first row; what is no row of the list is the first page. */
export function placePage(asked: string | undefined, shown: number, of: number): Paging {
	const first = Number(asked);
	return { first: Number.isInteger(first) && first > 0 && first < of ? first : 0, shown, of };
}
