/** The button of the ledger page: what adds everything up is fetched when it is pressed; where that fails, the server does it. */
const form = document.querySelector<HTMLFormElement>('#again form');
const said = document.getElementById('added-up');
const record = document.getElementById('ledger-record')?.textContent;

form?.addEventListener('submit', (event) => {
	if (!said) return;
	event.preventDefault();
	void addUpHere(form, said);
});

async function addUpHere(asked: HTMLFormElement, answer: HTMLElement): Promise<void> {
	try {
		const { addUp } = await import('./ledger-recheck.client.ts');
		// A large record does not travel with the page.
		const json = record ?? (await (await fetch(answer.dataset['record'] ?? '')).text());
		answer.textContent = addUp(json, answer.dataset);
		answer.classList.add('done');
	} catch {
		location.assign(`${asked.action.replace(/#.*/, '')}?again=1#again`);
	}
}
