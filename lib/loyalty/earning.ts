import type { Instant } from "@/lib/base/clock";
import type { BudgetUse } from "./budgets";
import { type Unmet, unmetOf } from "./conditions";
import { type EarningContext, type EarningEvent, type Scene, sceneOf } from "./earning-event";
import type { EarningRule } from "./earning-rules";
import { type Limit, leaves, talliesOfCaps, tightestCap, tightestLimit, usesOfBudgets } from "./limits";
import { type Points, shareOf, sum } from "./points";
import { contest, type Worth, wouldGive } from "./rule-values";
import type { Tally } from "./tallies";
import { availableFrom, expiryOf, type PointKind, type Terms } from "./terms";
import { levelOf, rankOf } from "./tiers";
import type { EarnedTrace, EarningStep, RuleStep, SkippedRule, SkippedStep } from "./trace";

export type Earning = {
  /** Points by kind; `tier` counts towards a tier besides the base points. */
  base: Points;
  bonus: Points;
  tier: Points;
  availableAt: Instant;
  baseExpiresAt: Instant | null;
  bonusExpiresAt: Instant | null;
  /** What is to be counted of the member, and taken of what all share, if this comes to pass. */
  tallies: Tally[];
  budgets: BudgetUse[];
  trace: Pick<EarnedTrace, "steps" | "availableAt" | "expires" | "skipped">;
};

/**
 * What an event earns under the terms: for a purchase the currency's rate and the tier's extra, and for anything the rules that answer
 * its kind, in the order of the terms. Each rate, each multiplier and each group of rules is rounded down once. Pure, and told whole: the
 * steps of the trace add up to what is earned, and every rule that gave nothing says why.
 */
export function evaluate(event: EarningEvent, context: EarningContext): Earning {
  const scene = sceneOf(event, context);
  const { terms } = context;
  const ordinary =
    event.kind === "purchase" ? ordinaryEarning(event.money, terms, context.tier) : { steps: [], skipped: [] };
  const rules = evaluateRules(scene);
  const steps = [...ordinary.steps, ...rules.steps];
  const given = (kind: PointKind | "tier") =>
    steps.reduce((all, step) => (step.kind === kind ? all + step.gives : all), 0);
  const base = given("base");
  const bonus = given("bonus");

  const availableAt = availableFrom(terms, event.channel, event.occurredAt);
  const baseExpiresAt = expiryOf(terms, "base", event.occurredAt);
  const bonusExpiresAt = expiryOf(terms, "bonus", event.occurredAt);
  const expires: EarnedTrace["expires"] = [{ kind: "base", points: base, at: baseExpiresAt?.getTime() ?? null }];
  if (bonus > 0) expires.push({ kind: "bonus", points: bonus, at: bonusExpiresAt?.getTime() ?? null });
  return {
    base,
    bonus,
    tier: given("tier"),
    availableAt,
    baseExpiresAt,
    bonusExpiresAt,
    tallies: rules.tallies,
    budgets: rules.budgets,
    trace: {
      steps,
      availableAt: availableAt > event.occurredAt ? availableAt.getTime() : null,
      expires,
      skipped: [...ordinary.skipped, ...rules.skipped],
    },
  };
}

/** What the currency's rate and the tier's extra give for an amount, without any other rule. */
export function ordinaryPoints(money: { totalMinor: number; currency: string }, terms: Terms, tier: string): Points {
  return sum(ordinaryEarning(money, terms, tier).steps.map((step) => step.gives));
}

