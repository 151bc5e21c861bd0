/** Where the portal's server finds what is asked before a page begins: it stands outside of what is built (docs/decisions/0056). */
const key = Symbol.for("setia.ask-ahead");

/** Asks for a request what its page will need, and answers it when that is on its way. Never throws: what fails is told to the page. */
export type AskAhead = (request: { path: string; cookies: string | undefined }, answer: () => void) => void;

export function offerToAskAhead(ask: AskAhead): void {
  Reflect.set(globalThis, key, ask);
}

/** What was offered; until then, and in a build without it, a page asks for itself. */
export const askAhead: AskAhead = (request, answer) => {
  const ask: AskAhead | undefined = Reflect.get(globalThis, key);
  if (ask === undefined) answer();
  else ask(request, answer);
};
