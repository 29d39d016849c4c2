import { directionOf, isolate, languages, ownNames, translator, type Lang } from '#i18n/translator.ts';
import { Conflict, Done, Form, Refused, Submit, TextArea, TextField, type Answered } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { findOlder } from './choose-text.ts';
import { countWork } from './count-work.ts';
import { fieldOf, mostAim, mostTitle, mostWords } from './form.ts';
import { wordsIn, type Text } from './text.ts';
import { words } from './words.ts';
import { WorkTag } from './work-view.tsx';

/** One block as the form asks for it. */
export interface BlockField {
	id: string;
	/** In the language of the page. */
	label: string;
	rows: number;
	/** A name: one line of at most this many characters, which the source cannot be without. */
	most?: number;
}

/** Blocks written on one page: a whole text in two languages would be too long for a phone on a slow line. */
export interface TextPart {
	id: string;
	label: string;
	blocks: readonly BlockField[];
}

/** Another page on which the same thing is changed. */
export interface AdaptLink {
	path: string;
	label: string;
}

/** What is adapted: a module or a tool with its texts. */
export interface AdaptedText {
	id: string;
	/** In the language of the page, else in the source's. */
	title: string;
	/** The address of its texts, without a language; and of the page where it is read. */
	at: string;
	back: string;
	links: readonly AdaptLink[];
	parts: readonly TextPart[];
	texts: readonly Text[];
	source: Text;
}

/** The blocks of these parts; title and aim are written with the first of all. */
function idsIn(parts: readonly TextPart[], first: TextPart | undefined): string[] {
	return parts.flatMap((part) => [...(part === first ? ['title', 'aim'] : []), ...part.blocks.map(({ id }) => id)]);
}

/** Which languages a module or tool has, and how each stands to the source; `savings` say who saved each last and when. */
export function TextOverview({ frame, adapted: { at, back, links, parts, texts, title, source }, savings }: { frame: Frame; adapted: AdaptedText; savings: ReadonlyMap<Lang, string> }) {
	const { lang } = frame;
	const t = translator(words, lang);
	return (
		<Layout frame={frame} title={t('adapt')} kicker={title} lede={t('adaptLede')}>
			<section class="card">
				<h2>{t('languages')}</h2>
				<ul class="rows">
					{languages.map((of) => {
						const text = texts.find((candidate) => candidate.lang === of);
						const work = countWork(text, source, idsIn(parts, parts[0]));
						return (
							<li key={of}>
								<span><b lang={of} dir={directionOf(of)}>{ownNames[of]}</b> <WorkTag work={work} isSource={of === source.lang} source={source.lang} lang={lang} /></span>
								{text && <span class="small soft">{t('version', { n: text.version })} · {savings.get(of)}</span>}
								<a href={linkTo(frame, `${at}/${of}`)}>{t(!text ? 'translate' : work && work.older > 0 ? 'review' : 'write')}<span class="hidden"> ({ownNames[of]})</span></a>
							</li>
						);
					})}
				</ul>
			</section>
			<p class="row"><a href={linkTo(frame, back)}>{t('back')}</a>{links.map(({ path, label }) => <> <a key={path} href={linkTo(frame, path)}>{label}</a></>)}</p>
		</Layout>
	);
}

export interface EditSheet {
	/** The language that is written. */
	of: Lang;
	/** Null where nobody has written this language yet. */
	text: Text | null;
	/** The part on this page; the first one has the title and the aim. */
	part: TextPart;
	/** The version the form is filled against. */
	version: number;
	versions: readonly { version: number; saved: string }[];
	/** The earlier version whose words the form holds, instead of those that stand. */
	from: Text | null;
}

export function EditText({ frame, adapted, sheet, keyValue, answered, done, theirs, refused }: {
	frame: Frame; adapted: AdaptedText; sheet: EditSheet; keyValue: string; answered: Answered; done?: string | undefined;
	/** What somebody saved meanwhile, and the blocks both changed. */
	theirs?: { text: Text; both: readonly string[] } | undefined; refused?: string | undefined;
}) {
	const { lang } = frame;
	const t = translator(words, lang);
	const { at, source, parts } = adapted;
	const { of, text, part, version, versions, from } = sheet;
	const typed = (name: string) => answered.typed?.[name]?.[0];
	const named: readonly BlockField[] = part === parts[0] ? [{ id: 'title', label: t('title'), rows: 1, most: mostTitle }, { id: 'aim', label: t('aim'), rows: 2 }] : [];
	const blocks = [...named, ...part.blocks];
	return (
		<Layout frame={frame} title={t('editTitle', { title: isolate(adapted.title), lang: ownNames[of] })} kicker={part.label} lede={of === source.lang ? t('editSource') : t('editTranslation', { lang: ownNames[source.lang] })}>
			{done && <Done>{done === 'unchanged' ? t('unchanged') : t('saved', { n: text?.version ?? 1 })}</Done>}
			{refused && <Refused>{refused}</Refused>}
			{theirs && <Conflict lang={lang} texts={blocks.filter(({ id }) => theirs.both.includes(id)).map(({ id, label }) => ({ label, theirs: wordsIn(theirs.text)[id] ?? '', yours: typed(fieldOf(id)) ?? '' }))} />}
			{from && <p class="note">{t('fromVersion', { n: from.version })}</p>}
			<Parts frame={frame} adapted={adapted} of={of} text={text} here={part} />
			<p class="soft small">{t('markdown')}</p>
			<Form action={`${linkTo(frame, `${at}/${of}`)}?part=${part.id}`} keyValue={keyValue} version={version} draft={`text-${adapted.id}-${of}-${part.id}`} answered={answered}>
				{of !== source.lang && <input type="hidden" name="source" value={theirs ? source.version : (typed('source') ?? source.version)} />}
				{blocks.map((field) => <Block key={field.id} field={field} source={source} of={of} text={text} shown={from ?? text} answered={answered} />)}
				<Submit>{t('save')}</Submit>
			</Form>
			{versions.length > 0 && (
				<section class="card">
					<h2>{t('before')}</h2>
					<ul class="rows">{versions.map((one) => (
						<li key={one.version}><span><a href={linkTo(frame, `${at}/${of}/${one.version}`)}>{t('version', { n: one.version })}</a> <span class="small soft">{one.saved}</span></span></li>
					))}</ul>
				</section>
			)}
			<p><a href={linkTo(frame, at)}>{t('all')}</a></p>
		</Layout>
	);
}

