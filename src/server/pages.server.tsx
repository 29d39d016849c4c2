/** The pages only the server draws. Each concept brings its own; the order decides nothing but reading. */
import { Hono } from 'hono';
import { needListPages } from '#journey/backlog/need-pages.server.tsx';
import { tellPages } from '#journey/backlog/tell-pages.server.tsx';
import { topicPages } from '#journey/backlog/topic-pages.server.tsx';
import { adaptPages } from '#journey/curriculum/adapt-pages.server.tsx';
import { examplePages } from '#journey/curriculum/example-pages.server.tsx';
import { moduleEditPages } from '#journey/curriculum/module-edit-pages.server.tsx';
import { curriculumPages } from '#journey/curriculum/pages.server.tsx';
import { networkHomePages } from '#journey/home/pages.server.tsx';
import { welcomePages } from '#journey/home/welcome-pages.server.tsx';
import { cityPages } from '#journey/network/city-pages.server.tsx';
import { choicePages } from '#journey/quarter/choice-pages.server.tsx';
import { gradePages } from '#journey/quarter/grade-pages.server.tsx';
import { ledgerPages } from '#journey/quarter/ledger-pages.server.tsx';
import { quarterPages } from '#journey/quarter/pages.server.tsx';
import { receiptPages } from '#journey/quarter/receipt-pages.server.tsx';
import { invitationPages, invitePages } from '#journey/network/invitation-pages.server.tsx';
import { outboxPages } from '#journey/network/outbox-pages.server.tsx';
import { handoverPages } from '#journey/network/people-handover-pages.server.tsx';
import { peoplePages } from '#journey/network/people-pages.server.tsx';
import { personPages } from '#journey/network/person-pages.server.tsx';
import { signInPages } from '#journey/network/signin-pages.server.tsx';
import { enterPages } from '#journey/baseline/enter-pages.server.tsx';
import { offerPages } from '#journey/baseline/offer-pages.server.tsx';
import { picturePages } from '#journey/baseline/picture-pages.server.tsx';
import { profilePages } from '#journey/baseline/profile-pages.server.tsx';
import { questionPages } from '#journey/baseline/question-pages.server.tsx';
import { sessionPages } from '#journey/baseline/session-pages.server.tsx';
import { studyPages } from '#journey/baseline/study-pages.server.tsx';
import { targetPages } from '#journey/baseline/target-pages.server.tsx';
import { toolEditPages } from '#journey/tools/tool-edit-pages.server.tsx';
import { sheetServerPages } from '#journey/tools/sheet-pages.server.tsx';
import { firstModule } from './first-module.server.ts';
import type { InsideEnv, PublicEnv } from '#journey/network/visit.server.ts';

/** Open to anybody: the two doors, signing in, links that need no account. */
export const publicPages = new Hono<PublicEnv>()
	.route('/', tellPages)
	.route('/', welcomePages)
	.route('/', signInPages)
	.route('/', invitationPages);

/** Behind the sign-in, before the carried pages: an address such as `/tools/new` would be taken by them for a tool of that name. */
export const firstPages = new Hono<InsideEnv>().route('/', toolEditPages);

/** Behind the sign-in. */
export const insidePages = new Hono<InsideEnv>()
	.route('/', topicPages)
	.route('/', needListPages)
	.route('/', studyPages)
	.route('/', sessionPages)
	.route('/', enterPages)
	.route('/', questionPages)
	.route('/', cityPages)
	.route('/', picturePages).route('/', offerPages).route('/', targetPages).route('/', profilePages(firstModule))
	.route('/', personPages)
	.route('/', peoplePages)
	.route('/', invitePages)
	.route('/', handoverPages)
	.route('/', outboxPages)
	.route('/', adaptPages).route('/', moduleEditPages).route('/', examplePages).route('/', curriculumPages)
	.route('/', sheetServerPages)
	.route('/', quarterPages)
	.route('/', gradePages)
	.route('/', choicePages)
	.route('/', receiptPages)
	.route('/', ledgerPages)
	.route('/', networkHomePages);
