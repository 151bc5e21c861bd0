import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import type { Draft } from "./account";
import { daysLater } from "./calendar";
import type { MemberInputs } from "./earning-event";
import { lotsAsTheyWillEnd } from "./expiry-calendar";
import { segmentsAt } from "./gates";
import { ruleOf } from "./kinds";
import { readGiven } from "./kinds/asks";
import { type Expiry, expiryCalendar, spendable } from "./lots";
import { type Points, sum } from "./points";
import { type Availability, availability, type RewardOffer } from "./reward";
import { termsAsOf } from "./terms";
import type { WishTrace } from "./wish-trace";

/** A reward a member saves for, and what is to be done before points end. */
export type WishPurpose = "goal" | "expiry";
/** `show` and `remind` spend nothing. */
export type WishAction = "show" | "remind" | "redeem" | "donate";

/** What a member asks for; instants and days are the programme's, points whole. */
export type AskedWish = {
  purpose: WishPurpose;
  action: WishAction;
  /** The dearest price per unit they agree to. */
  mostPoints: Points | null;
  /** A goal: what is to stay spendable. */
  keepPoints: Points;
  /** Before an end: from how many ending points on. */
  leastPoints: Points | null;
  daysBefore: number | null;
};

export type WishRefusal =
  | { code: "action_unsuited" }
  | { code: "reward_unknown" }
  | { code: "not_a_donation" }
  /** Redeeming it asks for something only its member can say: an address, a date. */
  | { code: "asks_something" }
  | { code: "price_above"; points: Points }
  | { code: "days_invalid"; most: number }
  | { code: "points_invalid" };

/** Longer ahead nobody should spend without their member, for points that may yet be used. */
export const MOST_DAYS_BEFORE = 90;

/** Whether a wish can be taken down as it is asked: nothing is spent that was not agreed to in figures. */
export function checkWish(asked: AskedWish, reward: RewardOffer | null): Result<null, WishRefusal> {
  const { purpose, action, mostPoints, keepPoints, leastPoints, daysBefore } = asked;
  const isOfPurpose = purpose === "goal" ? action !== "remind" && action !== "donate" : action !== "show";
  if (!isOfPurpose) return refused({ code: "action_unsuited" });
  const figures = [mostPoints ?? 1, leastPoints ?? 1, keepPoints + 1];
  if (!figures.every((each) => Number.isSafeInteger(each) && each > 0)) return refused({ code: "points_invalid" });
  if (purpose === "expiry") {
    const isDay = daysBefore !== null && Number.isInteger(daysBefore) && daysBefore >= 1;
    if (!isDay || daysBefore > MOST_DAYS_BEFORE) return refused({ code: "days_invalid", most: MOST_DAYS_BEFORE });
  }
  if (action === "remind") return done(null);
  const isDonation = reward?.kind === "donation";
  if (reward?.state !== "published") return refused({ code: "reward_unknown" });
  if (action === "show") return done(null);
  if ((action === "donate") !== isDonation) return refused({ code: "not_a_donation" });
  if (asksSomething(reward)) return refused({ code: "asks_something" });
  if (mostPoints === null || mostPoints < reward.points) return refused({ code: "price_above", points: reward.points });
  return done(null);
}

/** Whether redeeming it takes words of the member's own. */
export function asksSomething({ kind, details }: Pick<RewardOffer, "kind" | "details">): boolean {
  const asks = ruleOf(kind, details).asks;
  return asks.includes("date") || Object.keys(readGiven(asks, details, {}).problems).length > 0;
}

/** A wish that stands. */
export type Wish = AskedWish & { id: string; since: Instant };

export const pauseReasons = [
  "reward_gone",
  "dearer",
  "out_of_stock",
  "total_reached",
  "tier_required",
  "segment_required",
  "limit_reached",
  "member_locked",
  "cancelled",
] as const;
/** Why a wish stops until its member wishes it anew. */
export type PauseReason = (typeof pauseReasons)[number];

