import { translator } from '#i18n/translator.ts';
import type { Frame } from '#ui/frame.ts';
import { pagingWords } from './paging-words.ts';
import type { Paging } from './place-page.ts';

/** Which cities of a long alphabetical list are shown, with links to those before and after; nothing where all are. */
export function Pages({ frame: { lang }, paging: { first, shown, of }, at }: { frame: Pick<Frame, 'lang'>; paging: Paging; at: (from: number) => string }) {
	const t = translator(pagingWords, lang);
	if (of <= shown) return null;
	return (
		<p class="row small">
			<span>{t('rows', { from: first + 1, to: Math.min(first + shown, of), of })}</span>
			{first > 0 && <a href={at(Math.max(first - shown, 0))}>{t('before')}</a>}
			{first + shown < of && <a href={at(first + shown)}>{t('after')}</a>}
		</p>
	);
}
