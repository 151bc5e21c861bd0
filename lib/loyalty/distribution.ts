import type { Instant } from "@/lib/base/clock";
import type { Draft } from "./account";
import { dayOf, daysLater } from "./calendar";
import { holdsOfMember } from "./conditions";
import type { MemberInputs } from "./earning-event";
import type { MemberCondition } from "./earning-rules";
import { daysAfter, daysFromReturn, periodStart } from "./periods";
import type { Occasion } from "./present-trace";
import type { RewardOffer } from "./reward";
import type { Tallies } from "./tallies";
import { type Terms, termsAsOf } from "./terms";
import { rankOf } from "./tiers";
import { asksSomething } from "./wish";

export const distributionPeriods = ["ever", "year", "month"] as const;
type DistributionPeriod = (typeof distributionPeriods)[number];

/** A reward given for nothing to whoever meets an occasion; days are ISO days in the programme's zone. */
export type Distribution = {
  id: string;
  occasion: Occasion;
  /** The level that is reached; of no other occasion. */
  tier: string | null;
  each: DistributionPeriod;
  /** What has to hold of the member besides. */
  conditions: readonly MemberCondition[];
  daysBefore: number;
  pickUpDays: number;
  startsOn: string;
  endsOn: string | null;
  /** How many it gives in all, over all members; null: as many as there are occasions and stock for. */
  atMost: number | null;
  isOn: boolean;
};

/** More than any distribution gives. */
const AT_MOST = 1_000_000;

/** How many days an occasion is made up for, where nobody came by on its day. */
export const LATE_DAYS = 7;

export type Celebrant = {
  inputs: MemberInputs;
  tier: string;
  tallies: Tallies;
  /** Levels the member reached lately, by day. */
  reached: readonly { from: string; to: string; on: string }[];
};

/** Whether a distribution gives anything on this day. */
function isRunning({ isOn, startsOn, endsOn }: Distribution, day: string): boolean {
  return isOn && startsOn <= day && (endsOn === null || day <= endsOn);
}

/**
 * Which occasion a member meets on `day`, by a name that is the same however often it is asked, or null. Nothing is made up for that came
 * before the distribution began, or more than a week ago.
 */
export function occasionOf(distribution: Distribution, who: Celebrant, terms: Terms, day: string): string | null {
  if (!isRunning(distribution, day)) return null;
  const standing = { terms, tier: who.tier, tallies: who.tallies, member: who.inputs, day };
  if (!distribution.conditions.every((each) => holdsOfMember(each, standing))) return null;
  switch (distribution.occasion) {
    case "birthday": {
      const on = returnNear(distribution, who.inputs.birthday, day);
      return on?.slice(0, 4) ?? null;
    }
    case "anniversary": {
      const { joinedOn } = who.inputs;
      const on = joinedOn && returnNear(distribution, joinedOn.slice(5), day);
      const years = on && joinedOn ? Number(on.slice(0, 4)) - Number(joinedOn.slice(0, 4)) : 0;
      return years > 0 ? String(years) : null;
    }
    case "tier_up": {
      const rank = rankOf(terms, distribution.tier);
      const since = [daysAfter(day, -LATE_DAYS), distribution.startsOn].reduce((a, b) => (a > b ? a : b));
      const up = who.reached.find(
        ({ from, to, on }) => rankOf(terms, from) < rank && rank <= rankOf(terms, to) && since <= on && on <= day,
      );
      return up ? periodOf(distribution.each, up.on) : null;
    }
    case "criteria":
      return periodOf(distribution.each, day);
  }
}

/** The day of the yearly return that is celebrated on `day`: so many days ahead, or up to a week late. */
function returnNear({ daysBefore, startsOn }: Distribution, monthDay: string | null, day: string): string | null {
  if (monthDay === null) return null;
  const distance = daysFromReturn(monthDay, day);
  if (distance < -daysBefore || distance > LATE_DAYS) return null;
  const on = daysAfter(day, -distance);
  return daysAfter(on, -daysBefore) >= startsOn ? on : null;
}

function periodOf(each: DistributionPeriod, day: string): string {
  if (each === "ever") return "ever";
  return periodStart(each, day).slice(0, each === "year" ? 4 : 7);
}

type PresentDecision =
  | { code: "wait" }
  /** At once, as a redemption of nothing. */
  | { code: "give"; of: string }
  /** To be picked up by the member until then: it takes a word of theirs. */
  | { code: "offer"; of: string; until: Instant };

/**
 * What a member is given now, for a draft into which time has been written up to `at`. `had` are the occasions of this distribution they
 * had already. Whether the reward can be redeemed at all is for its own gates to say.
 */
export function decidePresent(
  draft: Draft,
  distribution: Distribution,
  who: Pick<Celebrant, "inputs" | "reached">,
  context: { reward: RewardOffer | null; had: readonly string[] },
  at: Instant,
): PresentDecision {
  const { reward, had } = context;
  if (draft.start.memberState !== "active" || reward?.state !== "published") return { code: "wait" };
  const terms = termsAsOf(draft.history, at);
  const { tier, tallies } = draft;
  const of = occasionOf(distribution, { ...who, tier, tallies }, terms, dayOf(at, terms.zone));
  if (of === null || had.includes(of)) return { code: "wait" };
  if (!asksSomething(reward)) return { code: "give", of };
  if (reward.stockLeft === 0 || (reward.endsAt && reward.endsAt <= at)) return { code: "wait" };
  const until = daysLater(at, distribution.pickUpDays, terms.zone);
  return { code: "offer", of, until: reward.endsAt && reward.endsAt < until ? reward.endsAt : until };
}

export type DistributionProblem =
  | "tier_missing"
  | "criteria_missing"
  | "days_before_invalid"
  | "pick_up_days_invalid"
  | "at_most_invalid"
  | "ends_before_start";

/** What is wrong with a distribution as it is asked for; null when nothing is. */
export function distributionProblem(asked: Omit<Distribution, "id" | "isOn">): DistributionProblem | null {
  const { occasion, tier, conditions, daysBefore, pickUpDays, startsOn, endsOn, atMost } = asked;
  if ((occasion === "tier_up") !== (tier !== null)) return "tier_missing";
  if (occasion === "criteria" && conditions.length === 0) return "criteria_missing";
  const isWhole = (days: number, least: number, most: number) =>
    Number.isInteger(days) && days >= least && days <= most;
  if (!isWhole(daysBefore, 0, 30)) return "days_before_invalid";
  if (!isWhole(pickUpDays, 1, 365)) return "pick_up_days_invalid";
  if (atMost !== null && !isWhole(atMost, 1, AT_MOST)) return "at_most_invalid";
  return endsOn !== null && endsOn < startsOn ? "ends_before_start" : null;
}
