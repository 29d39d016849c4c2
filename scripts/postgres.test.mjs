import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import pg from 'pg';
import { expect, test } from 'vitest';
import { findPostgres, freePort, withPostgres } from './postgres.mjs';

const ask = async (url, statement) => {
	const client = new pg.Client(url);
	await client.connect();
	try {
		return (await client.query(statement)).rows;
	} finally {
		await client.end();
	}
};

test.skipIf(!findPostgres())('a cluster lives as long as the work, and goes even if that fails', async () => {
	const folders = () => [...new Set(['/tmp', tmpdir()])].flatMap((parent) => readdirSync(parent)).filter((name) => name.startsWith(`caravan-postgres-${process.pid}-`));
	let address = '';
	const work = withPostgres(async (url) => {
		address = url;
		const [role] = await ask(url, `select rolsuper from pg_roles where rolname = current_user`);
		expect(role.rolsuper).toBe(false);
		await ask(url, 'create schema made; create table made.thing (id text)');
		await expect(ask(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password');
		throw new Error('the work failed');
	});
	await expect(work).rejects.toThrow('the work failed');
	await expect(ask(address, 'select 1')).rejects.toThrow('ECONNREFUSED');
	expect(folders()).toEqual([]);
});

test('a free port is one', async () => {
	expect(await freePort()).toBeGreaterThan(1023);
});
