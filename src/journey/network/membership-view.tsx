/** People with their dated roles, as lists. */
import type { ComponentChildren } from 'preact';
import { showDate, showSpan, type Day } from '#i18n/day.ts';
import { ownNames, translator, type Lang } from '#i18n/translator.ts';
import { lastDayOf, placeOf, type PersonWithRole } from './membership.ts';
import { words } from './membership-words.ts';
import type { Membership } from './network.ts';

/** Since when, until when; what is ahead says so. */
export function RoleDates({ membership, today, lang }: { membership: Membership; today: Day; lang: Lang }) {
	const t = translator(words, lang);
	const last = lastDayOf(membership);
	const from = showDate(membership.from, lang);
	if (last !== null) return <span class="small soft">{last < membership.from ? from : showSpan(membership.from, last, lang)}</span>;
	return <span class="small soft">{t(placeOf(membership, today) === 'ahead' ? 'ahead' : 'since', { from })}</span>;
}

/**
 * One person a row: name, role or sector, dates; `contact` adds what only those who manage people read, `act` the links of the row.
 */
export function PeopleRows({ people, today, lang, contact, showRole, act }: {
	people: readonly PersonWithRole[]; today: Day; lang: Lang; contact: boolean; showRole?: boolean; act?: (person: PersonWithRole) => ComponentChildren;
}) {
	const t = translator(words, lang);
	return (
		<ul class="rows">
			{people.map((person) => (
				<li key={person.membership.id}>
					<span class="row">
						<b><bdi>{person.name}</bdi></b>
						{showRole && <span class="tag">{t(`role.${person.membership.role}`)}</span>}
						{person.membership.sector && <span class="tag">{t(`sector.${person.membership.sector}`)}</span>}
					</span>
					<RoleDates membership={person.membership} today={today} lang={lang} />
					{contact && <span class="small soft"><bdi>{person.address ?? t('noAccount')}</bdi> · <span lang={person.lang}>{ownNames[person.lang]}</span></span>}
					{act && <span class="row small noprint">{act(person)}</span>}
				</li>
			))}
		</ul>
	);
}
