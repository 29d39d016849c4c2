/** The button of the ledger page: what adds everything up, and the record, are fetched when it is pressed; where that fails, the server does it. */
const form = document.querySelector<HTMLFormElement>('#again form');
const said = document.getElementById('added-up');

form?.addEventListener('submit', (event) => {
	if (!said) return;
	event.preventDefault();
	void addUpHere(form, said);
});

async function addUpHere(asked: HTMLFormElement, answer: HTMLElement): Promise<void> {
	try {
		const { addUp } = await import('./ledger-recheck.client.ts');
		const record = await fetch(answer.dataset['record'] ?? '');
		answer.textContent = addUp(await record.text(), answer.dataset);
		answer.classList.add('done');
	} catch {
		location.assign(`${asked.action.replace(/#.*/, '')}?again=1#again`);
	}
}
