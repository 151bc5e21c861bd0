import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { addLine, type Draft } from "./account";
import { type Budgets, budgetsOf, takeFrom } from "./budgets";
import { type Earning, evaluate } from "./earning";
import { type EarningEvent, type EventLine, type MemberInputs, nothingKnown } from "./earning-event";
import { keepAlive } from "./extension";
import { moveUp, settle } from "./settlement";
import { addToTally } from "./tallies";
import { type Terms, termsAsOf } from "./terms";
import { countsTowardsPeriod } from "./tier-window";
import { tierPointsOf } from "./tiers";
import type { EarnedTrace, EventTrace } from "./trace";
import { countEvent } from "./visits";

export type Purchase = {
  totalMinor: number;
  currency: string;
  channel: string | null;
  occurredAt: Instant;
  store?: string | null;
  lines?: readonly EventLine[];
  inputs?: MemberInputs;
};

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
 * day, then the tier it may reach. Points already past their expiry lapse in the same breath. What it takes of budgets is taken there.
 */
export function recordPurchase(
  draft: Draft,
  purchase: Purchase & { source: string },
  decidedAt: Instant,
  budgets: Budgets = budgetsOf([]),
): Result<PurchaseRecorded, PurchaseRefusal> {
  const at = draft.settledAt && draft.settledAt > decidedAt ? draft.settledAt : decidedAt;
  const { totalMinor, currency, occurredAt } = purchase;
  if (occurredAt.getTime() > at.getTime() + AHEAD_MS) return refused({ code: "in_the_future" });
  if (totalMinor < 0) return refused({ code: "amount_negative" });
  const terms = termsAsOf(draft.history, occurredAt);
  if (!terms.rates[currency]) return refused({ code: "currency_without_rate", currency });

  settle(draft, at);
  const event = purchaseEvent(purchase);
  const earning = evaluate(event, {
    terms,
    tier: draft.tier,
    tallies: draft.tallies,
    member: purchase.inputs ?? nothingKnown,
    budgets,
  });
  const journalVersion = earn(draft, event, earning, { terms, at, source: purchase.source, budgets });
  const nothingBecause = totalMinor === 0 ? "amount_zero" : "below_one_point";
  return done({
    earned: earning.base + earning.bonus,
    journalVersion,
    nothingBecause: journalVersion === null ? nothingBecause : null,
  });
}

function purchaseEvent({ totalMinor, currency, occurredAt, channel, store, lines }: Purchase): EarningEvent {
  return {
    kind: "purchase",
    occurredAt,
    money: { totalMinor, currency },
    lines: lines ?? [],
    channel,
    store: store ?? null,
    data: {},
  };
}

type EarnedAs = { terms: Terms; at: Instant; source: string; budgets: Budgets; kind?: "earned" | "referral" };

/**
 * Writes what an event earned: its line, its counts and what it took of budgets, and the tier it may reach. Answers the line's version,
 * or null when there was nothing to write. The draft is settled up to `at`.
 */
export function earn(
  draft: Draft,
  event: EarningEvent,
  earning: Earning,
  { terms, at, source, budgets, kind = "earned" }: EarnedAs,
): number | null {
  for (const { name, on, value } of earning.tallies) addToTally(draft.tallies, name, on, value);
  for (const use of earning.budgets) takeFrom(budgets, use);
  // A receipt of nothing is no visit, and keeps nothing alive.
  const isOfNothing = event.money?.totalMinor === 0;
  if (!isOfNothing) countEvent(draft.tallies, event.kind, event.occurredAt, terms);
  const activity = { kind: event.kind, occurredAt: event.occurredAt, source };
  const countable = tierPointsOf(terms, event, earning.base + earning.tier);
  if (earning.base + earning.bonus + countable === 0) {
    if (!isOfNothing) keepAlive(draft, activity, at);
    return null;
  }

  const counts = countsTowardsPeriod(draft.history, event.occurredAt, at);
  const tierPoints = counts ? countable : 0;
  const lot = { availableAt: earning.availableAt, termsVersion: terms.version };
  addLine(draft, {
    kind,
    points: earning.base + earning.bonus,
    tierPoints,
    occurredAt: event.occurredAt,
    source,
    termsVersion: terms.version,
    answersRequest: true,
    newLots: [
      { ...lot, kind: "base", points: earning.base, expiresAt: earning.baseExpiresAt },
      { ...lot, kind: "bonus", points: earning.bonus, expiresAt: earning.bonusExpiresAt },
    ],
    trace: { ...beginningOf(event), ...earning.trace, tierPoints, tierPeriodClosed: !counts },
  });
  const journalVersion = draft.version;
  if (counts) moveUp(draft, at, source);
  keepAlive(draft, activity, at);
  settle(draft, at);
  return journalVersion;
}

function beginningOf({ kind, money }: EarningEvent) {
  if (kind === "purchase" && money) return { rule: "purchase", ...money } satisfies Partial<EarnedTrace>;
  const { totalMinor = null, currency = null } = money ?? {};
  return { rule: "event", event: kind, totalMinor, currency } satisfies Partial<EventTrace>;
}