/** The parts of a text, each with what is left to do in it. */
function Parts({ frame, adapted: { at, source, parts }, of, text, here }: { frame: Frame; adapted: AdaptedText; of: Lang; text: Text | null; here: TextPart }) {
	const { lang } = frame;
	const t = translator(words, lang);
	if (!text) return <p class="soft">{t('titleFirst')}</p>;
	return (
		<nav aria-label={t('parts')}>
			<ul class="rows">
				{parts.map((part) => (
					<li key={part.id}>
						<span><a href={`${linkTo(frame, `${at}/${of}`)}?part=${part.id}`} aria-current={part === here ? 'page' : undefined}>{part === here ? <b>{part.label}</b> : part.label}</a> <WorkTag work={countWork(text, source, idsIn([part], parts[0]))} isSource={false} source={source.lang} lang={lang} /></span>
					</li>
				))}
			</ul>
		</nav>
	);
}

/** One block: what the source says where it is translated, whether that has changed since, and the words to write. */
function Block({ field: { id, label, rows, most }, source, of, text, shown, answered }: { field: BlockField; source: Text; of: Lang; text: Text | null; shown: Text | null; answered: Answered }) {
	const { lang } = answered;
	const t = translator(words, lang);
	const name = fieldOf(id);
	const original = wordsIn(source)[id];
	const standing = text ? wordsIn(text)[id] : undefined;
	const isOlder = text !== null && findOlder(text, source).has(id);
	const isSource = of === source.lang;
	return (
		<div class="card tight">
			{!isSource && original && (
				<details open={isOlder || !standing}>
					<summary>{label} · {t('inSource', { lang: ownNames[source.lang] })}</summary>
					<blockquote lang={source.lang} dir={directionOf(source.lang)}>{original}</blockquote>
				</details>
			)}
			{isOlder && <p class="note small">{t('olderBlock', { lang: ownNames[source.lang] })}</p>}
			<div lang={of === lang ? undefined : of}>
				{most !== undefined
					? <TextField name={name} label={<span lang={lang}>{label}</span>} value={shown ? wordsIn(shown)[id] : ''} max={most} optional={id !== 'title' && !isSource} answered={answered} />
					: <TextArea name={name} label={<span lang={lang}>{label}</span>} value={shown ? wordsIn(shown)[id] : ''} rows={rows} max={id === 'aim' ? mostAim : mostWords} optional={id !== 'aim'} answered={answered} />}
			</div>
			{isOlder && <div class="choices"><label><input type="checkbox" name="checked" value={id} checked={answered.typed?.['checked']?.includes(id) ?? false} /><span>{t('stillRight')}</span></label></div>}
		</div>
	);
}

/** An earlier version, to read and to bring back part by part. */
export function EarlierText({ frame, adapted: { at, parts }, text, saved }: { frame: Frame; adapted: AdaptedText; text: Text; saved: string }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const back = (part: TextPart) => `${linkTo(frame, `${at}/${text.lang}`)}?part=${part.id}&from=${text.version}`;
	return (
		<Layout frame={frame} title={t('versionOf', { title: isolate(text.title), lang: ownNames[text.lang], n: text.version })} lede={saved}>
			{parts.map((part, i) => (
				<section key={part.id} class="card">
					<header><h2>{part.label}</h2><a href={back(part)}>{t('takeAgain')}<span class="hidden"> ({part.label})</span></a></header>
					{i === 0 && <p lang={text.lang} dir={directionOf(text.lang)}><b>{text.title}</b><br />{text.aim}</p>}
					{part.blocks.filter(({ id }) => text.blocks[id]).map(({ id, label }) => <section key={id} class="tight"><h3>{label}</h3><blockquote lang={text.lang} dir={directionOf(text.lang)}>{text.blocks[id]}</blockquote></section>)}
				</section>
			))}
			<p><a href={linkTo(frame, `${at}/${text.lang}`)}>{t('goBack')}</a></p>
		</Layout>
	);
}
