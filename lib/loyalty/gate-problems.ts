import { groupName, type RewardBefore, type RewardEdit, type RewardProblems } from "./catalogue";
import { ruleOf } from "./kinds";
import type { Terms } from "./terms";
import { rankOf } from "./tiers";

/** More than a season ahead is no early access any more. */
const MOST_EARLY_DAYS = 90;
const LARGEST = 1_000_000_000;

/** What is wrong with who may redeem it, by field; empty when nothing is. */
export function gateProblems(edit: RewardEdit, before: RewardBefore, terms: Terms): RewardProblems {
  const { segments, isHidden, provinces, limitPer } = edit.gates;
  const problems: RewardProblems = { ...totalProblem(edit, before), ...earlyProblem(edit, terms) };
  if (limitPer !== "ever" && edit.perMemberLimit === null) problems.perMemberLimit = "missing";
  const known = terms.earning.segments.map(({ code }) => code);
  for (const code of segments) if (!known.includes(code)) problems[groupName(code)] = "segment_unknown";
  if (isHidden && segments.length === 0) problems.hidden = "hidden_from_all";
  if (provinces.length > 0 && !ruleOf(edit.kind, edit.details).asks.includes("address")) {
    problems.provinces = "only_sent";
  }
  return problems;
}

/** Never below what was redeemed already: that was promised and stands. */
function totalProblem({ gates: { totalLimit } }: RewardEdit, before: RewardBefore): RewardProblems {
  if (totalLimit === null) return {};
  if (totalLimit < 1) return { totalLimit: "not_positive" };
  if (totalLimit > LARGEST) return { totalLimit: "too_large" };
  return totalLimit < (before?.redeemed ?? 0) ? { totalLimit: "less_than_redeemed" } : {};
}

function earlyProblem({ gates: { early }, startsAt }: RewardEdit, terms: Terms): RewardProblems {
  if (early === null) return {};
  const tier: RewardProblems =
    rankOf(terms, early.tier) > 0 ? {} : { earlyTier: early.tier === "" ? "missing" : "tier_unknown" };
  if (early.days < 1) return { ...tier, earlyDays: "not_positive" };
  if (early.days > MOST_EARLY_DAYS) return { ...tier, earlyDays: "too_large" };
  return tier.earlyTier === undefined && startsAt === null ? { startsOn: "early_needs_start" } : tier;
}
