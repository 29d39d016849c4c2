import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Form, TextArea, TextField } from './form.tsx';

test('the list above a bad form names the field of each problem, wherever it stands in the form', () => {
	const answered = { lang: 'en' as const, typed: {}, fields: [{ field: 'words', problem: 'required' }, { field: 'who', problem: 'tooLong', limit: 5 }, { field: 'odd', problem: 'damaged' }] };
	const html = renderToString(
		<Form keyValue="k" answered={answered}>
			<TextField name="who" label={<span>Who told it</span>} answered={answered} />
			<div>{[<TextArea key="words" name="words" label="What happened" answered={answered} />]}</div>
		</Form>,
	);
	expect(html).toContain('<a href="#words">What happened · Please fill this in.</a>');
	expect(html).toContain('<a href="#who"><span>Who told it</span> · Please write at most 5 characters.</a>');
	expect(html).toContain('<a href="#odd">This arrived damaged.');
});
