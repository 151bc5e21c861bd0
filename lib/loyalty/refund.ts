import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { addLine, type Draft } from "./account";
import { type Points, sum } from "./points";
import { drawBack } from "./refund-lots";
import { proportionOf, type Sale, type SaleSoFar, saleSoFar, stillToTake } from "./refund-share";
import { leaveUndeservedLevels } from "./refund-tier";
import { settle } from "./settlement";
import { type Terms, termsAsOf } from "./terms";
import { countsTowardsPeriod } from "./tier-window";

export type RefundRequest = {
  id: string;
  amountMinor: number;
  /** Null: the currency of the sale. */
  currency: string | null;
  occurredAt: Instant;
  /** A salted digest of the reason staff gave; null where nobody gave one. */
  reasonDigest: string | null;
};

export type RefundRefusal =
  | { code: "amount_invalid" }
  | { code: "currency_differs"; currency: string }
  | { code: "more_than_left"; leftMinor: number; currency: string }
  | { code: "in_the_future" };

export type Refunded = {
  /** Points taken back, those that are owed from now on among them. */
  points: Points;
  owed: Points;
  tierPoints: Points;
  /** The journal line that explains it, or why there is none. */
  journalVersion: number | null;
  nothingBecause: "earned_nothing" | "lapsed_already" | "below_one_point" | null;
};

/** How far a till's clock may run ahead. */
const AHEAD_MS = 5 * 60_000;

/**
 * Takes back what a sale earned, in proportion to the money given back: from the sale's own lots, then from the member's others, and what
 * is no longer there is owed. A whole refund, in one or in many parts, takes exactly what was earned, less what lapsed meanwhile. The
 * terms of the sale's own day decide; caps, budgets and counts it used up are not given back.
 */
export function refund(
  draft: Draft,
  sale: Sale,
  request: RefundRequest,
  decidedAt: Instant,
): Result<Refunded, RefundRefusal> {
  const at = draft.settledAt && draft.settledAt > decidedAt ? draft.settledAt : decidedAt;
  const { amountMinor, occurredAt } = request;
  const { totalMinor, currency } = sale;
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) return refused({ code: "amount_invalid" });
  if (request.currency !== null && request.currency !== currency)
    return refused({ code: "currency_differs", currency });
  if (occurredAt.getTime() > at.getTime() + AHEAD_MS) return refused({ code: "in_the_future" });
  const leftMinor = totalMinor - sale.refundedMinor;
  if (amountMinor > leftMinor) return refused({ code: "more_than_left", leftMinor, currency });

  settle(draft, at);
  const terms = termsAsOf(draft.history, sale.occurredAt);
  const soFar = saleSoFar(sale, draft);
  const refundedMinor = sale.refundedMinor + amountMinor;
  const points = stillToTake(soFar, refundedMinor, totalMinor);
  const tier = tierPointsToTake(draft, terms, sale, soFar, { refundedMinor, at });
  if (points === 0 && tier.points === 0) {
    return done({ points: 0, owed: 0, tierPoints: 0, journalVersion: null, nothingBecause: whyNothing(soFar) });
  }
  const draws = drawBack(draft.lots, (lot) => soFar.born.has(lot.born), points, at);
  const owed = points - sum(draws.map((draw) => draw.points));
  addLine(draft, {
    kind: "refunded",
    points: 0 - points,
    tierPoints: 0 - tier.points,
    occurredAt,
    source: `refund:${request.id}`,
    termsVersion: terms.version,
    answersRequest: true,
    draws: draws.map(({ born, ordinal, points: taken }) => ({ born, ordinal, points: taken })),
    owed,
    countedAt: sale.occurredAt,
    trace: {
      rule: "refund",
      purchase: sale.id,
      amountMinor,
      refundedMinor,
      totalMinor,
      currency,
      earned: soFar.earned,
      takenBefore: soFar.taken,
      lapsed: soFar.lapsed,
      ...(soFar.lapsedSince > 0 ? { lapsedSince: soFar.lapsedSince } : {}),
      draws: draws.map((draw) => ({
        kind: draw.lot.kind,
        points: draw.points,
        expires: draw.lot.expiresAt?.getTime() ?? null,
        from: draw.isOwn ? "sale" : draw.lot.availableAt > at ? "pending" : "spendable",
      })),
      tierPoints: tier.points,
      tierKept: tier.kept,
      reason: request.reasonDigest,
    },
  });
  const journalVersion = draft.version;
  if (tier.points > 0 && terms.refunds.level === "taken_back")
    leaveUndeservedLevels(draft, soFar, at, `refund:${request.id}`);
  return done({ points, owed, tierPoints: tier.points, journalVersion, nothingBecause: null });
}

/** Tier points that are still counted and go with the money; those of a period that has closed have done their work. */
function tierPointsToTake(
  draft: Draft,
  terms: Terms,
  sale: Sale,
  soFar: SaleSoFar,
  { refundedMinor, at }: { refundedMinor: number; at: Instant },
): { points: Points; kept: "by_terms" | "period_closed" | null } {
  const share = proportionOf(soFar.tierPoints, refundedMinor, sale.totalMinor);
  const toTake = Math.max(0, share - soFar.takenTierPoints);
  if (toTake === 0) return { points: 0, kept: null };
  if (terms.refunds.tierPoints === "kept") return { points: 0, kept: "by_terms" };
  if (!countsTowardsPeriod(draft.history, sale.occurredAt, at)) return { points: 0, kept: "period_closed" };
  return { points: Math.min(toTake, draft.tierPoints + (sale.since?.tierPoints ?? 0)), kept: null };
}

function whyNothing({ earned, lapsed, lapsedSince }: SaleSoFar): Refunded["nothingBecause"] {
  if (earned === 0) return "earned_nothing";
  return lapsed + lapsedSince > 0 ? "lapsed_already" : "below_one_point";
}
