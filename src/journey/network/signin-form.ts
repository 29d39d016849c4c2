import * as v from 'valibot';
import { address, id, key } from '#forms/read.ts';
import type { NetworkId } from './network.ts';
import { pathAfter } from './signin.ts';

/** Where to go once inside; not named `then`, which `await` would take for a promise. */
const onward = v.pipe(v.optional(v.string('damaged'), ''), v.transform((said: string) => pathAfter(said)));
const network = v.optional(v.nullable(id<NetworkId>()), null);

/** Eastern digits are what an Arabic or Persian keyboard writes; spaces come along when a code is copied. */
function digitsOf(said: string): string {
	return said.replace(/[\s\u200e\u200f-]/g, '').replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}

const code = v.pipe(v.optional(v.string('damaged'), ''), v.maxLength(40, 'notACode'), v.transform(digitsOf), v.check((said) => said !== '', 'required'), v.regex(/^\d{6}$/, 'notACode'));

export const askForm = v.object({ key, address, onward });
export const codeForm = v.object({ key, code, onward, network });
export const linkForm = v.object({ key, onward, network });
