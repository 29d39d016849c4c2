/** The pages both hosts draw: the server, and the phone when the line is gone. */
import { Hono, type Context } from 'hono';
import type { Lang } from '#i18n/translator.ts';
import type { BaselinePack } from '#journey/baseline/answer.ts';
import { baselinePages, type BaselinePort } from '#journey/baseline/pages.tsx';
import { needPages, type NeedPort, type Telling } from '#journey/backlog/pages.tsx';
import { guidePages, type GuidePack, type GuidePort } from '#journey/guide/pages.tsx';
import { homePages, type HomePort, type HomeSheet } from '#journey/home/pages.tsx';
import type { Actor, Network } from '#journey/network/network.ts';
import { markPages, type MarkPort } from '#journey/quarter/pages.tsx';
import { toolPages, type CarriedTool, type SheetPack, type ToolPort } from '#journey/tools/pages.tsx';
import type { PageEnv } from '#ui/page.ts';

/** What the carried pages need from their host, concept by concept. */
export interface Ports {
	baseline: BaselinePort;
	guide: GuidePort;
	home: HomePort;
	needs: NeedPort;
	marks: MarkPort;
	tools: ToolPort;
}
export type PortsOf = (c: Context) => Ports;

export function pages(portsOf: PortsOf) {
	return new Hono<PageEnv>()
		.route('/', baselinePages((c) => portsOf(c).baseline))
		.route('/', guidePages((c) => portsOf(c).guide))
		.route('/', homePages((c) => portsOf(c).home))
		.route('/', needPages((c) => portsOf(c).needs))
		.route('/', markPages((c) => portsOf(c).marks))
		.route('/', toolPages((c) => portsOf(c).tools));
}

/** What a phone carries to draw these pages, in parts that travel again only when they have changed. */
export interface PackParts {
	/** The reader's own cities, in the order of their roles. */
	homes: readonly HomeSheet[];
	questions: Pick<BaselinePack, 'dimensions' | 'questions'> | null;
	answers: BaselinePack['cities'];
	telling: Telling;
	/** The guides apart from their long texts: a swap must not make those travel again. */
	guides: Omit<GuidePack, 'texts'>;
	guideTexts: GuidePack['texts'];
	/** The toolbox in the reader's language: by far the largest part, and changed only when a tool is adapted. */
	tools: readonly CarriedTool[];
	sheets: SheetPack;
}
export type PartName = keyof PackParts;

export interface Pack {
	actor: Actor;
	network: Pick<Network, 'name' | 'isExample'>;
	/** The language its reader last read in. */
	lang: Lang;
	/** Whether the whole library of tools is here; a phone that has nothing yet gets at first those its guides name. */
	whole: boolean;
	/** `tag` changes with the value. */
	parts: { readonly [Name in PartName]: { tag: string; value: PackParts[Name] } };
}

/** The server's answer to a phone that says which parts it has: those come without their value. */
export type PackAnswer = Omit<Pack, 'parts'> & { parts: { readonly [Name in PartName]: { tag: string; value?: PackParts[Name] } } };
