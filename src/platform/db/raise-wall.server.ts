/**
 * The second wall, where there is row level security: forced, so that it binds the tables' owner too. Without a network
 * named (migrations, jobs, finding out who signs in) every row is open; behind `behindWall` only those of that network.
 * Returns the statements that raise it around the tables these statements create.
 */
export function wallAround(statements: readonly string[]): string[] {
	return statements.flatMap((statement) => {
		const [, table, columns = ''] = /^create table (\w+) \((.*)/s.exec(statement) ?? [];
		if (!table) return [];
		const column = table === 'network' ? 'id' : columns.includes('network_id text not null') ? 'network_id' : null;
		if (!column) return [];
		const open = `coalesce(current_setting('caravan.network', true), '') in ('', ${column})`;
		return [`alter table ${table} enable row level security`, `alter table ${table} force row level security`, `create policy network_wall on ${table} using (${open}) with check (${open})`];
	});
}
