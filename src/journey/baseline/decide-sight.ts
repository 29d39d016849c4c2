import { may, type Actor, type City } from '#journey/network/network.ts';

/**
 * Whether this reader sees the city's levels by its name: its own people, the secretariat and the Lead Expert, and
 * everybody once the city shares them. All others, funders and guest experts too, find it only inside the spread.
 */
export function decideSight(actor: Actor, city: Pick<City, 'id' | 'sharesLevels'>): boolean {
	return city.sharesLevels || may(actor, 'readCity', city.id);
}
