/**
 * Which variant of a module a city is proposed, from its settled level and its target in the learning area:
 *
 *   no settled level                         core      (noLevel)
 *   level 1 or 2, or two or more below target  catch-up  (below)
 *   otherwise level 4 or 5, or above target    stretch   (ahead)
 *   otherwise                                core      (near)
 *
 * Two below the target counts as far even at level 3: the way to go is what makes the reading hard. At the same target a
 * higher level never gets an easier variant, so that no city loses by improving. A target that is not set decides nothing.
 */
import type { Area } from '#journey/baseline/baseline.ts';
import type { Standing, Variant, VariantReason } from './curriculum.ts';

export function chooseVariant(area: Area, standing: Standing | null): { variant: Variant; reason: VariantReason } {
	if (!standing) return { variant: 'core', reason: { kind: 'noLevel', area } };
	const { level, target } = standing;
	const wayToGo = target === null ? 0 : target - level;
	if (level <= 2 || wayToGo >= 2) return { variant: 'catch-up', reason: { kind: 'below', area, level, target } };
	if (level >= 4 || wayToGo < 0) return { variant: 'stretch', reason: { kind: 'ahead', area, level, target } };
	return { variant: 'core', reason: { kind: 'near', area, level, target } };
}
