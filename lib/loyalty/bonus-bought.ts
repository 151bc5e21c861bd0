import type { Instant } from "@/lib/base/clock";
import { addLine, type Draft } from "./account";
import { daysLater } from "./calendar";
import type { Points } from "./points";
import { expiryOf, termsAsOf } from "./terms";

/** Bonus points that arrive by redeeming; without days of their own they live as long as all bonus points do. */
export type Bonus = { points: Points; days: number | null };

/** Writes the line of bonus points that a redemption brought, after the one that paid for it. */
export function writeBonus(draft: Draft, redemption: string, { points, days }: Bonus, at: Instant): void {
  const terms = termsAsOf(draft.history, at);
  const expiresAt = days === null ? expiryOf(terms, "bonus", at) : daysLater(at, days, terms.zone);
  addLine(draft, {
    kind: "gift",
    points,
    tierPoints: 0,
    occurredAt: at,
    source: `redemption:${redemption}`,
    termsVersion: terms.version,
    answersRequest: false,
    newLots: [{ kind: "bonus", points, availableAt: at, expiresAt, termsVersion: terms.version }],
    trace: { rule: "bonus", redemption, expires: expiresAt?.getTime() ?? null },
  });
}
