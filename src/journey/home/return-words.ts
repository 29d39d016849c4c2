import type { Catalogue } from '#i18n/translator.ts';

/** The page for a city that comes back. */
const en = {
	title: 'Welcome back, {city}',
	lede: 'Nothing is held against you. This is what happened meanwhile, and the two things that matter now.',
	missed: 'What you missed',
	nothing: 'No topic was chosen and no step ended while you were away.',
	topic: 'Quarter {n}: {topic}',
	steps: { one: '{n} step of the running quarter', other: '{n} steps of the running quarter' },
	two: 'The two things that matter',
	reasonWas: 'You were quiet because: {reason}',
	home: 'To your home',
} as const;

export const returnWords = {
	en,
	fr: {
		title: 'Bon retour, {city}',
		lede: 'Rien ne vous est reproché. Voici ce qui s’est passé entre-temps, et les deux choses qui comptent maintenant.',
		missed: 'Ce que vous avez manqué',
		nothing: 'Aucun thème n’a été choisi et aucune étape ne s’est terminée pendant votre absence.',
		topic: 'Trimestre {n} : {topic}',
		steps: { one: '{n} étape du trimestre en cours', many: '{n} d’étapes du trimestre en cours', other: '{n} étapes du trimestre en cours' },
		two: 'Les deux choses qui comptent',
		reasonWas: 'Raison de votre pause : {reason}',
		home: 'Vers votre accueil',
	},
	pt: {
		title: 'Bem-vinda de volta, {city}',
		lede: 'Nada vos é cobrado. Isto foi o que aconteceu entretanto, e as duas coisas que agora importam.',
		missed: 'O que perderam',
		nothing: 'Nenhum tema foi escolhido e nenhuma etapa acabou durante a vossa ausência.',
		topic: 'Trimestre {n}: {topic}',
		steps: { one: '{n} etapa do trimestre em curso', many: '{n} de etapas do trimestre em curso', other: '{n} etapas do trimestre em curso' },
		two: 'As duas coisas que importam',
		reasonWas: 'Razão da vossa pausa: {reason}',
		home: 'Para o vosso início',
	},
	ar: {
		title: 'أهلا بعودتكم، {city}',
		lede: 'لا لوم عليكم. هذا ما حدث في هذه الأثناء، وهذان هما الأمران المهمان الآن.',
		missed: 'ما فاتكم',
		nothing: 'لم يُختر موضوع ولم تنته مرحلة أثناء غيابكم.',
		topic: 'الفصل {n}: {topic}',
		steps: { zero: 'لا مرحلة من الفصل الجاري', one: 'مرحلة واحدة من الفصل الجاري', two: 'مرحلتان من الفصل الجاري', few: '{n} مراحل من الفصل الجاري', many: '{n} مرحلة من الفصل الجاري', other: '{n} مرحلة من الفصل الجاري' },
		two: 'الأمران المهمان',
		reasonWas: 'كنتم في استراحة بسبب: {reason}',
		home: 'إلى صفحتكم الرئيسية',
	},
} satisfies Catalogue<typeof en>;
