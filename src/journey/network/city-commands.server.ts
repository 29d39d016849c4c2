import { dayIn } from '#i18n/day.ts';
import type { Lang } from '#i18n/translator.ts';
import { command } from '#platform/command.server.ts';
import { newId } from '#platform/id.ts';
import type { CityDescription, StatusSaid, ThemeSaid } from './city-form.ts';
import { may, type Actor, type City, type CityId } from './network.ts';
import { findCity, findNetwork, insertCity, insertStatus, insertTheme, listThemes, raiseCityVersion, replaceCity } from './store.server.ts';

export type DescribeCity =
	| { ok: true; city: CityId }
	| { ok: false; problem: 'notAllowed' | 'notFound' }
	| { ok: false; problem: 'editedMeanwhile'; theirs: City };

/** A new city joins the network, active from now. */
export const addCity = command('city.add', async (tx, actor: Actor, said: CityDescription, now): Promise<DescribeCity> => {
	if (!may(actor, 'manageNetwork')) return { ok: false, problem: 'notAllowed' };
	const city = newId() as CityId;
	await insertCity(tx, actor.network, { ...said, id: city, status: 'active', statusReason: '', expectedReturn: null, version: 1 });
	await insertStatus(tx, actor.network, { id: newId(), city, status: 'active', reason: '', expectedReturn: null, by: actor.person, at: now });
	return { ok: true, city };
});

/** Changes what is said of a city; an edit against an old version overwrites nothing. */
export const describeCity = command('city.describe', async (tx, actor: Actor, said: CityDescription & { city: CityId }): Promise<DescribeCity> => {
	const city = await findCity(tx, actor.network, said.city);
	if (!city) return { ok: false, problem: 'notFound' };
	if (!may(actor, 'describeCity', said.city)) return { ok: false, problem: 'notAllowed' };
	if (!(await replaceCity(tx, actor.network, { ...city, ...said, id: city.id }))) return { ok: false, problem: 'editedMeanwhile', theirs: city };
	return { ok: true, city: city.id };
}, (said) => ({ subject: said.city }));

export type SetStatus =
	| { ok: true }
	| { ok: false; problem: 'notAllowed' | 'notFound' | 'alreadySo' }
	| { ok: false; problem: 'editedMeanwhile'; theirs: City };

/** Sets a city quiet, lets it return, or ends its part; only the secretariat may say that a city withdraws. */
export const setCityStatus = command('city.setStatus', async (tx, actor: Actor, said: StatusSaid & { city: CityId }, now): Promise<SetStatus> => {
	const city = await findCity(tx, actor.network, said.city);
	if (!city) return { ok: false, problem: 'notFound' };
	if (!may(actor, 'setCityStatus', said.city) || (said.status === 'withdrawn' && !may(actor, 'manageNetwork'))) return { ok: false, problem: 'notAllowed' };
	if (city.version !== said.version) return { ok: false, problem: 'editedMeanwhile', theirs: city };
	if (city.status === said.status && city.statusReason === said.reason && city.expectedReturn === said.expectedReturn) return { ok: false, problem: 'alreadySo' };
	await raiseCityVersion(tx, actor.network, city.id, city.version);
	const expectedReturn = said.status === 'quiet' ? said.expectedReturn : null;
	await insertStatus(tx, actor.network, { id: newId(), city: city.id, status: said.status, reason: said.reason, expectedReturn, by: actor.person, at: now });
	return { ok: true };
}, (said) => ({ subject: said.city, why: said.reason }));

export type ChooseTheme = { ok: true } | { ok: false; problem: 'notAllowed' | 'notFound' | 'reasonNeeded' };

/** What the city works on from today; a change needs its reason, the choices before stay readable. */
export const chooseTheme = command('city.chooseTheme', async (tx, actor: Actor, said: ThemeSaid & { city: CityId; lang: Lang }, now): Promise<ChooseTheme> => {
	const network = await findNetwork(tx, actor.network);
	if (!network || !(await findCity(tx, actor.network, said.city))) return { ok: false, problem: 'notFound' };
	if (!may(actor, 'describeCity', said.city)) return { ok: false, problem: 'notAllowed' };
	if (said.reason === '' && (await listThemes(tx, actor.network, said.city)).length > 0) return { ok: false, problem: 'reasonNeeded' };
	await insertTheme(tx, actor.network, {
		id: newId(), city: said.city, from: dayIn(network.zone, now), label: { [said.lang]: said.label }, problem: said.problem ? { [said.lang]: said.problem } : {}, reason: said.reason,
	});
	return { ok: true };
}, (said) => ({ subject: said.city, why: said.reason }));
