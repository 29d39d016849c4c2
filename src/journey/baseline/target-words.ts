import type { Catalogue } from '#i18n/translator.ts';

/** Where a city wants to be: one target level in each learning area. */
const en = {
	title: 'Where {city} wants to be',
	lede: 'One level for each learning area, to be reached when the programme ends. Not everything must become “{level}”: choose what the city needs for its theme.',
	today: 'Today: {level}',
	noLevel: 'Not settled yet',
	save: 'Save the targets',
	saved: 'The targets are saved. The first step, the learning guide and the network picture follow them.',
	none: 'no target yet',
	back: 'To the city’s page',
	onlyCity: 'The city’s coordinator or the Lead Expert sets the targets.',
	'problem.notAllowed': 'Your role does not include this. The city’s coordinator or the Lead Expert sets the targets.',
} as const;

export const targetWords = {
	en,
	fr: {
		title: 'Où {city} veut arriver',
		lede: 'Un niveau par domaine d’apprentissage, à atteindre à la fin du programme. Tout n’a pas besoin de devenir « {level} » : choisissez ce dont la ville a besoin pour son thème.',
		today: 'Aujourd’hui : {level}',
		noLevel: 'Pas encore fixé',
		save: 'Enregistrer les objectifs',
		saved: 'Les objectifs sont enregistrés. Le premier pas, le guide d’apprentissage et le portrait du réseau les suivent.',
		none: 'pas encore d’objectif',
		back: 'Vers la page de la ville',
		onlyCity: 'La coordination de la ville ou l’Expert principal fixe les objectifs.',
		'problem.notAllowed': 'Votre rôle ne le permet pas. La coordination de la ville ou l’Expert principal fixe les objectifs.',
	},
	pt: {
		title: 'Onde {city} quer chegar',
		lede: 'Um nível por área de aprendizagem, a atingir no fim do programa. Nem tudo tem de ser «{level}»: escolha aquilo de que a cidade precisa para o seu tema.',
		today: 'Hoje: {level}',
		noLevel: 'Ainda por fixar',
		save: 'Guardar os objetivos',
		saved: 'Os objetivos estão guardados. O primeiro passo, o guia de aprendizagem e o retrato da rede seguem-nos.',
		none: 'ainda sem objetivo',
		back: 'Para a página da cidade',
		onlyCity: 'A coordenação da cidade ou o Perito principal define os objetivos.',
		'problem.notAllowed': 'A sua função não inclui isto. A coordenação da cidade ou o Perito principal define os objetivos.',
	},
	ar: {
		title: 'إلى أين تريد {city} أن تصل',
		lede: 'مستوى واحد لكل مجال تعلم، يُراد بلوغه عند نهاية البرنامج. ليس من اللازم أن يصير كل شيء «{level}»: اختاروا ما تحتاجه المدينة لمحور عملها.',
		today: 'اليوم: {level}',
		noLevel: 'لم يُتفق عليه بعد',
		save: 'احفظوا الأهداف',
		saved: 'حُفظت الأهداف. تتبعها الخطوة الأولى ودليل التعلم وصورة الشبكة.',
		none: 'لا هدف بعد',
		back: 'إلى صفحة المدينة',
		onlyCity: 'يحدد الأهداف منسق المدينة أو الخبير الرئيسي.',
		'problem.notAllowed': 'دوركم لا يشمل هذا الإجراء. يحدد الأهداف منسق المدينة أو الخبير الرئيسي.',
	},
} satisfies Catalogue<typeof en>;
