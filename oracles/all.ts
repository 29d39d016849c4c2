import type { Adapter } from './adapter.ts';
import * as assignment from './assignment.ts';
import * as committees from './committees.ts';
import * as ledger from './ledger.ts';
import * as matching from './matching.ts';
import * as meetingCohesion from './meeting-cohesion.ts';

/** The large file holds cases of two engines; what each expects tells which. */
const large: Adapter = (oracleCase, file, sibling) => {
	const { expected } = oracleCase;
	const ofLedger = typeof expected === 'object' && expected !== null && 'ledger' in expected;
	return (ofLedger ? ledger.largeLedger : committees.largeCommittees)(oracleCase, file, sibling);
};

/** Every kind of fixture that can be tried. */
export const kinds: Readonly<Record<string, Adapter>> = {
	...ledger.kinds, ...committees.kinds, ...assignment.kinds, ...matching.kinds, ...meetingCohesion.kinds, large,
};
