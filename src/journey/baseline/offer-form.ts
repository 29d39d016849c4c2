import * as v from 'valibot';
import { key, oneOf, readForm, text, version, type Reading } from '#forms/read.ts';
import { areas, offerKinds, type Area, type Offer, type OfferKind } from './baseline.ts';

export const mostOfferWords = 300;

/** The field of an offer's words: each offer has its own form on one page, and their fields must not share a name. */
export function wordsField({ area, kind }: Pick<Offer, 'area' | 'kind'>): string {
	return `words-${kind}-${area}`;
}
/** The field of an offer nobody proposed. */
export const otherWords = 'words';

export interface SaidOffer {
	key: string;
	version: number;
	area: Area;
	kind: OfferKind;
	did: 'confirm' | 'withdraw';
	words: string;
}

/** An offer or ask, confirmed with what exactly it is, or taken back. */
export function readOffer(form: FormData): Reading<SaidOffer> {
	const [area, kind] = [areas.find((one) => one === form.get('area')), offerKinds.find((one) => one === form.get('kind'))];
	const own = area && kind && wordsField({ area, kind });
	const field = own !== undefined && form.has(own) ? own : otherWords;
	const said = text(form.get('did') === 'withdraw' ? 0 : 3, mostOfferWords);
	const reading = readForm(v.object({ key, version, area: oneOf(areas), kind: oneOf(offerKinds), did: oneOf(['confirm', 'withdraw']), [field]: said }), form);
	if (!reading.ok) return reading;
	const { [field]: words, ...rest } = reading.value as Omit<SaidOffer, 'words'> & Record<string, unknown>;
	return { ...reading, value: { ...(rest as Omit<SaidOffer, 'words'>), words: words as string } };
}
