import { AsyncLocalStorage } from "node:async_hooks";
import type { HomeRow } from "@/db/queries/home";
import { readVisit, readVisitAndHome, type Visit } from "@/db/queries/visit";
import { type AskAhead, offerToAskAhead } from "@/lib/base/ask-ahead";
import { cookieName, sessionIdIn } from "@/lib/session-cookie";

type Asked = { session: string | null; visit: Promise<Visit>; home: Promise<HomeRow | null> | null };

// One a process: what begins a request and what draws its page are built apart, each with modules of its own.
const held = globalThis as typeof globalThis & { setiaAsked?: AsyncLocalStorage<Asked> };
held.setiaAsked ??= new AsyncLocalStorage();
const store = held.setiaAsked;

/** The page that members ask for most. */
const isHome = /^\/home(\?|$)/;

/** What was asked ahead of the page being drawn, for this session (null: a visitor); undefined where nothing was. */
export function askedAhead(session: string | null): Asked | undefined {
  const asked = store.getStore();
  return asked?.session === session ? asked : undefined;
}

/** Asks who is asking and, for the home, what it says, before Next begins with the page: it takes a while to come to asking (docs/decisions/0056). */
export function beginAskingAhead(): void {
  let cookie: RegExp | undefined;
  const ask: AskAhead = async ({ path, cookies }, answer) => {
    cookie ??= new RegExp(`(?:^|; *)${cookieName("session")}=([^;]*)`);
    const session = await sessionIdIn(cookie.exec(cookies ?? "")?.[1]);
    const asksHome = session !== null && isHome.test(path);
    const [visit, home] = asksHome ? readVisitAndHome(session) : [readVisit(session), null];
    // Whether they came is told to whoever awaits them.
    for (const asked of [visit, home]) asked?.catch(() => {});
    // The driver sends at the end of this turn of the loop; drawing a page would be in its way.
    setImmediate(() => setImmediate(() => store.run({ session, visit, home }, answer)));
  };
  offerToAskAhead(ask);
}
