/** What a fixture file says: cases of one kind, with the rule in `about`. */
export interface OracleFile {
	kind: string;
	about: unknown;
	cases: readonly OracleCase[];
}

export interface OracleCase {
	id: string;
	expected: unknown;
	[input: string]: unknown;
}

/** Runs one case against the engine: null when it agrees, else the first difference in words. `sibling` reads a file named in the case, such as ballots kept apart. */
export type Adapter = (oracleCase: OracleCase, file: OracleFile, sibling: (name: string) => unknown) => string | null | Promise<string | null>;
