import { join } from 'node:path';
import { gradeJobs } from '#journey/quarter/grade-job-commands.server.ts';
import { openDatabase } from '#platform/db/db.server.ts';
import { migrate } from '#platform/db/migrations.server.ts';
import { runDueJobs } from '#platform/jobs.server.ts';
import { deliverMail, postThrough } from '#platform/mail.server.ts';
import { faultOf, type Log } from '#platform/log.server.ts';
import { secretOf, takeDataFolder } from './data-folder.server.ts';
import { server } from './server.tsx';
import type { Settings } from './settings.ts';

/** The server on its database, ready to answer; null when another process holds the data folder. */
export async function open(settings: Settings, log: Log, clock: () => Date) {
	const lock = takeDataFolder(settings.dataDir);
	if (!lock) return null;
	const db = openDatabase(settings.databaseUrl ?? join(settings.dataDir, 'caravan.db'));
	await migrate(db, clock());
	const app = server({ db, origin: settings.origin, secret: secretOf(settings.dataDir, settings.secret), sendsMail: settings.smtpUrl !== null, log, clock });
	const handlers = { mail: deliverMail(db, postThrough(settings.smtpUrl, settings.mailFrom, join(settings.dataDir, 'mail'))), ...gradeJobs(db, settings.origin) };
	let running = Promise.resolve<unknown>(null);
	const timer = setInterval(() => {
		running = running.then(() => runDueJobs(db, handlers, clock, log)).catch((error: unknown) => { log('jobs paused', faultOf(error)); });
	}, 3_000);
	return {
		app,
		close: async () => {
			clearInterval(timer);
			await running;
			await db.destroy();
			lock.letGo();
		},
	};
}
