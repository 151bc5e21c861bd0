import type { Instant } from "@/lib/base/clock";
import { gateProblems } from "./gate-problems";
import type { Gates } from "./gates";
import { datedKinds, kinds, ruleOf } from "./kinds";
import { type DetailProblem, type Details, detailProblems } from "./kinds/details";
import type { KindRule } from "./kinds/kind-rule";
import type { Points } from "./points";
import { type RewardKind, type RewardTexts, takesCodes } from "./reward";
import type { Terms } from "./terms";

/** Everything staff say of a reward at once; its stock, codes, picture and state have ways of their own. */
export type RewardEdit = {
  /** The shop's own number of it, by which files name it; null where it has none. */
  sku: string | null;
  kind: RewardKind;
  category: string;
  texts: RewardTexts;
  points: Points;
  valueMinor: number | null;
  currency: string;
  perMemberLimit: number | null;
  tierRequired: string | null;
  startsAt: Instant | null;
  endsAt: Instant | null;
  gates: Gates;
  validDays: number | null;
  cancellable: boolean;
  details: Details;
  featured: number;
};

/** What an edit is measured against; null for a reward that is being made. */
export type RewardBefore = {
  kind: RewardKind;
  points: Points;
  publishedAt: Instant | null;
  codes: number;
  /** Live redemptions of it so far, where they were looked at; writing an edit looks again. */
  redeemed?: number;
} | null;

export type RewardField =
  | "sku"
  | "kind"
  | "category"
  | "nameId"
  | "nameEn"
  | "points"
  | "value"
  | "perMemberLimit"
  | "totalLimit"
  | "tierRequired"
  | "hidden"
  | "earlyTier"
  | "earlyDays"
  | "provinces"
  | "startsOn"
  | "endsOn"
  | "validDays"
  | "featured"
  | "stock"
  | GroupName
  | DetailName;

/** The name a detail has in a form and among problems: each kind has its own. */
export type DetailName = `detail-${RewardKind}-${string}`;

/** Of one that is said in both languages the Indonesian ends in `Id`, as other words do in forms. */
export function detailName(kind: RewardKind, field: string): DetailName {
  return `detail-${kind}-${field}${Object.hasOwn(kinds[kind].details, `${field}En`) ? "Id" : ""}`;
}

/** The name of a saved condition's box in a form and among problems. */
type GroupName = `group-${string}`;

export function groupName(code: string): GroupName {
  return `group-${code}`;
}

type RewardProblem =
  | "missing"
  | "not_a_number"
  | "not_positive"
  | "too_large"
  | "not_a_day"
  | "ends_before_it_starts"
  | "tier_unknown"
  | "kind_fixed"
  | "dearer"
  | "taken"
  | "less_than_redeemed"
  | "segment_unknown"
  | "hidden_from_all"
  | "early_needs_start"
  | "only_sent"
  | "province_unknown"
  | DetailProblem;

export type RewardProblems = Partial<Record<RewardField, RewardProblem>>;

const LARGEST = 1_000_000_000;

/**
 * What is wrong with an edit, by field; empty when nothing is. Once published, a reward's price may only fall here: a dearer one
 * is announced ahead (see `priceRiseOf`). Its kind is settled by then, and by its first code.
 */
export function problemsOf(edit: RewardEdit, before: RewardBefore, terms: Terms): RewardProblems {
  const problems: RewardProblems = {};
  if (edit.category === "") problems.category = "missing";
  if (edit.texts.id.name === "") problems.nameId = "missing";
  if (edit.texts.en.name === "") problems.nameEn = "missing";
  if (edit.points < 1) problems.points = "not_positive";
  else if (edit.points > LARGEST) problems.points = "too_large";
  else if (before?.publishedAt && edit.points > before.points) problems.points = "dearer";
  if (before && before.kind !== edit.kind && (before.publishedAt || before.codes > 0)) problems.kind = "kind_fixed";
  if (edit.valueMinor !== null && edit.valueMinor < 0) problems.value = "not_positive";
  if (edit.perMemberLimit !== null && edit.perMemberLimit < 1) problems.perMemberLimit = "not_positive";
  if (edit.perMemberLimit !== null && edit.perMemberLimit > LARGEST) problems.perMemberLimit = "too_large";
  if (edit.validDays !== null && edit.validDays < 1) problems.validDays = "not_positive";
  if (edit.validDays !== null && edit.validDays > 3_650) problems.validDays = "too_large";
  if (edit.featured < 0 || edit.featured > 1_000) problems.featured = "too_large";
  if (edit.startsAt && edit.endsAt && edit.endsAt <= edit.startsAt) problems.endsOn = "ends_before_it_starts";
  if (edit.tierRequired !== null && !terms.tiers.levels.some((level) => level.code === edit.tierRequired)) {
    problems.tierRequired = "tier_unknown";
  }
  return { ...problems, ...gateProblems(edit, before, terms), ...detailProblemsOf(edit) };
}

