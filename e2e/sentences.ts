/** What pages say in a city's language, from the catalogues themselves: a translator may reword a sentence without ending a journey. */
import { tellWords } from '../src/journey/backlog/tell-words.ts';
import { words as sessionWords } from '../src/journey/baseline/session-words.ts';
import { targetWords } from '../src/journey/baseline/target-words.ts';
import { words as answerWords } from '../src/journey/baseline/words.ts';
import { variantWords } from '../src/journey/curriculum/variant-words.ts';
import { words as guideWords } from '../src/journey/guide/words.ts';
import { words as invitationWords } from '../src/journey/network/invitation-words.ts';
import { words as signInWords } from '../src/journey/network/signin-words.ts';
import { gradeWords } from '../src/journey/quarter/grade-words.ts';
import { receiptWords } from '../src/journey/quarter/receipt-words.ts';
import { words as quarterWords } from '../src/journey/quarter/words.ts';

export type Sentences = ReturnType<typeof sentencesIn>;

/** A sentence from its last name or number on: what stands before is filled in on the page. */
function ending(sentence: string): string {
	return sentence.slice(sentence.lastIndexOf('}') + 1);
}

export function sentencesIn(lang: 'ar' | 'fr') {
	return {
		accept: invitationWords[lang].accept,
		askForMail: signInWords[lang].ask,
		lookIntoMail: signInWords[lang].codeTitle,
		signIn: signInWords[lang].enter,
		needTold: tellWords[lang].told,
		needToldByLink: tellWords[lang].publicDone,
		answerReceived: answerWords[lang].received,
		answerKept: answerWords[lang].kept,
		onPhone: answerWords[lang]['mark.phone'],
		atNetwork: answerWords[lang]['mark.network'],
		settledAsListed: sessionWords[lang]['done.agreed'],
		levelSettled: sessionWords[lang]['done.settled'],
		targetsSaved: targetWords[lang].saved,
		gradesReceived: gradeWords[lang].saved,
		paidThisTime: receiptWords[lang].paid,
		textToPaste: receiptWords[lang].paste,
		catchUp: variantWords[lang]['catch-up'],
		becauseBelow: ending(variantWords[lang].below),
		stretch: variantWords[lang].stretch,
		becauseAhead: ending(variantWords[lang].ahead),
		core: variantWords[lang].core,
		swap: guideWords[lang].swap,
		take: (variant: string) => guideWords[lang].take.replace('{variant}', variant),
		swapped: guideWords[lang].hasSwapped,
		markReceived: quarterWords[lang].marked,
	};
}
