import type { Typed } from '#forms/read.ts';
import { dayIn, showDate } from '#i18n/day.ts';
import { directionOf, isolate, languages, ownNames, textIn, translator, type InLanguages, type Lang } from '#i18n/translator.ts';
import type { CityId } from '#journey/network/network.ts';
import { Conflict, Done, Form, Refused, Select, Submit, TextArea, type Answered } from '#ui/form.tsx';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import type { ModuleId } from './curriculum.ts';
import { exampleWords } from './example-words.ts';
import { mostExampleWords, type LocalExample } from './example.ts';
import { nameOf } from './variant-view.tsx';

type Cities = ReadonlyMap<CityId, InLanguages>;

/** Whole examples on a module's own page; beyond that a link says that there are more. */
export const mostOnModule = 2;
/** Characters of an example on the module's own page, which is long without it. */
const mostTeased = 240;

/** The newest examples below a module, each shortened, with the way to all of them. */
export function ExampleTeaser({ frame, module, examples, cities, mayTell }: { frame: Frame; module: ModuleId; examples: readonly LocalExample[]; cities: Cities; mayTell: boolean }) {
	const t = translator(exampleWords, frame.lang);
	const at = linkTo(frame, `/curriculum/${module}/examples`);
	return (
		<>
			{examples.length === 0 && <p class="soft">{t('none')}</p>}
			{examples.slice(0, mostOnModule).map((example) => {
				const words = example.words.length > mostTeased ? `${example.words.slice(0, mostTeased).replace(/\s\S*$|[\ud800-\udbff]$/, '')}…` : example.words;
				return <Told key={example.id} example={{ ...example, words }} cities={cities} lang={frame.lang} />;
			})}
			<p class="row">{examples.length > 0 && <a href={at}>{t('readAll')}</a>} {mayTell && <a href={`${at}#tell`}>{t('tell')}</a>}</p>
		</>
	);
}

/** An example in the words and the language of its city. */
function Told({ example: { words, lang: of, city }, cities, lang }: { example: LocalExample; cities: Cities; lang: Lang }) {
	const t = translator(exampleWords, lang);
	return (
		<div class="tight">
			<b><bdi>{textIn(cities.get(city) ?? {}, lang).text || city}</bdi></b>
			<blockquote lang={of} dir={directionOf(of)}>{words}</blockquote>
			{of !== lang && <p class="soft small">{t('writtenIn', { lang: ownNames[of] })}</p>}
		</div>
	);
}

export interface ExamplesSheet {
	module: ModuleId;
	title: string;
	examples: readonly LocalExample[];
	cities: Cities;
	/** The cities in whose name the reader may tell one. */
	own: readonly CityId[];
	zone: string;
	first: number;
	/** Where the next page begins; null on the last one. */
	next: number | null;
	offered: boolean;
}

export function Examples({ frame, sheet, keyValue, answered, done, refused }: { frame: Frame; sheet: ExamplesSheet; keyValue: string; answered: Answered; done?: string | undefined; refused?: string | undefined }) {
	const { lang } = frame;
	const { module, title, examples, cities, own, zone, next, offered } = sheet;
	const t = translator(exampleWords, lang);
	const at = linkTo(frame, `/curriculum/${module}/examples`);
	return (
		<Layout frame={frame} title={t('title')} kicker={title} lede={t('lede')}>
			{(done === 'told' || done === 'changed' || done === 'withdrawn') && <Done>{t(`done.${done}`)}</Done>}
			{refused && <Refused>{refused}</Refused>}
			<section class="card">
				{examples.length === 0 ? <p class="soft">{t('none')}</p> : (
					<ul class="rows">{examples.map((example) => (
						<li key={example.id} id={example.id}>
							<Told example={example} cities={cities} lang={lang} />
							<span class="small soft">{showDate(dayIn(zone, new Date(example.at)), lang)}{own.includes(example.city) && <> · <a href={`${at}/${example.id}`}>{t('change')}</a></>}</span>
						</li>
					))}</ul>
				)}
				{next !== null && <p><a href={`${at}?from=${next}`}>{t('more')}</a></p>}
			</section>
			{own.length > 0 && offered && (
				<section class="card" id="tell">
					<h2>{t('tell')}</h2>
					<p class="soft small">{t('tellHelp')}</p>
					<Form action={at} keyValue={keyValue} draft={`example-${module}`} answered={answered}>
						{own.length === 1 ? <input type="hidden" name="city" value={own[0]} /> : <Select name="city" label={t('city')} options={own.map((id) => ({ value: id, label: nameOf(cities.get(id) ?? {}, lang) }))} answered={answered} />}
						<Words example={null} answered={answered} />
						<Submit>{t('send')}</Submit>
					</Form>
				</section>
			)}
			<p><a href={linkTo(frame, `/curriculum/${module}`)}>{t('back', { title: isolate(title) })}</a></p>
		</Layout>
	);
}

function Words({ example, answered }: { example: LocalExample | null; answered: Answered }) {
	const { lang } = answered;
	const t = translator(exampleWords, lang);
	return (
		<>
			<TextArea name="words" label={t('words')} value={example?.words} rows={6} max={mostExampleWords} answered={answered} />
			<Select name="lang" label={t('lang')} value={example?.lang ?? lang} options={languages.map((of) => ({ value: of as string, label: ownNames[of] }))} answered={answered} />
		</>
	);
}

/** Changing an example of one's own city, or taking it back. */
export function ChangeExample({ frame, title, example, version, city, keys, typed, answered, theirs, refused }: {
	frame: Frame; title: string; example: LocalExample; version: number; city: InLanguages; keys: readonly [string, string]; typed: Typed | undefined; answered: Answered;
	theirs?: LocalExample | undefined; refused?: string | undefined;
}) {
	const { lang } = frame;
	const t = translator(exampleWords, lang);
	const list = `/curriculum/${example.module}/examples`;
	const at = linkTo(frame, `${list}/${example.id}`);
	return (
		<Layout frame={frame} title={t('changeTitle', { city: nameOf(city, lang) })} kicker={title}>
			{refused && <Refused>{refused}</Refused>}
			{theirs && <Conflict lang={lang} texts={[{ label: t('words'), theirs: theirs.words, yours: typed?.['words']?.[0] ?? theirs.words }, { label: t('lang'), theirs: ownNames[theirs.lang], yours: ownNames[languages.find((of) => of === typed?.['lang']?.[0]) ?? theirs.lang] }]} />}
			<Form action={at} keyValue={keys[0]} version={version} draft={`example-${example.id}`} answered={answered} class="card">
				<Words example={example} answered={answered} />
				<Submit>{t('save')}</Submit>
			</Form>
			<Form action={`${at}/withdraw`} keyValue={keys[1]} version={example.version} class="card">
				<p>{t('withdrawHelp')}</p>
				<Submit quiet>{t('withdraw')}</Submit>
			</Form>
			<p><a href={linkTo(frame, list)}>{t('title')}</a></p>
		</Layout>
	);
}
