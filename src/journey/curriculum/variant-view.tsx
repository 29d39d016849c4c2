import { isolate, textIn, translator, type InLanguages, type Lang } from '#i18n/translator.ts';
import { areaWords } from '#journey/baseline/area-words.ts';
import { words as levelWords } from '#journey/baseline/words.ts';
import type { Variant, VariantReason } from './curriculum.ts';
import { variantWords } from './variant-words.ts';

const tags = { 'catch-up': 'tag', core: 'tag core', stretch: 'tag stretch' } as const satisfies Record<Variant, string>;

export function VariantTag({ variant, lang }: { variant: Variant; lang: Lang }) {
	return <span class={tags[variant]}>{translator(variantWords, lang)(variant)}</span>;
}

/** Why a variant is proposed, in words. */
export function tellReason(reason: VariantReason, lang: Lang): string {
	const t = translator(variantWords, lang);
	const area = translator(areaWords, lang)(reason.area);
	if (reason.kind === 'noLevel') return t('noLevel', { area });
	const { kind, level, target } = reason;
	const name = translator(levelWords, lang)(`level.${level}`);
	return target === null ? t(`${kind}Open`, { level, name, area }) : t(kind, { level, name, area, target });
}

/** A city's name inside a sentence. */
export function nameOf(names: InLanguages, lang: Lang): string {
	return isolate(textIn(names, lang).text);
}
