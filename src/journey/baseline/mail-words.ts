import type { Catalogue } from '#i18n/translator.ts';

/** Letters about the Baseline Study, each in the reader's language; the link stands between text and ending. */
const en = {
	hello: 'Dear {name},',
	'remind.subject': '{city}: your answers to the Baseline Study',
	remind: 'Some of your answers to the Baseline Study of {city} are still open. About one minute a question, on a phone too; you can stop at any question and go on later.',
	'remind.end': 'Thank you. {by} asked us to write this; at most one such mail is sent a week.',
	'changes.subject': '{city}: changes asked for in the Baseline Study',
	changes: '{by} has read the Baseline Study of {city} and asks for changes:',
	'changes.end': 'The study went one round back. When the changes are made, send it on from that page.',
	'reopened.subject': '{city}: the Baseline Study is open again',
	reopened: '{by} has opened the final Baseline Study of {city} again, for this reason:',
	'reopened.end': 'Levels and answers can be changed until it is final again.',
} as const;

export const words = {
	en,
	fr: {
		hello: 'Bonjour {name},',
		'remind.subject': '{city} : vos réponses à l’Étude de référence',
		remind: 'Quelques-unes de vos réponses à l’Étude de référence de {city} manquent encore. Comptez une minute environ par question, même sur un téléphone ; vous pouvez vous arrêter à n’importe quelle question et continuer plus tard.',
		'remind.end': 'Merci. {by} nous a demandé de vous écrire ; un tel courriel part au plus une fois par semaine.',
		'changes.subject': '{city} : changements demandés dans l’Étude de référence',
		changes: '{by} a relu l’Étude de référence de {city} et demande des changements :',
		'changes.end': 'L’étude est revenue à la phase précédente. Quand les changements seront faits, faites-la avancer depuis cette page.',
		'reopened.subject': '{city} : l’Étude de référence est rouverte',
		reopened: '{by} a rouvert l’Étude de référence finale de {city}, pour cette raison :',
		'reopened.end': 'Niveaux et réponses peuvent être changés jusqu’à ce qu’elle soit de nouveau finale.',
	},
	pt: {
		hello: 'Olá {name},',
		'remind.subject': '{city}: as suas respostas ao Estudo de base',
		remind: 'Algumas das suas respostas ao Estudo de base de {city} ainda faltam. Cerca de um minuto por pergunta, também no telemóvel; pode parar em qualquer pergunta e continuar mais tarde.',
		'remind.end': 'Agradecemos. {by} pediu-nos que lhe escrevêssemos; segue no máximo um e-mail destes por semana.',
		'changes.subject': '{city}: alterações pedidas no Estudo de base',
		changes: '{by} leu o Estudo de base de {city} e pede alterações:',
		'changes.end': 'O estudo voltou à fase anterior. Quando as alterações estiverem feitas, faça-o avançar a partir dessa página.',
		'reopened.subject': '{city}: o Estudo de base está reaberto',
		reopened: '{by} reabriu o Estudo de base final de {city}, por esta razão:',
		'reopened.end': 'Níveis e respostas podem ser alterados até voltar a ser final.',
	},
	ar: {
		hello: 'تحية طيبة {name}،',
		'remind.subject': '{city}: إجاباتكم في الدراسة المرجعية',
		remind: 'ما زالت بعض إجاباتكم في الدراسة المرجعية لمدينة {city} ناقصة. نحو دقيقة لكل سؤال، وعلى الهاتف أيضا، ويمكنكم التوقف عند أي سؤال والمتابعة لاحقا.',
		'remind.end': 'شكرا لكم. كُتبت هذه الرسالة بطلب من {by}، ولا تُرسل رسالة كهذه أكثر من مرة في الأسبوع.',
		'changes.subject': '{city}: طُلبت تغييرات في الدراسة المرجعية',
		changes: 'تغييرات مطلوبة في الدراسة المرجعية لمدينة {city} بعد أن قُرئت، بطلب من {by}:',
		'changes.end': 'عادت الدراسة جولة واحدة إلى الوراء. بعد إجراء التغييرات أعيدوا إرسالها من تلك الصفحة.',
		'reopened.subject': '{city}: فُتحت الدراسة المرجعية من جديد',
		reopened: 'فُتحت الدراسة المرجعية النهائية لمدينة {city} من جديد بطلب من {by}، للسبب الآتي:',
		'reopened.end': 'يمكن تغيير المستويات والإجابات إلى أن تصبح نهائية مرة أخرى.',
	},
} satisfies Catalogue<typeof en>;
