import type { Lang } from '#i18n/translator.ts';

/** What stands around every page: who reads, in which language, and where they can go. */
export interface Frame {
	lang: Lang;
	/** The page's address without its language, so that every page offers itself in the others. */
	path: string;
	/** Name of the network, once somebody is inside one. */
	network: string | null;
	/** Name of who reads, once signed in. */
	person: string | null;
	/** Id of who reads: the page's script tells by it whose drafts and unsent forms are theirs. */
	reader: string | null;
	/** The example network: its answers are invented, and every page says so. */
	invented: boolean;
	nav: readonly { path: string; label: string }[];
	/** Drawn by the phone, without a line. */
	offline: boolean;
	/** The browser has the styles of this build from an earlier view, so the page only names them. */
	styled: boolean;
}

/** A link in the reader's language. */
export function linkTo(frame: Pick<Frame, 'lang'>, path: string): string {
	return `/${frame.lang}${path}`;
}
