/**
 * The text of a mail as the outbox may show it. Where mails go out by themselves, nobody but the receiver needs the links
 * and codes that open an account; where they do not, the secretariat is the postman and must be able to pass them on.
 */
export function showLetter(text: string, hidden: boolean): string {
	if (!hidden) return text;
	return text.replace(/(\/(?:sign-in|invitation)\/)[\w-]{20,}[^\s]*/g, '$1…').replace(/(?<![\w/.-])\d{6}(?![\w/.-])/g, '••••••');
}
