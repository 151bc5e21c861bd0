import { getTranslations } from "next-intl/server";
import { formatDay, zoneLabel } from "@/lib/base/format-time";
import { neverReached } from "@/lib/base/result";
import { weekdayName } from "@/lib/base/weekday-name";
import type { InWords } from "@/lib/in-words";
import type { Unmet } from "@/lib/loyalty/conditions";
import type { Budget, EarningRule, MemberCap } from "@/lib/loyalty/earning-rules";
import type { Limit } from "@/lib/loyalty/limits";
import type { Terms } from "@/lib/loyalty/terms";
import { levelOf } from "@/lib/loyalty/tiers";

/** The words of earning rules, in the reader's language: conditions, what a rule gives, its caps, and what a limit did. */
export async function ruleWords(terms: Terms, words: InWords) {
  const t = await getTranslations("rules");
  return wordsOfRules(t, terms, words);
}

export type RuleWords = ReturnType<typeof wordsOfRules>;
type T = Awaited<ReturnType<typeof getTranslations<"rules">>>;

/** The same with words at hand. */
export function wordsOfRules(t: T, terms: Terms, words: InWords) {
  const context = { t, terms, words };
  const named = (code: string) => terms.earning.rules.find((rule) => rule.code === code)?.name[words.locale] ?? code;
  return {
    /** The name of a rule by its code. */
    named,
    /** How what the terms name by a code is called. */
    label: (code: string) => labelOf(code, context),
    /** What so many points are called: one of them, or any other number. */
    kind: (kind: EarningRule["effect"]["kind"], points: number) => t(`${points === 1 ? "kindsOne" : "kinds"}.${kind}`),
    condition: (condition: Unmet) => conditionInWords(condition, context),
    effect: ({ effect, when }: EarningRule) => {
      const isOne = effect.give !== "multiplier" && effect.points === 1;
      const kind = t(`${isOne ? "kindsOne" : "kinds"}.${effect.kind}`);
      if (effect.give === "fixed") return t("gives.fixed", { points: words.points(effect.points), kind });
      const given =
        effect.give === "rate"
          ? t("gives.rate", {
              points: words.points(effect.points),
              kind,
              money: words.money(effect.minor, effect.currency),
            })
          : t("gives.multiplier", { percent: effect.percent - 100, kind });
      const ofThese = when.some((condition) => condition.if === "product" || condition.if === "category");
      return ofThese ? `${given}, ${t("gives.ofThese")}` : given;
    },
    caps: ({ code, caps, budgets, group }: EarningRule) => [
      ...(caps.event === null ? [] : [t("caps.event", { points: words.points(caps.event) })]),
      ...caps.member.map((cap) => capInWords(cap, context)),
      ...budgets.flatMap((budget) => budgetInWords(budget, context)),
      ...groupInWords(code, group, context),
    ],
    limited: (limit: Limit) => limitInWords("limited", limit, context),
    exhausted: (limit: Limit) => limitInWords("exhausted", limit, context),
  };
}

type Context = { t: T; terms: Terms; words: InWords };

function conditionInWords(condition: Unmet, context: Context): string {
  const { t, terms, words } = context;
  const names = (codes: readonly string[]) =>
    oneOf(
      codes.map((code) => labelOf(code, context)),
      words,
    );
  const had = condition.had === undefined ? null : condition.had;
  switch (condition.if) {
    case "tier":
      return t("when.tier", {
        names: oneOf(
          condition.anyOf.map((code) => levelOf(terms, code).name[words.locale]),
          words,
        ),
      });
    case "tag":
    case "product":
    case "category":
    case "store":
    case "channel":
      return t(`when.${condition.if}`, { names: names(condition.anyOf) });
    case "segment": {
      const saved = (code: string) =>
        terms.earning.segments.find((segment) => segment.code === code)?.name[words.locale];
      return t("when.segment", {
        names: oneOf(
          condition.anyOf.map((code) => saved(code) ?? code),
          words,
        ),
      });
    }
    case "joined":
      return both(
        condition.atLeastDays === undefined ? null : t("when.joinedAtLeast", { days: condition.atLeastDays }),
        condition.atMostDays === undefined ? null : t("when.joinedAtMost", { days: condition.atMostDays }),
      );
    case "visits":
      return both(
        condition.atLeast === undefined ? null : t("when.visitsAtLeast", { n: condition.atLeast }),
        condition.atMost === undefined ? null : t("when.visitsAtMost", { n: condition.atMost }),
        had === null ? null : t("when.visitsWas", { had }),
      );
    case "amount":
      return amountInWords(condition, context);
    case "time":
      return timeInWords(condition, context);
    case "nth":
      return both(
        nthInWords(condition, t),
        condition.again ? t("when.nthAgain") : had === null ? null : t("when.nthWas", { had }),
      );
    case "frequency": {
      const { atLeast: n, days, counts } = condition;
      return both(
        t(counts === "days" ? "when.frequencyDays" : "when.frequencyEach", { n, days }),
        had === null ? null : t("when.frequencyWas", { had }),
      );
    }
    case "birthday":
    case "anniversary":
      return t(`when.${condition.if}`, { before: condition.daysBefore, after: condition.daysAfter });
    case "dates":
      return datesInWords(condition, context);
    case "field": {
      const field = labelOf(condition.field, context);
      return both(
        condition.anyOf ? t("when.field", { field, names: names(condition.anyOf) }) : null,
        condition.atLeast === undefined ? null : t("when.fieldAtLeast", { field, least: condition.atLeast }),
      );
    }
    case "currency":
      return t("when.currency", { currency: condition.currency });
    case "money":
      return t("when.money");
    default:
      return neverReached(condition);
  }
}