export type WishDecision =
  | { code: "wait" }
  /** The goal was reached, by the member themselves or by an earlier run. */
  | { code: "met" }
  | { code: "pause"; because: PauseReason }
  /** One run each `occasion`. */
  | { code: "run"; trace: WishTrace; occasion: string; quantity: number; price: Points };

export type WishContext = {
  reward: RewardOffer | null;
  /** What the member has of the reward, and whether some of it since the wish; whether they took back what was done by it. */
  redeemed: number;
  inputs: MemberInputs;
  hasRedeemedSince: boolean;
  hasCancelled: boolean;
};

/**
 * What a wish comes to now, for a draft into which time has been written up to `at`. It spends only what was agreed to: never at a
 * dearer price, never below what is to be kept, once for a goal, and once for each date on which points end.
 */
export function decideWish(draft: Draft, wish: Wish, context: WishContext, at: Instant): WishDecision {
  const { reward, redeemed, inputs } = context;
  if (wish.purpose === "goal" && context.hasRedeemedSince) return { code: "met" };
  if (wish.action === "show" || wish.action === "remind") return { code: "wait" };
  if (draft.start.memberState !== "active") return pause("member_locked");
  if (context.hasCancelled) return pause("cancelled");
  if (reward === null) return pause("reward_gone");
  const terms = termsAsOf(draft.history, at);
  const have = spendable(draft.lots, at);
  const segments = segmentsAt(draft, inputs, terms, at);
  const answer = availability(reward, { spendable: have, tier: draft.tier, segments, redeemed }, terms, at);
  // A limit that is counted anew some day is waited for.
  if (answer.code === "limit_reached" && answer.again !== null) return { code: "wait" };
  const because = pausedBy[answer.code];
  if (because) return pause(because);
  if (wish.mostPoints === null || reward.points > wish.mostPoints) return pause("dearer");
  if (answer.code !== "redeemable") return { code: "wait" };
  const said = { id: wish.id, since: wish.since.getTime() };
  if (wish.purpose === "goal") {
    if (have - reward.points < wish.keepPoints) return { code: "wait" };
    const trace = { ...said, because: "goal_reached", spendable: have, keep: wish.keepPoints } as const;
    return { code: "run", trace, occasion: "goal", quantity: 1, price: reward.points };
  }
  const ends = endsWithin(draft, wish.daysBefore ?? 0, at);
  const ending = sum(ends.map((end) => end.points));
  const [first] = ends;
  if (!first || ending < (wish.leastPoints ?? 1)) return { code: "wait" };
  const trace = { ...said, because: "points_ending", ending, at: first.at.getTime() } as const;
  // Of a donation as many whole units as what ends comes to; of anything else one.
  const quantity = wish.action === "donate" ? Math.floor(ending / reward.points) : 1;
  if (quantity === 0) return { code: "wait" };
  return { code: "run", trace, occasion: String(first.at.getTime()), quantity, price: reward.points };
}

/** What can be spent now and ends within so many days if nothing more happens, soonest first. */
export function endsWithin(draft: Draft, days: number, at: Instant): Expiry[] {
  const until = daysLater(at, days, termsAsOf(draft.history, at).zone);
  const lots = lotsAsTheyWillEnd(draft).filter((lot) => lot.availableAt <= at);
  return expiryCalendar(lots, at).filter((end) => end.at <= until);
}

const pausedBy: Record<Availability["code"], PauseReason | null> = {
  not_published: "reward_gone",
  ended: "reward_gone",
  out_of_stock: "out_of_stock",
  total_reached: "total_reached",
  tier_required: "tier_required",
  segment_required: "segment_required",
  limit_reached: "limit_reached",
  starts_later: null,
  points_missing: null,
  redeemable: null,
};

function pause(because: PauseReason): WishDecision {
  return { code: "pause", because };
}
