import { translator, type Lang } from '#i18n/translator.ts';
import { citiesOf, may, type Actor, type Network } from '#journey/network/network.ts';
import { navWords } from '#journey/home/nav-words.ts';
import type { Frame } from '#ui/frame.ts';

/** What stands around a page: where this reader can go, in the reader's language. */
export function frameOf({ lang, path, actor, network, offline = false, styled = false }: { lang: Lang; path: string; actor?: Actor; network?: Pick<Network, 'name' | 'isExample'>; offline?: boolean; styled?: boolean }): Frame {
	const t = translator(navWords, lang);
	const nav: { path: string; label: string }[] = [];
	if (actor) {
		const [city] = citiesOf(actor);
		nav.push({ path: '/', label: t('home') });
		if (city) nav.push({ path: `/cities/${city}/guide`, label: t('guide') });
		if (city) nav.push({ path: `/cities/${city}/baseline`, label: t('ourBaseline') });
		nav.push({ path: '/baseline', label: t('baseline') }, { path: '/topics', label: t('topics') }, { path: '/quarters', label: t('quarters') }, { path: '/curriculum', label: t('curriculum') }, { path: '/tools', label: t('tools') }, { path: '/cities', label: t('cities') });
		if (may(actor, 'manageNetwork')) nav.push({ path: '/people', label: t('people') }, { path: '/outbox', label: t('outbox') });
	}
	return { lang, path, network: network?.name ?? null, person: actor?.name ?? null, invented: network?.isExample ?? false, nav, offline, styled, reader: actor?.person ?? null };
}
