import { newId } from '#platform/id.ts';
import type { Outbox } from '#platform/outbox.phone.ts';
import type { NeedPort, Telling } from './pages.tsx';

/** Telling a need without a line: what was carried, and the outbox. */
export function needPort(telling: Telling | null, { keep }: Pick<Outbox, 'keep'>): NeedPort {
	return {
		newKey: newId,
		findTelling: () => Promise.resolve(telling ?? { name: '', cities: [], channels: [], topics: [] }),
		async tell() {
			await keep();
			return { ok: true, kept: true };
		},
	};
}
