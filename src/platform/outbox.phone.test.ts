import { expect, test } from 'vitest';
import { takenHeader } from './outbox-headers.ts';
import { atVersionOf, judge } from './outbox.phone.ts';

const answer = (status: number, headers: Record<string, string> = {}) => ({ status, headers: new Headers(headers) });

test.each([
	['the server itself says that it took the form', answer(204, { [takenHeader]: '1' }), 'taken'],
	['a page of somebody else answers well', answer(200), 'later'],
	['a hotel sends the browser elsewhere, which the phone sees as no status at all', answer(0), 'later'],
	['nobody answers', null, 'later'],
	['the session is over', answer(401), 'signInFirst'],
	['a field is wrong', answer(422), 'refused'],
	['somebody was faster', answer(409), 'refused'],
	['what it was about is gone', answer(404), 'refused'],
	['too many at once: it is not the form that is wrong', answer(429), 'later'],
	['the server fails at this form', answer(500), 'failed'],
	['the database is out of reach', answer(503), 'later'],
])('%s', (_, given, verdict) => {
	expect(judge(given)).toBe(verdict);
});

test('a form written on top of one that came back meets the same conflict', () => {
	expect(atVersionOf('key=b&version=2&words=the+second', 'key=a&version=1&words=the+first')).toBe('key=b&version=1&words=the+second');
	expect(atVersionOf('key=b&words=a+need', 'key=a&words=another')).toBe('key=b&words=a+need');
});
