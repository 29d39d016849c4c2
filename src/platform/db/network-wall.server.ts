import { AsyncLocalStorage } from 'node:async_hooks';
import { CompiledQuery, PostgresDriver, type DatabaseConnection, type QueryResult, type TransactionSettings } from 'kysely';

const walls = new AsyncLocalStorage<string>();
type RealConnection = Parameters<PostgresDriver['releaseConnection']>[0];

/**
 * Does `work` behind the wall of one network: on PostgreSQL no row of another network can be read or written from inside,
 * whatever a query forgets to ask. The embedded database has only the first wall, the network id in every key.
 */
export function behindWall<T>(network: string, work: () => T): T {
	return walls.run(network, work);
}

/**
 * Tells the row level security whose network it is, in each transaction anew and never for the connection: a pooler
 * between may hand the next statement to another one. A statement outside a transaction gets one of its own.
 */
class WalledConnection implements DatabaseConnection {
	readonly real: RealConnection;
	inTransaction = false;

	constructor(real: RealConnection) {
		this.real = real;
	}

	async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
		const network = walls.getStore();
		if (network === undefined || this.inTransaction) return this.real.executeQuery<R>(query);
		await this.real.executeQuery(CompiledQuery.raw('begin'));
		try {
			await this.raise(network);
			const result = await this.real.executeQuery<R>(query);
			await this.real.executeQuery(CompiledQuery.raw('commit'));
			return result;
		} catch (error) {
			await this.real.executeQuery(CompiledQuery.raw('rollback')).catch(() => null);
			throw error;
		}
	}

	async raise(network: string): Promise<void> {
		await this.real.executeQuery(CompiledQuery.raw(`select set_config('caravan.network', $1, true)`, [network]));
	}

	streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
		return this.real.streamQuery<R>(query, chunkSize);
	}
}

export class WalledDriver extends PostgresDriver {
	// One wrapper a connection, so that its transaction is known wherever it is handed.
	readonly #known = new WeakMap<DatabaseConnection, WalledConnection>();

	override async acquireConnection(): Promise<DatabaseConnection> {
		const real = (await super.acquireConnection()) as RealConnection;
		const walled = this.#known.get(real) ?? new WalledConnection(real);
		this.#known.set(real, walled);
		return walled;
	}

	override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
		const walled = connection as WalledConnection;
		walled.inTransaction = true;
		await super.beginTransaction(connection, settings);
		const network = walls.getStore();
		if (network !== undefined) await walled.raise(network);
	}

	override async commitTransaction(connection: DatabaseConnection): Promise<void> {
		await super.commitTransaction(connection);
		(connection as WalledConnection).inTransaction = false;
	}

	override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
		// The connection may be gone; its next user must not inherit a transaction that never was.
		(connection as WalledConnection).inTransaction = false;
		await super.rollbackTransaction((connection as WalledConnection).real);
	}

	override async releaseConnection(connection: DatabaseConnection): Promise<void> {
		const walled = connection as WalledConnection;
		walled.inTransaction = false;
		await super.releaseConnection(walled.real);
	}
}
