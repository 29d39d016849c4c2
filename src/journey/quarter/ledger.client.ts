/** The button of the ledger page: what adds everything up, and the record, are fetched when it is pressed; where that fails, the server does it. */
const form = document.querySelector<HTMLFormElement>('#again form');
const said = document.getElementById('added-up');

form?.addEventListener('submit', (event) => {
	if (!said) return;
	event.preventDefault();
	void addUpHere(form, said);
});

/** Kept once fetched, so that whoever presses again needs no connection. */
let held: Promise<[typeof import('./ledger-recheck.client.ts'), string]> | undefined;

function fetchBoth(address: string) {
	return Promise.all([import('./ledger-recheck.client.ts'), fetch(address).then((answer) => answer.text())]);
}

async function addUpHere(asked: HTMLFormElement, answer: HTMLElement): Promise<void> {
	try {
		held ??= fetchBoth(answer.dataset['record'] ?? '');
		const [{ addUp }, record] = await held;
		answer.textContent = addUp(record, answer.dataset);
		answer.classList.add('done');
	} catch {
		location.assign(`${asked.action.replace(/#.*/, '')}?again=1#again`);
	}
}
