import type { ComponentChildren } from 'preact';
import { directionOf, languages, ownNames, translator } from '#i18n/translator.ts';
import { linkTo, type Frame } from './frame.ts';
import styles from './styles.css?inline';
import { words } from './words.ts';

/** Every page: skip link, name, languages, places to go, and the two marks of the outbox. */
export function Layout({ frame, title, kicker, lede, children }: { frame: Frame; title: string; kicker?: string | undefined; lede?: ComponentChildren; children: ComponentChildren }) {
	const { lang, path } = frame;
	const t = translator(words, lang);
	const here = placeOf(frame);
	return (
		<html lang={lang} dir={directionOf(lang)} data-reader={frame.reader ?? undefined} data-phone={frame.offline ? '' : undefined}>
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>{`${title} · Caravan`}</title>
				<meta name="theme-color" content="#2a357d" />
				<link rel="icon" href="/icon.svg" type="image/svg+xml" />
				<link rel="manifest" href="/manifest.webmanifest" />
				{/* At first in the page itself: on a slow line one more request costs more than these bytes. */}
				{frame.styled ? <link rel="stylesheet" href={__STYLES__} /> : <style dangerouslySetInnerHTML={{ __html: styles }} />}
				<script type="module" src={__PAGE_SCRIPT__} />
			</head>
			<body>
				<a class="skip" href="#main">{t('skip')}</a>
				<div class="band" />
				<header class="top">
					<div>
						<a class="mark" href={linkTo(frame, '/')} lang="en">Cara<b>van</b></a>
						{frame.network && <span class="soft small"><bdi>{frame.network}</bdi></span>}
						<nav class="end small" aria-label={t('otherLanguages')}>
							{languages.filter((other) => other !== lang).map((other) => (
								<a key={other} href={`/${other}${path}`} lang={other} hreflang={other}>{ownNames[other]}</a>
							))}
							{frame.person && <a href={linkTo(frame, '/me')}><bdi>{frame.person}</bdi></a>}
						</nav>
						{frame.nav.length > 0 && (
							<nav class="places" aria-label={t('places')}>
								{frame.nav.map((place) => (
									<a key={place.path} href={linkTo(frame, place.path)} aria-current={place === here ? 'page' : undefined}>{place.label}</a>
								))}
							</nav>
						)}
					</div>
				</header>
				<main id="main">
					<div class="lede">
						{kicker && <p class="kicker">{kicker}</p>}
						<h1>{title}</h1>
						{lede && <p class="soft">{lede}</p>}
						<Marks frame={frame} />
					</div>
					{frame.offline && <p class="note small">{t('offline')}</p>}
					{children}
				</main>
				<footer>
					<span>Caravan</span>
					{frame.invented && <span>{t('invented')}</span>}
				</footer>
			</body>
		</html>
	);
}

/** What the page's script fills in and shows of the outbox; without a script there is none. */
function Marks({ frame }: { frame: Frame }) {
	const t = translator(words, frame.lang);
	if (!frame.reader) return null;
	return (
		<div role="status">
			<p id="waiting" class="sync phone small" data-leaving={t('leaving')} hidden><i /><span>{t('waiting')} <b /></span></p>
			<p id="received" class="sync small" hidden><i /><span>{t('received')}</span></p>
			<p id="sign-in" class="note small" hidden>{t('signInFirst')} <a href={linkTo(frame, `/sign-in?then=${encodeURIComponent(frame.path)}`)}>{t('signIn')}</a></p>
			<div id="refused" class="note tight" hidden><p>{t('refused')}</p><blockquote dir="auto" /><p class="row"><button type="button" class="do quiet">{t('look')}</button> <button type="button" class="do quiet">{t('discard')}</button></p></div>
		</div>
	);
}

/** The place this page belongs to: of those whose address begins its own, the longest. */
function placeOf({ path, nav }: Frame): Frame['nav'][number] | undefined {
	// What a city makes of the tools stands with them.
	const at = path.replace(/^\/cities\/[^/]+\/(?:tools|sheets)(?=\/)/, '/tools');
	const around = nav.filter((place) => (place.path === '/' ? at === '/' || at.endsWith('/home') : at === place.path || at.startsWith(`${place.path}/`)));
	return around.sort((a, b) => b.path.length - a.path.length)[0];
}

/** A page with one sentence and a way on: not found, too large, gone wrong. */
export function Sentence({ frame, title, children }: { frame: Frame; title: string; children: ComponentChildren }) {
	const t = translator(words, frame.lang);
	return (
		<Layout frame={frame} title={title}>
			<div class="card"><p>{children}</p><p><a href={linkTo(frame, '/')}>{t('toHome')}</a></p></div>
		</Layout>
	);
}

/** The phone's answer to a form it cannot keep. */
export function NeedsLine({ frame }: { frame: Frame }) {
	const t = translator(words, frame.lang);
	return <Sentence frame={frame} title={t('needsLineTitle')}>{t('needsLine')}</Sentence>;
}

export function NotFound({ frame }: { frame: Frame }) {
	const t = translator(words, frame.lang);
	return <Sentence frame={frame} title={t(frame.offline ? 'needsLineTitle' : 'notFound')}>{t(frame.offline ? 'notOnPhone' : 'notFoundHelp')}</Sentence>;
}