type Of<If extends Unmet["if"]> = Extract<Unmet, { if: If }>;

function amountInWords({ currency, atLeast, atMost }: Of<"amount">, { t, words }: Context): string {
  const money = (minor: number) => words.money(minor, currency);
  if (atLeast !== undefined && atMost !== undefined)
    return t("when.amountBetween", { from: money(atLeast), to: money(atMost) });
  if (atMost !== undefined) return t("when.amountAtMost", { money: money(atMost) });
  return atLeast === undefined ? t("when.always") : t("when.amountAtLeast", { money: money(atLeast) });
}

function timeInWords({ weekdays, from, to }: Of<"time">, context: Context): string {
  const { t, terms, words } = context;
  const clock = (time: string) => (words.locale === "id" ? time.replace(":", ".") : time);
  const zone = zoneLabel(new Date(0), terms.zone);
  return both(
    weekdays === undefined ? null : weekdaysInWords(weekdays, context),
    from === undefined && to === undefined
      ? null
      : t("when.hours", { from: clock(from ?? "00:00"), to: clock(to ?? "24:00"), zone }),
  );
}

/** Monday to Friday, or the days by name. */
function weekdaysInWords(weekdays: readonly number[], { t, words }: Context): string {
  const name = (day: number) => weekdayName(day, words.locale);
  const sorted = [...new Set(weekdays)].sort((a, b) => a - b);
  const [first = 1] = sorted;
  const last = sorted.at(-1) ?? first;
  return sorted.length > 2 && last - first === sorted.length - 1
    ? t("when.weekdayRange", { first: name(first), last: name(last) })
    : t("when.weekdays", { days: oneOf(sorted.map(name), words) });
}

function nthInWords({ n, every, counts }: Of<"nth">, t: T): string {
  if (n === 1 && !every) return t("when.first");
  if (counts === "days") return t(every ? "when.everyDay" : "when.nthDay", { n });
  return t(every ? "when.everyEach" : "when.nthEach", { n });
}

function datesInWords({ from, to }: Of<"dates">, { t, words }: Context): string {
  const day = (iso: string) => formatDay(iso, words.locale);
  if (from && to) return t("when.datesBetween", { from: day(from), to: day(to) });
  if (from) return t("when.datesFrom", { from: day(from) });
  return to ? t("when.datesTo", { to: day(to) }) : t("when.always");
}

function capInWords(cap: MemberCap, { t, words }: Context): string {
  const per = t(`per.${cap.per}`);
  if ("times" in cap) return t("caps.times", { times: cap.times, per });
  return t("caps.points", { points: words.points(cap.points), per });
}

function budgetInWords({ per, points, minor }: Budget, { t, terms, words }: Context): string[] {
  const value = terms.earning.pointValue;
  const time = t(`per.${per}`);
  return [
    ...(points === undefined ? [] : [t("caps.budgetPoints", { points: words.points(points), per: time })]),
    ...(minor === undefined || !value
      ? []
      : [t("caps.budgetMoney", { money: words.money(minor, value.currency), per: time })]),
  ];
}

function groupInWords(code: string, group: string | null, { t, terms, words }: Context): string[] {
  const others = terms.earning.rules.filter((rule) => group !== null && rule.group === group && rule.code !== code);
  if (others.length === 0) return [];
  return [
    t("caps.group", {
      names: allOf(
        others.map((rule) => rule.name[words.locale]),
        words,
      ),
    }),
  ];
}

function limitInWords(what: "limited" | "exhausted", { limit, per, most, left }: Limit, { t, words }: Context): string {
  const said = { most: words.points(most ?? 0), left: words.points(left) };
  if (limit === "event" || per === null) return t(limit === "event" ? `${what}.event` : `${what}.budgets`, said);
  if (limit === "times") return t(`${what}.times`, { most, per: t(`per.${per}`) });
  return t(`${what}.${limit}`, { ...said, per: t(`per.${per}`) });
}

function labelOf(code: string, { terms, words }: Context): string {
  const event = terms.events.find((each) => each.code === code);
  return terms.earning.labels[code]?.[words.locale] ?? event?.name[words.locale] ?? code;
}

function oneOf(names: readonly string[], { locale }: InWords): string {
  return new Intl.ListFormat(locale, { type: "disjunction" }).format(names);
}

function allOf(names: readonly string[], { locale }: InWords): string {
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
}

function both(...phrases: (string | null)[]): string {
  return phrases.filter((phrase) => phrase !== null).join(", ");
}
