/** What people read when a request cannot be answered as asked. */
import { translator } from '#i18n/translator.ts';
import { linkTo, type Frame } from '#ui/frame.ts';
import { Sentence } from '#ui/layout.tsx';
import { words } from './words.ts';

export function Failed({ frame, id }: { frame: Frame; id: string }) {
	const t = translator(words, frame.lang);
	return <Sentence frame={frame} title={t('failed')}>{t('failedHelp', { id })}</Sentence>;
}

export function Unwell({ frame }: { frame: Frame }) {
	const t = translator(words, frame.lang);
	return <Sentence frame={frame} title={t('unwell')}>{t('unwellHelp')}</Sentence>;
}

export function TooLarge({ frame }: { frame: Frame }) {
	const t = translator(words, frame.lang);
	return <Sentence frame={frame} title={t('tooLarge')}>{t('tooLargeHelp')}</Sentence>;
}

/** A form that cannot be read at all: cut off on the way, or not a form. */
export function Damaged({ frame }: { frame: Frame }) {
	const t = translator(words, frame.lang);
	return <Sentence frame={frame} title={t('damaged')}>{t('damagedHelp')}</Sentence>;
}

/** A form sent from another site's page. */
export function Foreign({ frame }: { frame: Frame }) {
	const t = translator(words, frame.lang);
	return <Sentence frame={frame} title={t('foreign')}>{t('foreignHelp')}</Sentence>;
}

export function SignInFirst({ frame }: { frame: Frame }) {
	const t = translator(words, frame.lang);
	return (
		<Sentence frame={frame} title={t('signInFirst')}>
			{t('signInFirstHelp')} <a href={`${linkTo(frame, '/sign-in')}?then=${encodeURIComponent(frame.path)}`}>{t('signIn')}</a>
		</Sentence>
	);
}
