import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Canvas, shareWidth } from './canvas-view.tsx';
import type { ToolText } from './derive-tool-text.ts';
import type { CanvasField } from './tools.ts';

const table = { id: 'risks', kind: 'table', rows: 3, columns: ['risk', 'votes'] } as const satisfies CanvasField;
const half = (id: string): CanvasField => ({ id, kind: 'text', rows: 2, half: true });
const text = (example: ToolText['example']): ToolText => ({ lang: 'en', state: 'own', source: 'en', title: '', aim: '', html: {}, labels: { 'column.risks.risk': 'Risk', 'column.risks.votes': 'Votes' }, example, older: [], inSource: [] });

test('an empty column is as wide as the example needs it, and a narrow one still takes a pen', () => {
	expect(shareWidth(table, text({ risks: [{ risk: 'Nobody asked the counter staff', votes: '6' }] }))).toEqual([75, 25]);
	expect(shareWidth(table, text({ risks: [{ risk: 'x'.repeat(200), votes: '6' }] }))).toEqual([80, 20]);
	expect(shareWidth(table, text({}))).toEqual([]);
});

test('a table that is filled takes the widths of its words', () => {
	const example = { risks: [{ risk: 'Rain', votes: '6' }] };
	expect(renderToString(<Canvas canvas={[table]} text={text(example)} page="en" values={null} />)).toContain('<col width=');
	expect(renderToString(<Canvas canvas={[table]} text={text(example)} page="en" values={example} />)).not.toContain('<col');
});

test('two halves that follow each other stand side by side, a third one alone', () => {
	const html = renderToString(<Canvas canvas={[half('a'), half('b'), half('c'), { id: 'd', kind: 'line' }]} text={text({})} page="en" values={null} />);
	expect(html.match(/<div class="pair">(<section>.*?<\/section>){2}<\/div>/g)).toHaveLength(1);
	expect(html.match(/<section>/g)).toHaveLength(4);
});
