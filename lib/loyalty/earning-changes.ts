import { asksNoMore } from "./condition-changes";
import type { Condition, EarningRule, EarningSection } from "./earning-rules";
import { changed, type Effect, moreIsBetter, otherChanges, rateEffect, type TermsChange } from "./terms-change";
import { isSame } from "./terms-leaves";

/** What changes of the rules beyond rate and tier. What a point costs the programme, and what things are called, is no loss to members. */
export function earningChanges(before: EarningSection, after: EarningSection): TermsChange[] {
  const { rules, segments, pointValue, labels, ...rest } = before;
  const {
    rules: rulesAfter,
    segments: segmentsAfter,
    pointValue: valueAfter,
    labels: labelsAfter,
    ...restAfter
  } = after;
  const codes = [...new Set([...rules, ...rulesAfter].map((rule) => rule.code))];
  const byCode = (list: EarningSection["segments"]) => Object.fromEntries(list.map((each) => [each.code, each]));
  const order = (list: EarningRule[], other: EarningRule[]) =>
    list.map((rule) => rule.code).filter((code) => find(other, code) !== null);
  return [
    ...otherChanges("earning", order(rules, rulesAfter), order(rulesAfter, rules), ["earning", "order"], "neutral"),
    ...codes.flatMap((code) => ruleChanges(find(rules, code), find(rulesAfter, code))),
    ...otherChanges("earning", byCode(segments), byCode(segmentsAfter), ["earning", "segments"]),
    ...otherChanges("earning", pointValue, valueAfter, ["earning", "pointValue"], "neutral"),
    ...otherChanges("earning", labels, labelsAfter, ["earning", "labels"], "neutral"),
    ...otherChanges("earning", rest, restAfter),
  ];
}

function find(rules: EarningRule[], code: string): EarningRule | null {
  return rules.find((rule) => rule.code === code) ?? null;
}

function ruleChanges(before: EarningRule | null, after: EarningRule | null): TermsChange[] {
  const section = "earning";
  const about = (after ?? before)?.name;
  if (about === undefined) return [];
  if (before === null || after === null) {
    return [changed({ what: "rule", section, about, before, after, effect: before === null ? "better" : "worse" })];
  }
  const { code, name, effect, when, caps, budgets, ...rest } = before;
  const { code: _, name: nameAfter, effect: effectAfter, when: whenAfter, ...others } = after;
  const { caps: capsAfter, budgets: budgetsAfter, ...restAfter } = others;
  const at = (...path: string[]) => [section, "rules", code, ...path];
  const found: TermsChange[] = [
    changed({
      what: "rule_gives",
      section,
      about,
      before: effect,
      after: effectAfter,
      effect: givesEffect(effect, effectAfter),
    }),
    changed({ what: "rule_asks", section, about, before: when, after: whenAfter, effect: asksEffect(when, whenAfter) }),
  ];
  return [
    ...found.filter((change) => !isSame(change.before, change.after)),
    ...limitChanges(caps.event, capsAfter.event, at("caps", "event")),
    ...listChanges(caps.member, capsAfter.member, at("caps", "member")),
    ...budgetChanges(budgets, budgetsAfter, at("budgets")),
    ...otherChanges(section, name, nameAfter, at("name"), "neutral"),
    ...otherChanges(section, rest, restAfter, at()),
  ];
}

/** A rule that gives another sort of thing is in doubt for the worse. */
function givesEffect(before: EarningRule["effect"], after: EarningRule["effect"]): Effect {
  if (before.kind !== after.kind) return "worse";
  if (before.give === "fixed" && after.give === "fixed") return moreIsBetter(before.points, after.points);
  if (before.give === "multiplier" && after.give === "multiplier") return moreIsBetter(before.percent, after.percent);
  if (before.give === "rate" && after.give === "rate" && before.currency === after.currency) {
    return rateEffect(before, after);
  }
  return "worse";
}

/** Asking no more of anybody is better; whatever else is asked is in doubt for the worse. */
function asksEffect(before: Condition[], after: Condition[]): Effect {
  return asksNoMore(before, after) ? "better" : "worse";
}

/** Without a limit is best. */
function limitChanges(before: number | null, after: number | null, path: string[]): TermsChange[] {
  const effect = moreIsBetter(before ?? Number.POSITIVE_INFINITY, after ?? Number.POSITIVE_INFINITY);
  return otherChanges("earning", before, after, path, effect);
}

/** Limits that only fall away are a gain; any other change of them counts as a loss. */
function listChanges(before: unknown[], after: unknown[], path: string[]): TermsChange[] {
  const onlyLess = after.every((each) => before.some((other) => isSame(each, other)));
  return otherChanges("earning", before, after, path, onlyLess ? "better" : "worse");
}

function budgetChanges(before: EarningRule["budgets"], after: EarningRule["budgets"], path: string[]): TermsChange[] {
  const byPeriod = (budgets: EarningRule["budgets"]) => Object.fromEntries(budgets.map((each) => [each.per, each]));
  const [was, is] = [byPeriod(before), byPeriod(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((per) => [
    ...limitChanges(was[per]?.points ?? null, is[per]?.points ?? null, [...path, per, "points"]),
    ...limitChanges(was[per]?.minor ?? null, is[per]?.minor ?? null, [...path, per, "minor"]),
  ]);
}
