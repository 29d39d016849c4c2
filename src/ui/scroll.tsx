import type { ComponentChildren } from 'preact';

/** What may be wider than a phone scrolls by itself, also by keyboard; `label` names it to those who hear the page. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
	return <div class="scroll" role="region" aria-label={label} tabIndex={0}>{children}</div>;
}
