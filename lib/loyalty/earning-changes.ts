import { asksNoMore } from "./condition-changes";
import type { Condition, EarningRule, EarningSection, MemberCap } from "./earning-rules";
import { changed, type Effect, moreIsBetter, otherChanges, rateEffect, type TermsChange } from "./terms-change";
import { isSame } from "./terms-leaves";

/** What changes of the rules beyond rate and tier. What things are called is no loss to members, nor one more segment. */
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
  const onlyMoreSegments = segments.every((each) => segmentsAfter.some((other) => isSame(each, other)));
  const order = (list: EarningRule[], other: EarningRule[]) =>
    list.map((rule) => rule.code).filter((code) => find(other, code) !== null);
  return [
    ...otherChanges("earning", order(rules, rulesAfter), order(rulesAfter, rules), ["earning", "order"], "neutral"),
    ...codes.flatMap((code) => ruleChanges(find(rules, code), find(rulesAfter, code), rules)),
    ...otherChanges(
      "earning",
      byCode(segments),
      byCode(segmentsAfter),
      ["earning", "segments"],
      onlyMoreSegments ? "neutral" : "worse",
    ),
    ...otherChanges("earning", pointValue, valueAfter, ["earning", "pointValue"], valueEffect(before, after)),
    ...otherChanges("earning", labels, labelsAfter, ["earning", "labels"], "neutral"),
    ...otherChanges("earning", rest, restAfter),
  ];
}

function find(rules: EarningRule[], code: string): EarningRule | null {
  return rules.find((rule) => rule.code === code) ?? null;
}

/** What a point costs the programme matters to members only through budgets in money: of dearer points they hold fewer. */
function valueEffect({ rules, pointValue }: EarningSection, { pointValue: valueAfter }: EarningSection): Effect {
  const isBudget = rules.some((rule) => rule.budgets.some((budget) => budget.minor !== undefined));
  if (!isBudget) return "neutral";
  if (!pointValue) return "worse";
  if (valueAfter && valueAfter.currency !== pointValue.currency) return "worse";
  return valueAfter ? rateEffect(pointValue, valueAfter) : "better";
}

/**
 * A rule of a group may win it and, where it has a limit, then give less than the one it beat: for whoever had that one it is in doubt for
 * the worse.
 */
function mayTakeAnothersPlace({ code, on, group, caps, budgets }: EarningRule, before: EarningRule[]): boolean {
  if (group === null || (caps.event === null && caps.member.length === 0 && budgets.length === 0)) return false;
  return before.some((other) => other.code !== code && other.on === on && other.group === group);
}

function ruleChanges(before: EarningRule | null, after: EarningRule | null, all: EarningRule[]): TermsChange[] {
  const section = "earning";
  const about = (after ?? before)?.name;
  if (about === undefined) return [];
  if (before === null || after === null) {
    const isGain = after !== null && !mayTakeAnothersPlace(after, all);
    return [changed({ what: "rule", section, about, before, after, effect: isGain ? "better" : "worse" })];
  }
  const inDoubt = (found: Effect): Effect => (found === "better" && mayTakeAnothersPlace(after, all) ? "worse" : found);
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
      effect: inDoubt(givesEffect(effect, effectAfter)),
    }),
    changed({
      what: "rule_asks",
      section,
      about,
      before: when,
      after: whenAfter,
      effect: inDoubt(asksEffect(when, whenAfter)),
    }),
  ];
  return [
    ...found.filter((change) => !isSame(change.before, change.after)),
    ...limitChanges(caps.event, capsAfter.event, at("caps", "event")),
    ...capChanges(caps.member, capsAfter.member, at("caps", "member")),
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

/** What one member may be given by a rule, each period and sort of it for itself. */
function capChanges(before: MemberCap[], after: MemberCap[], path: string[]): TermsChange[] {
  const bySort = (caps: MemberCap[]) => {
    const least = new Map<string, number>();
    for (const cap of caps) {
      const [sort, most] = "times" in cap ? [`${cap.per}.times`, cap.times] : [`${cap.per}.points`, cap.points];
      least.set(sort, Math.min(most, least.get(sort) ?? most));
    }
    return least;
  };
  const [was, is] = [bySort(before), bySort(after)];
  const found = [...new Set([...was.keys(), ...is.keys()])].flatMap((sort) =>
    limitChanges(was.get(sort) ?? null, is.get(sort) ?? null, [...path, ...sort.split(".")]),
  );
  // Written otherwise and meaning the same is told nonetheless.
  return found.length > 0 ? found : otherChanges("earning", before, after, path, "neutral");
}

function budgetChanges(before: EarningRule["budgets"], after: EarningRule["budgets"], path: string[]): TermsChange[] {
  const byPeriod = (budgets: EarningRule["budgets"]) => Object.fromEntries(budgets.map((each) => [each.per, each]));
  const [was, is] = [byPeriod(before), byPeriod(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((per) => [
    ...limitChanges(was[per]?.points ?? null, is[per]?.points ?? null, [...path, per, "points"]),
    ...limitChanges(was[per]?.minor ?? null, is[per]?.minor ?? null, [...path, per, "minor"]),
  ]);
}
