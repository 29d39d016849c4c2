/** What Caravan brings now and the network's own copy does not have: by id, so that nothing that stands is touched. */
export function findNew<One extends { id: string }>(brought: readonly One[], standing: readonly { id: string }[]): One[] {
	const here = new Set(standing.map(({ id }) => id));
	return brought.filter(({ id }) => !here.has(id));
}
