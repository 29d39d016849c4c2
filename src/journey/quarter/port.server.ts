import { may, type Actor } from '#journey/network/network.ts';
import { findCity } from '#journey/network/store.server.ts';
import type { Inside } from '#journey/network/visit.server.ts';
import { newId } from '#platform/id.ts';
import { markStep } from './commands.server.ts';
import type { MarkPort } from './pages.tsx';
import { findQuarter, listMarks } from './store.server.ts';

export function markPort({ db, actor, now }: Inside): MarkPort {
	return {
		newKey: newId,
		async findSheet(city, quarter, step) {
			if (!may(actor, 'markSteps', city)) return null;
			const [foundCity, foundQuarter] = [await findCity(db, actor.network, city), await findQuarter(db, actor.network, quarter)];
			if (!foundCity || !foundQuarter) return null;
			const marks = await listMarks(db, actor.network, quarter, city);
			return { city: foundCity, quarter: foundQuarter, mark: marks.find((mark) => mark.step === step) ?? null, forOthers: isOutside(actor) };
		},
		mark: (said) => markStep(db, actor, said, now),
	};
}

/** Whether the actor speaks for cities only as the secretariat, not as one of their own people. */
function isOutside(actor: Actor): boolean {
	return actor.roles.every((held) => held.city === null);
}
