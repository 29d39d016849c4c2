/** Whose answers are entered, and how they came. */
import type { BadForm } from '#forms/read.ts';
import { words as formWords } from '#forms/words.ts';
import { translator, type Lang } from '#i18n/translator.ts';
import { answeredWith, Choices, Form, Refused, Select, Submit, TextField } from '#ui/form.tsx';
import type { Frame } from '#ui/frame.ts';
import { Layout } from '#ui/layout.tsx';
import { enteredChannels } from './answer-form.ts';
import { words } from './study-words.ts';
import { words as nouns } from './words.ts';

export function EnterPage({ frame, people, mayAdd, keyValue, bad, refused }: { frame: Frame; people: readonly { id: string; name: string }[]; mayAdd: boolean; keyValue: string; bad?: BadForm | undefined; refused?: 'notAllowed' | 'notFound' | undefined }) {
	const { lang } = frame;
	const t = translator(words, lang);
	const answered = answeredWith(lang, bad, explainIn(lang));
	return (
		<Layout frame={frame} title={t('enter.title')} lede={t('enter.lede')}>
			{refused && <Refused>{translator(formWords, lang)(refused)}</Refused>}
			<Form keyValue={keyValue} answered={answered} class="card">
				<Select name="person" label={t('enter.person')} options={people.map(({ id, name }) => ({ value: id, label: name }))} optional={mayAdd} answered={answered} />
				{mayAdd && <TextField name="name" label={t('enter.name')} help={t('enter.nameHelp')} max={120} optional answered={answered} />}
				<Choices name="channel" label={t('enter.channel')} options={enteredChannels.map((value) => ({ value, label: translator(nouns, lang)(`channel.${value}`) }))} chosen={['paper']} answered={answered} />
				<Submit>{t('enter.go')}</Submit>
			</Form>
		</Layout>
	);
}

function explainIn(lang: Lang) {
	const t = translator(words, lang);
	return (problem: string) => (problem === 'whoIsIt' || problem === 'oneOfBoth' ? t(`problem.${problem}`) : undefined);
}
