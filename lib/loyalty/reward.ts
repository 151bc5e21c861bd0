import type { Instant } from "@/lib/base/clock";
import type { Period } from "./earning-rules";
import { countedAnewAt, type Gates, isMeantFor, leftOfLimit, type Opening, opensBefore, opensFor } from "./gates";
import { kinds } from "./kinds";
import type { Details } from "./kinds/details";
import type { Points } from "./points";
import type { Terms } from "./terms";
import { rankOf } from "./tiers";

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
  gates: Gates;
  validDays: number | null;
  cancellable: boolean;
  details: Details;
  currency: string;
  /** Null: unlimited. */
  stockLeft: number | null;
  /** What is left of what all members together may redeem; null without such a limit. */
  totalLeft: number | null;
};

/** Where a reward stands for one member, as the catalogue says it; the first that applies. */
export type Availability =
  | { code: "not_published" }
  /** `before` are the levels to which it opens earlier. */
  | { code: "starts_later"; at: Instant; before: Opening[] }
  | { code: "ended" }
  | { code: "out_of_stock" }
  /** All members together have redeemed as many as were offered. */
  | { code: "total_reached"; total: number; left: number }
  | { code: "tier_required"; tier: string }
  | { code: "segment_required"; segments: readonly string[] }
  /** `again` is when the member can redeem it once more; null for a limit that is counted for ever. */
  | { code: "limit_reached"; limit: number; per: Period; left: number; again: Instant | null }
  | { code: "points_missing"; missing: Points }
  | { code: "redeemable" };

/** The member as availability looks at them; `redeemed` counts their live redemptions of the reward in the running period. */
export type Redeemer = { spendable: Points; tier: string | null; segments: readonly string[]; redeemed: number };

/** One answer for the card, the page and the command. */
export function availability(
  reward: RewardOffer,
  member: Redeemer,
  terms: Terms,
  now: Instant,
  quantity = 1,
): Availability {
  if (reward.state !== "published") return { code: "not_published" };
  const opensAt = opensFor(reward, member.tier, terms);
  if (opensAt && opensAt > now) {
    return { code: "starts_later", at: opensAt, before: opensBefore(reward, opensAt, terms) };
  }
  if (reward.endsAt && reward.endsAt <= now) return { code: "ended" };
  if (reward.stockLeft !== null && reward.stockLeft < quantity) return { code: "out_of_stock" };
  const { totalLimit, segments, limitPer } = reward.gates;
  if (reward.totalLeft !== null && reward.totalLeft < quantity) {
    return { code: "total_reached", total: totalLimit ?? 0, left: reward.totalLeft };
  }
  if (reward.tierRequired && rankOf(terms, member.tier) < rankOf(terms, reward.tierRequired)) {
    return { code: "tier_required", tier: reward.tierRequired };
  }
  if (!isMeantFor(reward, member.segments)) return { code: "segment_required", segments };
  const left = leftOfLimit(reward, member.redeemed);
  if (reward.perMemberLimit !== null && left !== null && left < quantity) {
    const again = countedAnewAt(reward, now, terms.zone);
    return { code: "limit_reached", limit: reward.perMemberLimit, per: limitPer, left, again };
  }
  const missing = reward.points * quantity - member.spendable;
  return missing > 0 ? { code: "points_missing", missing } : { code: "redeemable" };
}
