import { directionOf, ownNames, translator, type Lang } from '#i18n/translator.ts';
import { words as uiWords } from '#ui/words.ts';
import type { ShownText } from './choose-blocks.ts';
import type { TextState } from './choose-text.ts';
import { words } from './words.ts';

/** A block as HTML, rendered and safe, in the language it is written in. */
export function Prose({ html, lang, page, id }: { html: string; lang: Lang; page: Lang; id?: string }) {
	const other = lang === page ? {} : { lang, dir: directionOf(lang) };
	return <div id={id} class="prose" {...other} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** That a text is shown in another language than the page's, or that parts of it are older than their source; nothing where neither holds. */
export function TextLabel({ state, older, lang, source, page }: { state: TextState; older: boolean; lang: Lang; source: Lang; page: Lang }) {
	if (state === 'missing') return <p class="note small">{translator(uiWords, page)('missingTranslation', { lang: ownNames[lang] })}</p>;
	return older ? <p class="note small">{translator(words, page)('older', { lang: ownNames[source] })}</p> : null;
}

/** Beside a block that is older than its source. */
export function OlderBlock({ source, page }: { source: Lang; page: Lang }) {
	return <p class="note small">{translator(words, page)('olderBlock', { lang: ownNames[source] })}</p>;
}

/** One block of a text, with the label of a language it is not written in or of a source that has changed since; its words are HTML by now. */
export function ShownBlock({ text, id, page }: { text: ShownText; id: string; page: Lang }) {
	const block = text.blocks[id];
	if (!block) return null;
	return (
		<>
			{text.state === 'own' && block.lang !== text.lang && <TextLabel state="missing" older={false} lang={block.lang} source={text.source} page={page} />}
			{text.older.has(id) && <OlderBlock source={text.source} page={page} />}
			<Prose html={block.words} lang={block.lang} page={page} />
		</>
	);
}
