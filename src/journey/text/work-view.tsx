import { ownNames, translator, type Lang } from '#i18n/translator.ts';
import type { TextWork } from './count-work.ts';
import { words } from './words.ts';

/** How far one language of a text is, in words; loud where somebody is asked to write. */
export function WorkTag({ work, isSource, source, lang }: { work: TextWork | null; isSource: boolean; source: Lang; lang: Lang }) {
	const t = translator(words, lang);
	if (!work) return <span class="tag ask">{t('notWritten', { lang: ownNames[source] })}</span>;
	const { older, missing, empty } = work;
	const asked = [older > 0 && t('older_n', { n: older }), missing > 0 && t('missing_n', { n: missing }), empty > 0 && t('empty_n', { n: empty })].filter((said) => said !== false);
	return <>{isSource && <span class="tag">{t('source')}</span>} {asked.map((said) => <span key={said} class="tag ask">{said}</span>)}{!isSource && asked.length === 0 && <span class="tag">{t('upToDate')}</span>}</>;
}