/** The currency's rate and the tier's extra of it, each rounded down once; nothing in a currency without a rate. */
function ordinaryEarning(money: EarningEvent["money"], terms: Terms, tier: string) {
  const steps: EarningStep[] = [];
  const skipped: SkippedStep[] = [];
  const rate = money ? terms.rates[money.currency] : undefined;
  if (!money || !rate) return { steps, skipped };
  const base = money.totalMinor > 0 ? shareOf(money.totalMinor, rate.points, rate.minor) : 0;
  steps.push({ step: "rate", points: rate.points, perMinor: rate.minor, gives: base, kind: "base" });
  const level = levelOf(terms, tier);
  if (level.earnPercent > 100) {
    const gives = shareOf(base, level.earnPercent - 100, 100);
    steps.push({ step: "tier", tier: level.code, percent: level.earnPercent, of: base, gives, kind: "bonus" });
  } else {
    const better = terms.tiers.levels.slice(rankOf(terms, tier) + 1).find((each) => each.earnPercent > 100);
    const next = better ? { tier: better.code, percent: better.earnPercent } : null;
    skipped.push({ step: "tier", tier: level.code, because: "tier_earns_no_more", next });
  }
  return { steps, skipped };
}

type RulesApplied = { steps: RuleStep[]; skipped: SkippedRule[]; tallies: Tally[]; budgets: BudgetUse[] };

function evaluateRules(scene: Scene): RulesApplied {
  const applied: RulesApplied = { steps: [], skipped: [], tallies: [], budgets: [] };
  const rules = scene.terms.earning.rules.filter((rule) => rule.on === scene.event.kind);
  const skipped = new Map<EarningRule, SkippedRule>();
  let competing = rules.filter((rule) => {
    const unmet = unmetOf(rule, scene);
    if (unmet.length > 0) skipped.set(rule, unmetRule(rule, unmet, scene));
    return unmet.length === 0;
  });
  // A rule with nothing left makes room for the next best of its group. Only those that win are asked what they have left, so that
  // whatever else is written at the same moment, a replay in the ledger's order tells the same.
  for (;;) {
    const { worths, lost } = contest(competing, scene);
    const exhausted = new Map(worths.flatMap(({ rule, asked }) => exhaustedLimit(rule, asked, scene) ?? []));
    competing = competing.filter((rule) => !exhausted.has(rule));
    for (const [rule, limit] of exhausted)
      skipped.set(rule, { step: "rule", rule: rule.code, because: "limit", limit });
    if (exhausted.size > 0) continue;
    for (const { rule, better } of lost)
      skipped.set(rule, { step: "rule", rule: rule.code, because: "better_in_group", better });
    for (const rule of rules) {
      const worth = worths.find((each) => each.rule === rule);
      if (worth) apply(worth, scene, applied);
      const why = skipped.get(rule);
      if (why) applied.skipped.push(why);
    }
    return applied;
  }
}

function unmetRule(rule: EarningRule, unmet: Unmet[], scene: Scene): SkippedRule {
  const gives = wouldGive(rule, unmet, tightestCap(rule, scene), scene);
  return { step: "rule", rule: rule.code, because: "conditions", unmet, wouldGive: gives, kind: rule.effect.kind };
}

function exhaustedLimit(rule: EarningRule, asked: Points, scene: Scene): [[EarningRule, Limit]] | null {
  const limit = asked > 0 ? tightestLimit(rule, scene) : null;
  return limit && leaves(limit) === 0 ? [[rule, limit]] : null;
}

function apply({ rule, by, asked, together }: Worth, scene: Scene, applied: RulesApplied): void {
  const limit = tightestLimit(rule, scene);
  const gives = limit && leaves(limit) < asked ? leaves(limit) : asked;
  applied.steps.push({
    step: "rule",
    rule: rule.code,
    met: metBy(rule),
    by,
    asked,
    ...(together ? { together } : {}),
    ...(limit && gives < asked ? { limit } : {}),
    gives,
    kind: rule.effect.kind,
  });
  if (gives === 0) return;
  applied.tallies.push(...talliesOfCaps(rule, scene, gives));
  applied.budgets.push(...usesOfBudgets(rule, scene, gives));
}

function metBy(rule: EarningRule) {
  return [...new Set(rule.when.map((condition) => condition.if))];
}
