// Lint rules of this project, for oxlint.
const clocksAndDice = { Date: ['now'], Math: ['random'], performance: ['now'] };
const ambient = new Set(['crypto', 'fetch', 'performance', 'setTimeout', 'setInterval', 'localStorage', 'navigator', 'process']);

const asksForNow = (node) => node.callee.name === 'Date' && node.arguments.length === 0;
const isClockOrDice = (node) => clocksAndDice[node.object.name]?.includes(node.property.name);

/** A decision takes values and returns values, so that a test, a replay and a phone all get the same answer. */
const pure = {
	create(context) {
		const refuse = (node, message) => { context.report({ node, message }); };
		const take = (node) => { refuse(node, 'Take what this gives as an argument.'); };
		const wait = (node) => { refuse(node, 'A decision does not wait: load first, then decide.'); };
		const waitIfAsync = (node) => { if (node.async) wait(node); };
		return {
			NewExpression(node) {
				if (asksForNow(node)) refuse(node, 'Take the day or the instant as an argument.');
			},
			CallExpression(node) {
				if (ambient.has(node.callee.name) || node.callee.name === 'Date') take(node);
			},
			MemberExpression(node) {
				const { name } = node.object;
				if (ambient.has(name) || isClockOrDice(node) || (name === 'globalThis' && ambient.has(node.property.name))) take(node);
			},
			AwaitExpression: wait,
			FunctionDeclaration: waitIfAsync,
			FunctionExpression: waitIfAsync,
			ArrowFunctionExpression: waitIfAsync,
		};
	},
};

/** Only a host looks at the clock; all others are told the time, so that a test can choose it and a job can be run again. */
const clock = {
	create(context) {
		const refuse = (node) => { context.report({ node, message: 'Only a host reads the clock: take the instant as an argument.' }); };
		return {
			NewExpression(node) {
				if (asksForNow(node)) refuse(node);
			},
			CallExpression(node) {
				if (node.callee.name === 'Date') refuse(node);
			},
			MemberExpression(node) {
				if (isClockOrDice(node)) refuse(node);
			},
		};
	},
};

export default { meta: { name: 'caravan' }, rules: { pure, clock } };
