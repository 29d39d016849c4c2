import type { Context, MiddlewareHandler } from 'hono';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Frame } from './frame.ts';
import styles from './styles.css?inline';

export interface PageEnv {
	Variables: { frame: Frame };
}

export type PageStatus = 200 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503;

export function page(c: Context, body: VNode, status: PageStatus = 200): Response | Promise<Response> {
	const html = `<!DOCTYPE html>${renderToString(body)}`;
	const response = c.html(html, status);
	texts.set(response, html);
	return response;
}

const texts = new WeakMap<Response, string>();
/** The text of a page as it was drawn; undefined of any other response. Reading it back out of the response costs more than drawing it. */
export function textOf(response: Response): string | undefined {
	return texts.get(response);
}

/** The status a refusal is answered with; what is not named here is a rule of the method in the way: 409. */
export function statusOf(problem: string): PageStatus {
	return ({ badForm: 422, notAllowed: 403, notFound: 404, editedMeanwhile: 409, expired: 410, tooMany: 429 } as const)[problem] ?? 409;
}

/** The browser says by this cookie that it keeps the styles as a file; its value names the build they are of. */
export const stylesCookie = 'styles';

/** Whether the cookie names the styles of this build: an older file would not fit the page. */
export function hasStyles(cookie: string | undefined): boolean {
	return cookie !== undefined && cookie === __STYLES__.split('/').pop();
}

/** The styles are part of every page and change only with a release, so a fixed hash lets them in and nothing else. */
const styleHash = crypto.subtle
	.digest('SHA-256', new TextEncoder().encode(styles))
	.then((hash) => btoa(String.fromCharCode(...new Uint8Array(hash))));

export const guardPages: MiddlewareHandler = async (c, next) => {
	const allow = `default-src 'none'; script-src 'self'; style-src 'self' 'sha256-${await styleHash}'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'`;
	const guards = {
		'content-security-policy': `${allow}; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types caravan`,
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'same-origin',
		'cross-origin-opener-policy': 'same-origin',
	};
	const guard = () => { for (const [name, value] of Object.entries(guards)) c.header(name, value); };
	// Before the page is made: a header set on a finished response has the whole response made anew.
	guard();
	await next();
	if (!c.res.headers.has('content-security-policy')) guard(); // a response that was made past the context
};
