import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { adjustLimitPoints } from "@/lib/loyalty/adjustment";
import { type ByHand, byHandOf, leftByHand } from "@/lib/loyalty/by-hand";
import { dayOf } from "@/lib/loyalty/calendar";
import type { Actor, Permission, Role } from "@/lib/loyalty/permissions";
import type { Points } from "@/lib/loyalty/points";
import { type TermsHistory, termsAsOf } from "@/lib/loyalty/terms";
import { latestTermsVersion, termsHistory } from "./terms";

/** What each of these colleagues gave and took by hand today, of this member's points and in all; the same order out as in. */
export async function readByHand(
  asked: readonly { actorId: number; role: Role | null; memberId: number }[],
  history: TermsHistory,
  now: Instant,
): Promise<ByHand[]> {
  const on = dayOf(now, termsAsOf(history, now).zone);
  const hands = asked.map((each) => byHandOf(each, on));
  const codes = [...new Set(hands.flatMap(({ toOne, inAll }) => [toOne.code, inAll.code]))];
  const rows = await sql<{ code: string; used: number }[]>`
    select code, used from budgets where on_ = ${on}::date and code = any (${codes})`;
  const used = new Map(rows.map((row) => [row.code, row.used]));
  return hands.map(({ toOne, inAll }) => ({
    on,
    toOne: { ...toOne, used: used.get(toOne.code) ?? 0 },
    inAll: { ...inAll, used: used.get(inAll.code) ?? 0 },
  }));
}

/** How many of this member's points they may give or take by themselves now: at once, and with what they did today. */
export async function findLeftByHand(
  { personId, role }: Actor<Permission>,
  memberId: number,
  now: Instant,
): Promise<Points> {
  const history = await termsHistory(await latestTermsVersion());
  const [hand] = await readByHand([{ actorId: personId, role, memberId }], history, now);
  return Math.min(adjustLimitPoints(role), hand ? leftByHand(hand) : 0);
}
