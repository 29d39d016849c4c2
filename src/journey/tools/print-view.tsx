/** A tool or a sheet as one A4 page, black on white: what stands around it is not printed. */
import { showDate, type Day } from '#i18n/day.ts';
import { directionOf, isolate, textIn, translator } from '#i18n/translator.ts';
import { Prose, TextLabel } from '#journey/text/text-view.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { Canvas } from './canvas-view.tsx';
import { languageOf, type ToolText } from './derive-tool-text.ts';
import { findEarlier } from './merge-values.ts';
import type { OpenSheet } from './sheet.ts';
import { sheetWords } from './sheet-words.ts';
import type { ToolSheet } from './tool-view.tsx';
import { words } from './words.ts';

/** The tool with room for a pen, or as the example fills it in. */
export function PrintedTool({ frame, sheet: { tool }, text, filled }: { frame: Frame; sheet: ToolSheet; text: ToolText; filled: boolean }) {
	const { lang } = frame;
	const t = translator(words, lang);
	return (
		<Layout frame={frame} title={text.title} lede={<span lang={text.lang} dir={directionOf(text.lang)}>{text.aim}</span>}>
			<p class="note small noprint">{t('printHint')} <a href={linkTo(frame, `/tools/${encodeURIComponent(tool.id)}`)}>{t('toTool')}</a></p>
			<TextLabel state={text.state} older={false} lang={text.lang} source={text.source} page={lang} />
			<article class="a4">
				{filled ? text.html.example && <Prose html={text.html.example} lang={languageOf(text, 'example')} page={lang} /> : (
					<>
						<p class="pen"><span>{t('line.city')}</span><span>{t('line.day')}</span><span>{t('line.names')}</span></p>
						{text.html.steps && <Prose html={text.html.steps} lang={languageOf(text, 'steps')} page={lang} />}
					</>
				)}
				<Canvas canvas={tool.canvas} text={text} page={lang} values={filled ? text.example : null} written={text.lang} help={!filled} heading="h2" />
			</article>
		</Layout>
	);
}

/** A city's sheet with all that stands in it. */
export function PrintedSheet({ frame, open: { tool, text, city, sheet, by } }: { frame: Frame; open: OpenSheet }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const s = translator(sheetWords, lang);
	if (!sheet) return null;
	const earlier = Object.entries(findEarlier(sheet.values, tool.canvas));
	const name = isolate(textIn(city.names, lang).text);
	return (
		<Layout frame={frame} kicker={sheet.title ? text.title : undefined} title={sheet.title || text.title} lede={`${name} · ${showDate(sheet.at.slice(0, 10) as Day, lang)} · ${isolate(by)}`}>
			<p class="note small noprint">{t('printHint')} <a href={linkTo(frame, `/cities/${city.id}/sheets/${sheet.id}`)}>{s('toSheet')}</a></p>
			<article class="a4">
				<Canvas canvas={tool.canvas} text={text} page={lang} values={sheet.values} written={sheet.lang} heading="h2" />
				{earlier.length > 0 && <section class="tight"><h2>{s('earlier')}</h2>{earlier.map(([id, said]) => <blockquote key={id} lang={sheet.lang} dir="auto">{said}</blockquote>)}</section>}
			</article>
		</Layout>
	);
}
