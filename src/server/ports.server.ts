import type { Context } from 'hono';
import { needPort } from '#journey/backlog/port.server.ts';
import { baselinePort } from '#journey/baseline/port.server.ts';
import { guidePort } from '#journey/guide/port.server.ts';
import { homePort } from '#journey/home/port.server.ts';
import type { InsideEnv } from '#journey/network/visit.server.ts';
import { markPort } from '#journey/quarter/port.server.ts';
import { toolPort } from '#journey/tools/port.server.ts';
import type { Ports } from '../pages.tsx';

/** The server's side of the carried pages: the database. */
export function portsOf(c: Context<InsideEnv>): Ports {
	const inside = c.get('inside');
	return { guide: guidePort(inside), home: homePort(inside, c.get('frame').lang), baseline: baselinePort(inside), marks: markPort(inside), tools: toolPort(inside), needs: needPort(inside, c.get('frame').lang) };
}
