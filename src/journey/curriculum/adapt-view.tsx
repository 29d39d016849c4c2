import { directionOf, languages, ownNames, translator, type Lang } from '#i18n/translator.ts';
import { chooseText } from '#journey/text/choose-text.ts';
import type { TextWork } from '#journey/text/count-work.ts';
import type { TextTitle } from '#journey/text/text.ts';
import { WorkTag } from '#journey/text/work-view.tsx';
import { Done, Form, Submit } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { moduleWords } from './module-words.ts';

/** One module or tool with how far each of its languages is. */
export interface TextRow {
	id: string;
	place: 'curriculum' | 'tools';
	titles: readonly TextTitle[];
	source: Lang;
	isRetired: boolean;
	works: Readonly<Record<Lang, TextWork | null>>;
}

export interface AdaptSheet {
	rows: readonly TextRow[];
	/** What Caravan brings and the network does not have: titles in the language of the page. */
	brought: readonly string[];
	/** Only what is left to do is shown. */
	onlyOpen: boolean;
}

/** Everything of the curriculum and the toolbox that can be adapted, in every language, and what Caravan brings meanwhile. */
export function AdaptPage({ frame, sheet: { rows, brought, onlyOpen }, keyValue, done, refused }: { frame: Frame; sheet: AdaptSheet; keyValue: string; done?: string | undefined; refused?: boolean }) {
	const { lang } = frame;
	const t = translator(moduleWords, lang);
	const shown = onlyOpen ? rows.filter(isOpen) : rows;
	return (
		<Layout frame={frame} title={t('adaptTitle')} lede={t('adaptLede')}>
			{done === 'taken' && !refused && <Done>{t('takenOver')}</Done>}
			<p class="row"><a class="do" href={linkTo(frame, '/curriculum/new')}>{t('newModule')}</a> <a class="do quiet" href={linkTo(frame, '/tools/new')}>{t('newTool')}</a></p>
			<section class="card">
				{brought.length === 0 ? <p class="soft">{t('upToDate')}</p> : (
					<>
						<h2>{t('brought')}</h2>
						<p>{t('broughtHelp')}</p>
						<ul>{brought.map((title) => <li key={title}><bdi>{title}</bdi></li>)}</ul>
					</>
				)}
				{brought.length > 0 && <Form keyValue={keyValue}><Submit>{t('takeOver')}</Submit></Form>}
			</section>
			<p class="row small"><a href={linkTo(frame, '/curriculum/adapt')} aria-current={onlyOpen ? undefined : 'true'}>{onlyOpen ? t('everything') : <b>{t('everything')}</b>}</a> <a href={linkTo(frame, '/curriculum/adapt?open=1')} aria-current={onlyOpen ? 'true' : undefined}>{onlyOpen ? <b>{t('toDo')}</b> : t('toDo')}</a></p>
			{shown.length === 0 && <p class="card">{t('nothingToDo')}</p>}
			{(['curriculum', 'tools'] as const).map((place) => <Rows key={place} frame={frame} place={place} rows={shown.filter((row) => row.place === place)} />)}
		</Layout>
	);
}

/** Whether something is left to translate, to look at again or to write first. */
function isOpen({ works, isRetired }: TextRow): boolean {
	return !isRetired && languages.some((of) => { const work = works[of]; return !work || work.older + work.missing + work.empty > 0; });
}

function Rows({ frame, place, rows }: { frame: Frame; place: TextRow['place']; rows: readonly TextRow[] }) {
	const { lang } = frame;
	const t = translator(moduleWords, lang);
	if (rows.length === 0) return null;
	return (
		<section class="card">
			<h2>{t(place === 'curriculum' ? 'moduleList' : 'toolList')}</h2>
			<ul class="rows">
				{rows.map(({ id, titles, source, works, isRetired }) => {
					const at = linkTo(frame, `/${place}/${id}`);
					const found = chooseText(titles, lang);
					return (
						<li key={id}>
							<span><b><a href={at} lang={found && found.text.lang !== lang ? found.text.lang : undefined}><bdi>{found?.text.title ?? id}</bdi></a></b> {isRetired && <span class="tag">{t('state.retired')}</span>} <a class="small" href={`${at}/facts`}>{t(place === 'curriculum' ? 'facts' : 'toolFacts')}<span class="hidden"> ({found?.text.title})</span></a></span>
							<span class="small names">{languages.map((of) => {
								const work = works[of];
								return (
									<span key={of}>
										<a href={`${at}/text/${of}`} lang={of} dir={directionOf(of)} hreflang={of}>{ownNames[of]}</a>{' '}
										{!work ? <span class="tag ask">{t('notWritten')}</span> : (work.older + work.missing + work.empty > 0) && <WorkTag work={work} isSource={false} source={source} lang={lang} />}
									</span>
								);
							})}</span>
						</li>
					);
				})}
			</ul>
		</section>
	);
}
