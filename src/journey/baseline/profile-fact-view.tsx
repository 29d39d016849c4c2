import type { ComponentChildren } from 'preact';
import { isolate, showNumber, textIn, translator, type InLanguages, type Lang } from '#i18n/translator.ts';
import { factWords } from './profile-fact-words.ts';
import { Said } from './question-view.tsx';
import { showAddress, type Band, type PublicFacts } from './read-facts.ts';

/** Published facts: real even in the example, and labelled so, each with what is known of its date and source. */
export function FactsView({ facts, lang }: { facts: PublicFacts; lang: Lang }) {
	const t = translator(factWords, lang);
	const { population, area, smartphones, internet, budget, ownStrategy } = facts;
	const band = ({ from, to }: Band) => t('band', { from, to });
	const rows: readonly (Row | null)[] = [
		facts.body && { name: t('body'), value: <Said texts={facts.body} lang={lang} />, asOf: '' },
		population && { name: t('population'), value: population.estimated ? t('estimated', { value: population.value }) : showNumber(population.value, lang), asOf: population.asOf },
		area === null ? null : { name: t('surface'), value: t('km2', { value: area }) },
		smartphones && { name: t('smartphones'), value: band(smartphones) },
		internet && { name: t('internet'), value: band(internet) },
		budget && { name: t('budget'), value: budget.approximate ? t('about', { value: showMoney(budget, lang) }) : showMoney(budget, lang), asOf: budget.asOf, source: budget.source },
		ownStrategy === null ? null : { name: t('strategy'), value: t(ownStrategy ? 'yes' : 'no') },
	];
	const known = rows.filter((row) => row !== null);
	return (
		<section class="card" id="facts">
			<h2>{t('title')}</h2>
			<p class="soft small">{t('lede')}</p>
			{known.length > 0 && (
				<ul class="rows">{known.map(({ name, value, asOf, source }) => (
					<li key={name}>
						<span>{name} · <b>{value}</b></span>
						{asOf !== '' && <span class="soft small">{asOf ? t('asOf', { when: isolate(asOf) }) : t('notStated')}{source && <> · <Source address={source} label={t('source')} /></>}</span>}
					</li>
				))}</ul>
			)}
			<Assessed title={t('strengths')} said={facts.strengths} source={facts.assessedAt} lang={lang} />
			<Assessed title={t('needs')} said={facts.needs} source={facts.assessedAt} lang={lang} />
			{facts.sources.length > 0 && (
				<details class="small">
					<summary>{t('sources')}</summary>
					<ul>{facts.sources.map((source) => <li key={source}><Source address={source} /></li>)}</ul>
				</details>
			)}
		</section>
	);
}

interface Row {
	name: string;
	value: ComponentChildren;
	/** Undefined or null where the source states none; empty for what has no date. */
	asOf?: string | null;
	source?: string | null;
}

/** Findings as they were published, in English, labelled where the page is in another language. */
function Assessed({ title, said, source, lang }: { title: string; said: readonly InLanguages[]; source: string | null; lang: Lang }) {
	if (said.length === 0) return null;
	return (
		<div class="tight">
			<h3>{title}</h3>
			<ul>{said.map((one) => <li key={textIn(one, lang).text}><Said texts={one} lang={lang} /></li>)}</ul>
			{source && <p class="small">{translator(factWords, lang)('source')} · <Source address={source} /></p>}
		</div>
	);
}

function Source({ address, label }: { address: string; label?: string }) {
	return <a href={address} rel="noopener noreferrer"><bdi>{label ?? showAddress(address)}</bdi></a>;
}

/** As many decimals as the currency has, none for a whole amount (25,580,000.000 would be misread); never converted. */
function showMoney({ amount, currency }: { amount: number; currency: string }, lang: Lang): string {
	return new Intl.NumberFormat(`${lang}-u-nu-latn`, { style: 'currency', currency, currencyDisplay: 'code', trailingZeroDisplay: 'stripIfInteger' }).format(amount);
}
