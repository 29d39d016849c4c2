import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { SqliteDialect } from 'kysely';

export function sqlite(file: string): SqliteDialect {
	const database = new DatabaseSync(file);
	// FULL: a commit that was answered survives a power cut; NORMAL loses the latest ones.
	database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 5000');
	const prepared = new Map<string, { statement: StatementSync; reader: boolean }>();
	const prepare = (sql: string) => {
		const kept = prepared.get(sql);
		if (kept) return kept;
		const statement = database.prepare(ours(sql));
		const made = { statement, reader: statement.columns().length > 0 };
		// The queries of the pages are some hundreds; a list of values of another length is another text.
		if (prepared.size < 1000 && /^(select|insert|update|delete)/.test(sql)) prepared.set(sql, made);
		return made;
	};
	return new SqliteDialect({
		database: {
			close: () => { database.close(); },
			prepare: (sql) => {
				const { statement, reader } = prepare(sql);
				return {
					reader,
					all: (values) => statement.all(...(values as SQLInputValue[])),
					run: (values) => statement.run(...(values as SQLInputValue[])),
					iterate: (values) => statement.iterate(...(values as SQLInputValue[])),
				};
			},
		},
	});
}

/**
 * `begin immediate`: a transaction that reads first and writes later would otherwise fail when a second process writes in between.
 * `strict`: without it a text slips into an integer column here and is refused only on PostgreSQL.
 */
function ours(sql: string): string {
	if (sql === 'begin') return 'begin immediate';
	return sql.startsWith('create table') ? `${sql.replaceAll('double precision', 'real')} strict` : sql;
}
