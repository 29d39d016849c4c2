import { directionOf, isolate, ownNames, showList, textIn, translator, type InLanguages, type Lang } from '#i18n/translator.ts';
import { areaWords } from '#journey/baseline/area-words.ts';
import { words as levelWords } from '#journey/baseline/words.ts';
import { words as uiWords } from '#ui/words.ts';
import type { TextState } from './choose-text.ts';
import type { PlanSection, Variant, VariantReason } from './curriculum.ts';
import { variantWords } from './variant-words.ts';

/** A text of the curriculum, rendered and safe, in the language it is written in. */
export function Prose({ html, lang, page, id }: { html: string; lang: Lang; page: Lang; id?: string }) {
	const other = lang === page ? {} : { lang, dir: directionOf(lang) };
	return <div id={id} class="prose" {...other} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** That a text is shown in another language than the page's, or translates an older version; nothing where neither holds. */
export function TextLabel({ state, lang, source, page }: { state: TextState; lang: Lang; source: Lang; page: Lang }) {
	if (state === 'missing') return <p class="note small">{translator(uiWords, page)('missingTranslation', { lang: ownNames[lang] })}</p>;
	return state === 'older' ? <p class="note small">{translator(variantWords, page)('older', { lang: ownNames[source] })}</p> : null;
}

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

export function tellPlan(sections: readonly PlanSection[], lang: Lang): string {
	const t = translator(variantWords, lang);
	return showList(sections.map((section) => t(section)), lang);
}

/** A city's name inside a sentence. */
export function nameOf(names: InLanguages, lang: Lang): string {
	return isolate(textIn(names, lang).text);
}
