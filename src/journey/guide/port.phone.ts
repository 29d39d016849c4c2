import { dayIn } from '#i18n/day.ts';
import type { Lang } from '#i18n/translator.ts';
import type { ModuleId } from '#journey/curriculum/curriculum.ts';
import { newId } from '#platform/id.ts';
import type { Outbox } from '#platform/outbox.phone.ts';
import { readWaitingSwap } from './form.ts';
import type { GuideText, Swap } from './guide.ts';
import type { GuidePack, GuidePort } from './pages.tsx';

/** The phone's side of the guide: the carried sheet, with the swaps that wait in the outbox laid over it. */
export function guidePort(pack: GuidePack, outbox: Outbox, now: Date): GuidePort {
	const carried = (city: string, quarter: string | null) => pack.sheets.find((sheet) => sheet.city.id === city && (quarter === null || sheet.quarter?.id === quarter));
	return {
		newKey: newId,
		async findGuide(city, quarter, lang) {
			const sheet = carried(city, quarter);
			if (!sheet) return null;
			const swaps = new Map<string, Swap>(sheet.swaps.map((swap) => [swap.item, swap]));
			for (const said of (await outbox.waiting()).map(readWaitingSwap)) {
				if (!said || said.city !== city || said.quarter !== sheet.quarter?.id) continue;
				const item = `${said.module}/${said.part}`;
				// The version the swap will have once it is received: a second one on this phone is written against it.
				swaps.set(item, { item, variant: said.variant, by: pack.name, at: now.toISOString(), version: said.version + 1 });
			}
			const modules = sheet.topics.flatMap(({ module }) => (module ? [module.id] : []));
			return { ...sheet, today: dayIn(sheet.city.zone, now), swaps: [...swaps.values()], texts: modules.flatMap((module) => textFor(pack.texts, module, lang)) };
		},
		async swap(said) {
			const sheet = carried(said.city, said.quarter);
			if (!sheet || !sheet.topics.some(({ module }) => module?.id === said.module)) return { ok: false, problem: 'notFound' };
			if (!sheet.maySwap) return { ok: false, problem: 'notAllowed' };
			await outbox.keep();
			return { ok: true, kept: true };
		},
	};
}

/** In the reader's language where the phone carries it, else what it carries, and it says so. */
function textFor(texts: readonly GuideText[], module: ModuleId, lang: Lang): GuideText[] {
	const ofModule = texts.filter((text) => text.module === module);
	const own = ofModule.find((text) => text.lang === lang);
	const other = ofModule.find((text) => text.lang === text.source) ?? ofModule[0];
	return own ? [own] : other ? [{ ...other, state: 'missing' }] : [];
}
