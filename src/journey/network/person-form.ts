import * as v from 'valibot';
import { key, lang, text, version } from '#forms/read.ts';

export const personForm = v.object({ key, version, name: text(2, 120), lang });
