import * as v from 'valibot';
import { key, oneOf, readForm, version, type Reading } from '#forms/read.ts';
import { variants, type ModuleId, type Variant } from '#journey/curriculum/curriculum.ts';
import type { CityId } from '#journey/network/network.ts';
import type { QuarterId } from '#journey/quarter/quarter.ts';
import { isVariantPart } from './build-guide.ts';
import type { ItemAddress } from './guide.ts';

const SwapForm = v.object({ key, version, variant: oneOf(variants) });
export type SwapSaid = { key: string; version: number; variant: Variant };

/** The variant a city takes in place of the one that stands. */
export function readSwap(form: FormData): Reading<SwapSaid> {
	return readForm(SwapForm, form);
}

/** A swap that waits on a phone, from the address it is for and the form as it will be sent; null for any other form. */
export function readWaitingSwap({ url, body }: { url: string; body: string }): (ItemAddress & SwapSaid) | null {
	const [, city, quarter, module, part] = /\/\w\w\/cities\/([^/?#]+)\/guide\/([^/?#]+)\/([^/?#]+)\/([^/?#]+)(?:[?#]|$)/.exec(url) ?? [];
	if (!city || !quarter || !module || !part || !isVariantPart(part)) return null;
	const form = new FormData();
	for (const [name, value] of new URLSearchParams(body)) form.append(name, value);
	const reading = readSwap(form);
	const plain = [city, quarter, module].map(unescaped);
	return reading.ok ? { ...reading.value, city: plain[0] as CityId, quarter: plain[1] as QuarterId, module: plain[2] as ModuleId, part } : null;
}

/** As it was written in the address; an address that was damaged is left as it is. */
function unescaped(text: string): string {
	try { return decodeURIComponent(text); } catch { return text; }
}
