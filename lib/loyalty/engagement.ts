import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import type { Draft } from "./account";
import { type Budgets, budgetsOf } from "./budgets";
import { evaluate } from "./earning";
import { type EarningEvent, type MemberInputs, nothingKnown } from "./earning-event";
import { earn } from "./purchase";
import { settle } from "./settlement";
import { type Terms, termsAsOf } from "./terms";

/** Something a member did that is no purchase. */
export type Engagement = Pick<EarningEvent, "occurredAt" | "money" | "channel" | "store"> & {
  type: string;
  data: Readonly<Record<string, unknown>>;
  inputs?: MemberInputs;
};

export type EngagementRefusal = { code: "event_unknown"; type: string } | { code: "in_the_future" };

export type EngagementRecorded = {
  earned: number;
  journalVersion: number | null;
  nothingBecause: "no_rule" | null;
};

/** How far a sender's clock may run ahead. */
const AHEAD_MS = 5 * 60_000;

/** Of what was sent with an event, the fields its kind declares, with values that rules can compare. */
export function declaredFields(
  terms: Terms,
  type: string,
  data: Readonly<Record<string, unknown>>,
): Record<string, string | number | boolean> {
  const fields = terms.events.find((each) => each.code === type)?.fields ?? [];
  return Object.fromEntries(
    fields.flatMap((field): [string, string | number | boolean][] => {
      const value = Object.hasOwn(data, field) ? data[field] : undefined;
      if (typeof value === "string" && value.length <= 100) return [[field, value]];
      return (typeof value === "number" && Number.isFinite(value)) || typeof value === "boolean"
        ? [[field, value]]
        : [];
    }),
  );
}

/**
 * Writes something a member did into the draft, and what it earns by the rules of its own day that answer its kind. `kind` is the kind
 * of the line.
 */
export function recordEngagement(
  draft: Draft,
  engagement: Engagement & { source: string; kind: "earned" | "referral" },
  decidedAt: Instant,
  budgets: Budgets = budgetsOf([]),
): Result<EngagementRecorded, EngagementRefusal> {
  const at = draft.settledAt && draft.settledAt > decidedAt ? draft.settledAt : decidedAt;
  const { type, occurredAt, source, kind } = engagement;
  if (occurredAt.getTime() > at.getTime() + AHEAD_MS) return refused({ code: "in_the_future" });
  const terms = termsAsOf(draft.history, occurredAt);
  if (!terms.events.some((each) => each.code === type)) return refused({ code: "event_unknown", type });
  settle(draft, at);
  const { money, channel, store, data, inputs } = engagement;
  const event: EarningEvent = { kind: type, occurredAt, money, lines: [], channel, store, data };
  const { tier, tallies } = draft;
  const earning = evaluate(event, { terms, tier, tallies, member: inputs ?? nothingKnown, budgets });
  const journalVersion = earn(draft, event, earning, { terms, at, source, budgets, kind });
  return done({
    earned: earning.base + earning.bonus,
    journalVersion,
    nothingBecause: journalVersion === null ? "no_rule" : null,
  });
}
