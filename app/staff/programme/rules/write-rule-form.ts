import { formatPoints } from "@/lib/base/format";
import type { Locale } from "@/lib/base/locale";
import type { Condition, EarningRule, EarningSection } from "@/lib/loyalty/earning-rules";
import { writeMoney } from "../../rewards/read-reward-form";
import { conditionKinds, conditionParts, type Part, panelsOf } from "./condition-parts";

/** A rule as its form shows it, by the names of its fields; read back by `readRuleForm`. */
export function writeRuleForm(
  { name, on, effect, group, caps, budgets, when }: EarningRule,
  place: number,
  { pointValue }: EarningSection,
  locale: Locale,
): Record<string, string> {
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? "" : formatPoints(value, locale);
  return {
    "name.id": name.id,
    "name.en": name.en,
    on,
    place: number(place + 1),
    group: group ?? "",
    "effect.give": effect.give,
    "effect.kind": effect.kind,
    "effect.percent": effect.give === "multiplier" ? number(effect.percent) : "",
    "effect.points": effect.give === "multiplier" ? "" : number(effect.points),
    "effect.currency": effect.give === "rate" ? effect.currency : "",
    "effect.minor": effect.give === "rate" ? writeMoney(effect.minor, effect.currency, locale) : "",
    "caps.event": number(caps.event),
    ...Object.fromEntries(
      caps.member.flatMap((cap, row) => [
        [`caps.member.${row}.per`, cap.per],
        [`caps.member.${row}.what`, "times" in cap ? "times" : "points"],
        [`caps.member.${row}.most`, number("times" in cap ? cap.times : cap.points)],
      ]),
    ),
    ...Object.fromEntries(
      budgets.flatMap((budget, row) => [
        [`budgets.${row}.per`, budget.per],
        [`budgets.${row}.points`, number(budget.points)],
        [`budgets.${row}.minor`, pointValue ? writeMoney(budget.minor, pointValue.currency, locale) : ""],
      ]),
    ),
    ...writeConditions(when, locale),
  };
}

/** Conditions as their panels show them. */
export function writeConditions(when: readonly Condition[], locale: Locale): Record<string, string> {
  const written: [string, string][] = panelsOf(when, conditionKinds).flatMap(({ kind, name, order }) => {
    const condition = order === null ? undefined : when[order];
    if (!condition) return [];
    return [
      [`${name}.order`, String(order)] as [string, string],
      ...conditionParts[kind].flatMap((part) =>
        writePart(`${name}.${part.field}`, part, Reflect.get(condition, part.field), condition, locale),
      ),
    ];
  });
  return Object.fromEntries(written);
}

function writePart(name: string, part: Part, value: unknown, of: Condition, locale: Locale): [string, string][] {
  if (value === undefined || value === null) return [];
  switch (part.as) {
    case "number":
      return [[name, formatPoints(Number(value), locale)]];
    case "money":
      return [[name, writeMoney(Number(value), of.if === "amount" ? of.currency : "IDR", locale)]];
    case "list":
      return [[name, [value].flat().join(", ")]];
    case "codes":
    case "weekdays":
      return [value].flat().map((each) => [`${name}.${each}`, "on"]);
    case "flag":
      return [[name, part.of[value === true ? 1 : 0] ?? ""]];
    case "decimal":
      return [[name, locale === "id" ? String(value).replace(".", ",") : String(value)]];
    default:
      return [[name, String(value)]];
  }
}
