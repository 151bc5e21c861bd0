import type { Condition, EarningRule, Effect as RuleEffect } from "./earning-rules";
import type { ExpiryPolicy } from "./expiry-policy";
import { leavesBetween } from "./terms-leaves";
import type { Benefit, TierLevel } from "./tier-policy";

/** What a change is to a member whom it touches. */
export type Effect = "better" | "worse" | "neutral";

type Words = TierLevel["name"];
export type Rate = { points: number; minor: number };

/** Whom a change touches: everybody, or members of these tiers alone. */
export type Touches = "everybody" | readonly string[];

type Changed<What extends string, Value, About = null> = {
  what: What;
  section: string;
  /** Which rate, tier, rule or text it is. */
  about: About;
  /** Null where there was none before, or is none after. */
  before: Value | null;
  after: Value | null;
  effect: Effect;
  touches: Touches;
};

/** One difference between two versions of the terms. */
export type TermsChange =
  | Changed<"rate", Rate, string>
  | Changed<"expiry", ExpiryPolicy, "base" | "bonus">
  | Changed<"pending_days", number, string>
  | Changed<"tier_window", { window: string; months: number | null }>
  | Changed<"tier_downgrade", string>
  | Changed<"tier", TierLevel, Words>
  | Changed<"tier_from" | "tier_percent", number, Words>
  | Changed<"tier_name", Words, Words>
  | Changed<"tier_benefits", Benefit[], Words>
  | Changed<"cancel_hours" | "grace_days" | "restore_days" | "notice_days", number>
  | Changed<"rule", EarningRule, Words>
  | Changed<"rule_gives", RuleEffect, Words>
  | Changed<"rule_asks", Condition[], Words>
  | Changed<"text", string, { locale: "id" | "en"; title: string }>
  /** What no comparison of its own knows: named by where it stands in the document. */
  | Changed<"other", unknown, string[]>;

/** What a change says of itself before it is known whom it touches. */
export function changed<C extends TermsChange>(change: Omit<C, "touches">, touches: Touches = "everybody"): C {
  return { ...change, touches } as C;
}

/** Differences nobody wrote a comparison for. In doubt they are for the worse, so that members hear of them in time. */
export function otherChanges(
  section: string,
  before: unknown,
  after: unknown,
  path: string[] = [section],
  effect: Effect = "worse",
): TermsChange[] {
  return leavesBetween(before, after, path).map((leaf) =>
    changed({ what: "other", section, about: leaf.path, before: leaf.before, after: leaf.after, effect }),
  );
}

/** Of numbers of which members would rather have more. */
export function moreIsBetter(before: number, after: number): Effect {
  return after > before ? "better" : after < before ? "worse" : "neutral";
}

export function lessIsBetter(before: number, after: number): Effect {
  return moreIsBetter(after, before);
}

/** Points for money, as shares of one another; a rate that ends is for the worse. */
export function rateEffect(before: Rate | null, after: Rate | null): Effect {
  if (before === null) return "better";
  if (after === null) return "worse";
  const [now, then] = [BigInt(before.points) * BigInt(after.minor), BigInt(after.points) * BigInt(before.minor)];
  return then > now ? "better" : then < now ? "worse" : "neutral";
}
