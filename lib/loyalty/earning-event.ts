import type { Instant } from "@/lib/base/clock";
import type { Budgets } from "./budgets";
import { dayOf } from "./calendar";
import type { Tallies } from "./tallies";
import type { Terms } from "./terms";

/** Something points can be earned for: a purchase, or any other kind the terms have rules for. */
export type EarningEvent = {
  kind: string;
  occurredAt: Instant;
  money: { totalMinor: number; currency: string } | null;
  /** What the receipt lists; empty where a till tells the total alone. */
  lines: readonly EventLine[];
  channel: string | null;
  store: string | null;
  /** What an event of another kind tells about itself. */
  data: Readonly<Record<string, unknown>>;
};

export type EventLine = { sku: string; category: string | null; quantity: number; amountMinor: number };

/** What rules read of a member besides the ledger: outside inputs, kept with the fact so that a replay reads the same. */
export type MemberInputs = {
  tags: readonly string[];
  /** As 02-29; null when it is not known. */
  birthday: string | null;
  /** The ISO day of joining in the programme's zone. */
  joinedOn: string | null;
};

export const nothingKnown: MemberInputs = { tags: [], birthday: null, joinedOn: null };

export type EarningContext = {
  terms: Terms;
  tier: string;
  tallies: Tallies;
  member: MemberInputs;
  budgets: Budgets;
};

/** A part of the amount: what one line of the receipt came to, or what no line accounts for. */
export type Part = { line: EventLine | null; amountMinor: number };

/** An event as rules look at it. */
export type Scene = EarningContext & { event: EarningEvent; day: string; parts: readonly Part[] };

export function sceneOf(event: EarningEvent, context: EarningContext): Scene {
  return { ...context, event, day: dayOf(event.occurredAt, context.terms.zone), parts: partsOf(event) };
}

/** Lines never come to more than the total, whatever was taken off it, and what they leave is a part of its own. */
function partsOf({ lines, money }: EarningEvent): Part[] {
  let left = Math.max(0, money?.totalMinor ?? 0);
  const parts = lines.map((line): Part => {
    const amountMinor = Math.min(Math.max(0, line.amountMinor), left);
    left -= amountMinor;
    return { line, amountMinor };
  });
  return left > 0 ? [...parts, { line: null, amountMinor: left }] : parts;
}
