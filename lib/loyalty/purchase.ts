import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { addLine, type Draft } from "./account";
import { earn, type Purchase } from "./earning";
import { moveUp, settle } from "./settlement";
import { termsAsOf } from "./terms";
import { countsTowardsPeriod } from "./tiers";

export type PurchaseRefusal =
  | { code: "currency_without_rate"; currency: string }
  | { code: "in_the_future" }
  | { code: "amount_negative" };

export type PurchaseRecorded = {
  earned: number;
  /** The journal line that explains what was earned, or why there is none. */
  journalVersion: number | null;
  nothingBecause: "amount_zero" | "below_one_point" | null;
};

/** How far a till's clock may run ahead. */
const AHEAD_MS = 5 * 60_000;

/**
 * Writes a purchase into the draft: first what time has done until `decidedAt`, then what the purchase earns by the terms of its own
 * day, then the tier it may reach. Points already past their expiry lapse in the same breath.
 */
export function recordPurchase(
  draft: Draft,
  purchase: Purchase & { source: string },
  decidedAt: Instant,
): Result<PurchaseRecorded, PurchaseRefusal> {
  const at = draft.settledAt && draft.settledAt > decidedAt ? draft.settledAt : decidedAt;
  if (purchase.occurredAt.getTime() > at.getTime() + AHEAD_MS) return refused({ code: "in_the_future" });
  if (purchase.totalMinor < 0) return refused({ code: "amount_negative" });
  const terms = termsAsOf(draft.history, purchase.occurredAt);
  if (!terms.rates[purchase.currency]) return refused({ code: "currency_without_rate", currency: purchase.currency });

  settle(draft, at);
  const earning = earn(purchase, terms, draft.tier);
  if (!earning || earning.base + earning.bonus === 0) {
    const nothingBecause = purchase.totalMinor === 0 ? "amount_zero" : "below_one_point";
    return done({ earned: 0, journalVersion: null, nothingBecause });
  }

  const counts = countsTowardsPeriod(terms, purchase.occurredAt, at);
  const tierPoints = counts ? earning.base : 0;
  addLine(draft, {
    kind: "earned",
    points: earning.base + earning.bonus,
    tierPoints,
    occurredAt: purchase.occurredAt,
    source: purchase.source,
    termsVersion: terms.version,
    answersRequest: true,
    newLots: [
      {
        kind: "base",
        points: earning.base,
        availableAt: earning.availableAt,
        expiresAt: earning.baseExpiresAt,
        termsVersion: terms.version,
      },
      {
        kind: "bonus",
        points: earning.bonus,
        availableAt: earning.availableAt,
        expiresAt: earning.bonusExpiresAt,
        termsVersion: terms.version,
      },
    ],
    trace: { ...earning.trace, tierPoints, tierPeriodClosed: !counts },
  });
  const journalVersion = draft.version;
  if (counts) moveUp(draft, at, purchase.source);
  settle(draft, at);
  return done({ earned: earning.base + earning.bonus, journalVersion, nothingBecause: null });
}
