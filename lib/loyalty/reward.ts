import type { Instant } from "@/lib/base/clock";
import { daysEarlier } from "./calendar";
import { kinds } from "./kinds";
import type { Details } from "./kinds/details";
import type { Points } from "./points";
import type { Terms } from "./terms";
import { earlyAccessDays, levelOf, rankOf } from "./tiers";

export const rewardKinds = [
  "merchandise",
  "gift_card",
  "experience",
  "discount",
  "cash_back",
  "recognition",
  "points",
  "sample",
  "made_for_you",
  "donation",
  "training",
  "access",
  "travel",
  "digital",
  "top_up",
  "referral",
] as const;
export type RewardKind = (typeof rewardKinds)[number];

/** Whether a kind hands out codes from an inventory. */
export function takesCodes(kind: RewardKind): boolean {
  return kinds[kind].codes === "inventory";
}

/** What a reward says of itself, in each language. */
export type RewardTexts = Record<"id" | "en", RewardText>;
export type RewardText = { name: string; summary: string; howToUse: string; conditions: string };

/** What redeeming reads of a reward. */
export type RewardOffer = {
  id: number;
  publicId: string;
  version: number;
  kind: RewardKind;
  state: "draft" | "published" | "archived";
  points: Points;
  perMemberLimit: number | null;
  tierRequired: string | null;
  startsAt: Instant | null;
  endsAt: Instant | null;
  validDays: number | null;
  cancellable: boolean;
  details: Details;
  currency: string;
  /** Null: unlimited. */
  stockLeft: number | null;
};

/** Where a reward stands for one member, as the catalogue says it; the first that applies. */
export type Availability =
  | { code: "not_published" }
  | { code: "starts_later"; at: Instant }
  | { code: "ended" }
  | { code: "out_of_stock" }
  | { code: "tier_required"; tier: string }
  | { code: "limit_reached"; limit: number }
  | { code: "points_missing"; missing: Points }
  | { code: "redeemable" };

/** One answer for the card, the page and the command; `redeemed` counts the member's live redemptions of it. */
export function availability(
  reward: RewardOffer,
  member: { spendable: Points; tier: string | null; redeemed: number },
  terms: Terms,
  now: Instant,
  quantity = 1,
): Availability {
  if (reward.state !== "published") return { code: "not_published" };
  const startsAt = startFor(reward, member.tier, terms);
  if (startsAt && startsAt > now) return { code: "starts_later", at: startsAt };
  if (reward.endsAt && reward.endsAt <= now) return { code: "ended" };
  if (reward.stockLeft !== null && reward.stockLeft < quantity) return { code: "out_of_stock" };
  if (reward.tierRequired && rankOf(terms, member.tier) < rankOf(terms, reward.tierRequired)) {
    return { code: "tier_required", tier: reward.tierRequired };
  }
  if (reward.perMemberLimit !== null && member.redeemed + quantity > reward.perMemberLimit) {
    return { code: "limit_reached", limit: reward.perMemberLimit };
  }
  const missing = reward.points * quantity - member.spendable;
  return missing > 0 ? { code: "points_missing", missing } : { code: "redeemable" };
}

/** When a reward opens to members of a level: before it does to others, by as many days as the level's early access has. */
function startFor({ startsAt }: RewardOffer, tier: string | null, terms: Terms): Instant | null {
  const days = earlyAccessDays(levelOf(terms, tier));
  return startsAt && days > 0 ? daysEarlier(startsAt, days, terms.zone) : startsAt;
}
