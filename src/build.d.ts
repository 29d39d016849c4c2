/** Path of the one script every page carries; the build fills in the hashed name. */
declare const __PAGE_SCRIPT__: string;
/** Path of the ledger page's own script, which fetches the rest when its button is pressed. */
declare const __LEDGER_SCRIPT__: string;
/** Path of the styles as a file of their own, for whoever has been here before. */
declare const __STYLES__: string;
/** Names everything a phone keeps for this build; `dev` where nothing was built. */
declare const __RELEASE__: string;
