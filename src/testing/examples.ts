import type { Actor, City, CityId, Network, NetworkId, PersonId, Role } from '#journey/network/network.ts';

export const exampleNetwork: Network = {
	id: 'net' as NetworkId, name: 'Test network', languages: ['en', 'fr', 'pt', 'ar'], zone: 'Africa/Accra',
	firstQuarter: '2026-Q1', lastQuarter: '2028-Q4', isExample: false, version: 1,
};

export const exampleCity: City = {
	id: 'kumasi' as CityId, names: { en: 'Kumasi', fr: 'Kumasi', pt: 'Kumasi', ar: 'كوماسي' }, country: 'GH', currency: 'GHS', zone: 'Africa/Accra', weekend: [6, 0],
	languages: ['en'], sharesLevels: false, status: 'active', statusReason: '', expectedReturn: null, version: 1,
};

/** Somebody with one role; the id is the role, or role and city. */
export function actorOf(role: Role, city: string | null = null, network: NetworkId = exampleNetwork.id): Actor {
	const id = city ? `${role}-${city}` : role;
	return { network, person: id as PersonId, name: id, roles: [{ role, city: city as CityId | null }] };
}
