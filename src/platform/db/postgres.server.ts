import { PostgresDialect } from 'kysely';
import pg from 'pg';
import { WalledDriver } from './network-wall.server.ts';

export function postgres(url: string): PostgresDialect {
	// A statement that takes longer than any page may is given up, so that a database in trouble is not asked ever more at once.
	const pool = new pg.Pool({ connectionString: url, types: { getTypeParser }, connectionTimeoutMillis: 5_000, statement_timeout: 20_000 });
	// A connection that breaks while nobody uses it is the pool's to replace, not a reason to end the process.
	pool.on('error', () => undefined);
	// Neither is one that breaks in somebody's hands: the query under way, or the next one, fails and says so.
	pool.on('connect', (client) => { client.on('error', () => undefined); });
	return new WalledDialect({ pool });
}

class WalledDialect extends PostgresDialect {
	readonly #config: ConstructorParameters<typeof PostgresDialect>[0];

	constructor(config: ConstructorParameters<typeof PostgresDialect>[0]) {
		super(config);
		this.#config = config;
	}

	override createDriver(): WalledDriver {
		return new WalledDriver(this.#config);
	}
}

/** count() and sum() come as int8, which pg hands over as text; ours fit a number, as SQLite gives them. */
function getTypeParser(...[type, format]: Parameters<typeof pg.types.getTypeParser>) {
	return type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format);
}