/** What is wrong with what a reward says as one of its kind. */
function detailProblemsOf({ kind, details, points, perMemberLimit }: RewardEdit): RewardProblems {
  const rule: KindRule = kinds[kind];
  const wrong: Record<string, DetailProblem> = detailProblems(rule.details, details);
  // What gives more than it takes would be redeemed for ever.
  const bonus = rule.gives?.(details)?.points ?? 0;
  const limit: RewardProblems =
    bonus >= points && perMemberLimit === null && bonus > 0 ? { perMemberLimit: "missing" } : {};
  const together = rule.detailsProblem?.(details);
  if (together && Object.keys(wrong).length === 0) wrong[together.field] = together.problem;
  const named = Object.entries(wrong).map(([field, problem]) => [detailName(kind, field), problem]);
  return { ...limit, ...Object.fromEntries(named) };
}

export type PublishRefusal =
  | "already_published"
  | "archived"
  | "already_ended"
  | "details_missing"
  | "no_codes"
  | "no_dates"
  | "no_file"
  | "no_provider";

/** A reward as publishing looks at it. */
export type ToPublish = {
  kind: RewardKind;
  state: string;
  details: Details;
  endsAt: Instant | null;
  stockLeft: number | null;
  openDates: number;
  hasFile: boolean;
};

/**
 * Why a reward may not be shown to members now; null when it may. Nothing is shown that could not be had: without a free code, a date to
 * come, its file, or somebody who fills it up. `orders` are the jobs for which a provider is configured.
 */
export function publishRefusal(reward: ToPublish, orders: readonly string[], now: Instant): PublishRefusal | null {
  const { kind, details } = reward;
  const rule = ruleOf(kind, details);
  if (reward.state === "published") return "already_published";
  if (reward.state === "archived") return "archived";
  if (reward.endsAt && reward.endsAt <= now) return "already_ended";
  if (Object.keys(detailProblems(rule.details, details)).length > 0 || rule.detailsProblem?.(details))
    return "details_missing";
  if (takesCodes(kind) && (reward.stockLeft ?? 0) === 0) return "no_codes";
  if (datedKinds.includes(kind) && reward.openDates === 0) return "no_dates";
  if (kind === "digital" && !reward.hasFile) return "no_file";
  return rule.orders !== undefined && !orders.includes(rule.orders) ? "no_provider" : null;
}

export type PriceRiseRefusal =
  | { code: "not_dearer" }
  | { code: "never_published" }
  | { code: "too_dear" }
  | { code: "notice_too_short"; earliest: Instant };

/** From when a published reward may cost `points`: never before its notice is over; null asks for as early as that. */
export function priceRiseOf(
  reward: { points: Points; publishedAt: Instant | null },
  rise: { points: Points; from: Instant | null },
  noticeEnds: Instant,
  now: Instant,
): { from: Instant } | PriceRiseRefusal {
  if (reward.publishedAt === null) return { code: "never_published" };
  if (rise.points <= reward.points) return { code: "not_dearer" };
  if (rise.points > LARGEST) return { code: "too_dear" };
  // Without any notice in the terms it is still announced before it begins.
  const earliest = noticeEnds > now ? noticeEnds : new Date(now.getTime() + 60_000);
  if (rise.from !== null && rise.from < earliest) return { code: "notice_too_short", earliest };
  return { from: rise.from ?? earliest };
}
