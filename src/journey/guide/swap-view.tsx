import { showDate, type Day } from '#i18n/day.ts';
import { isolate, translator, type Lang } from '#i18n/translator.ts';
import { variants, type Variant } from '#journey/curriculum/curriculum.ts';
import { tellReason, VariantTag } from '#journey/curriculum/variant-view.tsx';
import { variantWords } from '#journey/curriculum/variant-words.ts';
import { Form, Refused, Submit } from '#ui/form.tsx';
import { Prose, TextLabel } from '#journey/text/text-view.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { htmlOf, tellWhy } from './guide-view.tsx';
import type { GuideItem, GuideSheet, Swap } from './guide.ts';
import { words } from './words.ts';

/** What a swap was answered with, when it was not taken. */
export type SwapAnswer = { problem: 'badForm' | 'notAllowed' | 'notInUse' } | { problem: 'editedMeanwhile'; theirs: Swap; yours: Variant };

/** The two other variants of one item, each to read first or to take with one press. */
export function SwapPage({ frame, sheet, item, proposed, path, keyValue, answer }: {
	frame: Frame; sheet: GuideSheet; item: GuideItem; proposed: NonNullable<GuideItem['proposed']>; path: string; keyValue: string; answer?: SwapAnswer | undefined;
}) {
	const { lang } = frame;
	const t = translator(words, lang);
	const text = sheet.texts.find((candidate) => candidate.module === item.module);
	const others = variants.filter((variant) => variant !== item.variant);
	return (
		<Layout frame={frame} title={t('swapOf', { part: t(item.part) })} kicker={text?.title ?? t('guide')} lede={t('swapLede')}>
			{answer && <Refused>{tellAnswer(answer, lang)}</Refused>}
			{text && <TextLabel state={text.state} older={text.older} lang={text.lang} source={text.source} page={lang} />}
			<section class="card">
				<h2>{t('standsNow')}</h2>
				<p>{item.variant !== 'common' && <VariantTag variant={item.variant} lang={lang} />} {tellWhy(item, lang)}</p>
				{item.variant !== proposed.variant && <p class="small">{t('theRule')} <VariantTag variant={proposed.variant} lang={lang} /> {tellReason(proposed.reason, lang)}</p>}
			</section>
			<Form keyValue={keyValue} version={item.version} class="stack">
				{others.map((variant) => {
					const html = htmlOf({ part: item.part, variant }, text);
					return (
						<section key={variant} class="card">
							<p><VariantTag variant={variant} lang={lang} /> {translator(variantWords, lang)(`for.${variant}`)}</p>
							{sheet.maySwap && <Submit quiet name="variant" value={variant}>{t('take', { variant: translator(variantWords, lang)(variant) })}</Submit>}
							{text && html && <details><summary>{t('see')}</summary><Prose html={html} lang={text.lang} page={lang} /></details>}
						</section>
					);
				})}
			</Form>
			<p><a href={linkTo(frame, path)}>{t('back')}</a></p>
		</Layout>
	);
}

function tellAnswer(answer: SwapAnswer, lang: Lang): string {
	const t = translator(words, lang);
	if (answer.problem !== 'editedMeanwhile') return t(`problem.${answer.problem}`);
	const names = translator(variantWords, lang);
	const { by, at, variant } = answer.theirs;
	return t('meanwhile', { by: isolate(by), day: showDate(at.slice(0, 10) as Day, lang), variant: names(variant), yours: names(answer.yours) });
}
