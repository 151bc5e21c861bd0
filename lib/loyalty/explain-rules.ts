import type { Unmet } from "./conditions";
import type { Limit } from "./limits";
import type { Points } from "./points";
import type { PointKind } from "./terms";
import type { RuleStep, SkippedRule } from "./trace";

/** What a rule of the terms gave, or why it gave nothing; `rule` is its code. Limits and conditions are told as they stood then. */
export type RuleStatement =
  /** `ratePoints` for every `perMinor` of `of`, rounded down; `together`: rounded once with the others of its group. */
  | ({
      key: "rule_rate";
      points: Points;
      rule: string;
      kind: Kind;
      gives: Points;
      ratePoints: Points;
      together: boolean;
    } & OfMoney)
  /** `extraPercent` more of what the ordinary rate gives for `of`. */
  | ({
      key: "rule_multiplier";
      points: Points;
      rule: string;
      kind: Kind;
      gives: Points;
      ratePoints: Points;
      extraPercent: number;
      together: boolean;
    } & OfMoney)
  | { key: "rule_fixed"; points: Points; rule: string; kind: Kind; gives: Points }
  /** What it gave is less than it would have been. */
  | { key: "rule_limited"; points: 0; rule: string; asked: Points; gives: Points; limit: Limit }
  | { key: "rule_exhausted"; points: 0; rule: string; limit: Limit }
  | { key: "rule_unmet"; points: 0; rule: string; unmet: Unmet[] }
  | { key: "rule_unmet_would_give"; points: 0; rule: string; unmet: Unmet[]; wouldGive: Points; kind: Kind }
  | { key: "rule_outdone"; points: 0; rule: string; better: string };

type Kind = PointKind | "tier";
type OfMoney = { of: number; perMinor: number; currency: string };

/** What a rule gave; points for a tier are told, and add nothing to the line. */
export function ruleStatements(step: RuleStep, currency: string): RuleStatement[] {
  const { rule, kind, by, gives, asked, limit } = step;
  const counted = { points: kind === "tier" ? 0 : gives, rule, kind, gives };
  const limited: RuleStatement[] = limit ? [{ key: "rule_limited", points: 0, rule, asked, gives, limit }] : [];
  if (by.give === "fixed") return [{ key: "rule_fixed", ...counted }, ...limited];
  const money = { ratePoints: by.points, perMinor: by.perMinor, of: by.of, currency, together: step.together ?? false };
  if (by.give === "rate") return [{ key: "rule_rate", ...counted, ...money }, ...limited];
  return [{ key: "rule_multiplier", ...counted, ...money, extraPercent: by.percent - 100 }, ...limited];
}

/** Why a rule gave nothing, and what would have made it. */
export function skippedRuleStatement(skipped: SkippedRule): RuleStatement {
  const { rule } = skipped;
  switch (skipped.because) {
    case "limit":
      return { key: "rule_exhausted", points: 0, rule, limit: skipped.limit };
    case "better_in_group":
      return { key: "rule_outdone", points: 0, rule, better: skipped.better };
    case "conditions": {
      const { unmet, wouldGive, kind } = skipped;
      if (!wouldGive) return { key: "rule_unmet", points: 0, rule, unmet };
      return { key: "rule_unmet_would_give", points: 0, rule, unmet, wouldGive, kind };
    }
  }
}
