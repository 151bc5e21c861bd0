import { createTranslator } from "next-intl";
import { formatMoney, formatPoints } from "@/lib/base/format";
import { formatDay } from "@/lib/base/format-time";
import type { Locale } from "@/lib/base/locale";
import type { Condition, EarningRule } from "@/lib/loyalty/earning-rules";
import type { ExpiryPolicy } from "@/lib/loyalty/expiry-policy";
import type { TermsDocument } from "@/lib/loyalty/terms";
import type { Effect, Rate, TermsChange } from "@/lib/loyalty/terms-change";
import { messagesIn } from "@/messages/unit-words";

/** What a rule asks and gives, in the reader's words, where there is somebody who can say it. */
export type RuleSayer = {
  effect: (rule: EarningRule) => string;
  condition: (condition: Condition) => string;
  caps: (rule: EarningRule) => string[];
};

export type ChangeInWords = { title: string; before: string; after: string; effect: Effect };

const translator = (locale: Locale) =>
  createTranslator({ locale, messages: messagesIn(locale), namespace: "terms-changes" });
type T = ReturnType<typeof translator>;

/** The terms, and what changes of them, in a language. `terms` is what names of tiers and rules are taken from. */
export function wordsOfTerms(terms: TermsDocument, locale: Locale, rules?: RuleSayer) {
  const t = translator(locale);
  const points = (n: number) => formatPoints(n, locale);
  const rate = (currency: string, { points: n, minor }: Rate) =>
    t("rate", { points: n, money: formatMoney(minor, currency, locale) });
  const channel = (name: string) => known(t, "channel", name) ?? name;
  const from = (n: number) => {
    const { measure } = terms.tiers;
    return measure.kind === "spend"
      ? t("from.spend", { money: formatMoney(n, measure.currency, locale) })
      : t(`from.${measure.kind}`, { n: points(n) });
  };
  const level = ({ from: n, earnPercent: percent }: { from: number; earnPercent: number }) =>
    n === 0 ? t("levelStart", { percent }) : t("level", { from: from(n), percent });

  const sides = (change: TermsChange): [string, string] => {
    const both = <V>(before: V | null, after: V | null, say: (value: V) => string): [string, string] => [
      before === null ? t("none") : say(before),
      after === null ? t("none") : say(after),
    ];
    switch (change.what) {
      case "rate":
        return both(change.before, change.after, (value) => rate(change.about, value));
      case "expiry":
        return both(change.before, change.after, (value) => expiryInWords(t, value, locale));
      case "pending_days":
        return both(change.before, change.after, (days) =>
          days === 0 ? t("pendingNone") : t("pendingDays", { days }),
        );
      case "tier_window":
        return both(change.before, change.after, ({ window, months }) => windowInWords(t, window, months));
      case "tier_downgrade":
        return both(change.before, change.after, (value) => known(t, "downgrade", value) ?? value);
      case "tier":
        return both(change.before, change.after, level);
      case "tier_from":
        return both(change.before, change.after, from);
      case "tier_percent":
        return both(change.before, change.after, (percent) => t("percent", { percent }));
      case "tier_name":
        return both(change.before, change.after, (name) => name[locale]);
      case "tier_benefits":
        return both(change.before, change.after, (list) => list.map((each) => each[locale]).join("; ") || t("none"));
      case "cancel_hours":
        return both(change.before, change.after, (hours) => (hours === 0 ? t("cancelNever") : t("hours", { hours })));
      case "grace_days":
      case "restore_days":
      case "notice_days":
        return both(change.before, change.after, (days) => t("days", { days }));
      case "rule":
        return both(change.before, change.after, (rule) => (rules ? wholeRule(t, rule, rules) : t("ruleNew")));
      case "rule_gives":
        return both(change.before, change.after, (effect) =>
          rules ? rules.effect({ ...ruleOfEffect, effect }) : plainValue(t, effect, locale),
        );
      case "rule_asks":
        return both(change.before, change.after, (when) => asks(t, when, rules, locale));
      case "text":
        return both(change.before, change.after, (body) => body);
      case "other":
        return both<unknown>(change.before, change.after, (value) => plainValue(t, value, locale));
    }
  };

  const title = (change: TermsChange): string => {
    if (change.what === "other") return change.about.map((key) => keyInWords(t, key, terms, locale)).join(", ");
    if (change.what === "text") {
      const { title: about, locale: language } = change.about;
      return language === locale
        ? t("what.text", { about })
        : t("what.textOf", { about, language: t(`key.${language}`) });
    }
    return t(`what.${change.what}`, { about: aboutInWords(t, change, locale) });
  };

  return {
    rate,
    expiry: (policy: ExpiryPolicy) => expiryInWords(t, policy, locale),
    channel,
    window: () => windowInWords(t, terms.tiers.window, terms.tiers.months ?? null),
    effect: (effect: Effect) => t(`effect.${effect}`),
    /** Where in a document something stands. */
    place: (path: string[]) => path.map((key) => keyInWords(t, key, terms, locale)).join(", "),
    change: (change: TermsChange): ChangeInWords => {
      const [before, after] = sides(change);
      return { title: title(change), before, after, effect: change.effect };
    },
  };

  function aboutInWords(tt: T, change: TermsChange, language: Locale): string {
    if (change.about === null || Array.isArray(change.about)) return "";
    if (change.what === "expiry") return tt(`kind.${change.about}`);
    if (typeof change.about === "string") return change.what === "pending_days" ? channel(change.about) : change.about;
    return "title" in change.about ? change.about.title : change.about[language];
  }
}

/** What an effect alone needs to be told as part of a rule. */
const ruleOfEffect: Omit<EarningRule, "effect"> = {
  code: "rule",
  name: { id: "", en: "" },
  on: "purchase",
  when: [],
  group: null,
  caps: { event: null, member: [] },
  budgets: [],
};

function wholeRule(t: T, rule: EarningRule, rules: RuleSayer): string {
  const conditions = rule.when.map((condition) => rules.condition(condition));
  const asked = conditions.length === 0 ? [t("always")] : conditions;
  return [[rules.effect(rule), ...asked].join(", "), ...rules.caps(rule)].join("; ");
}

function asks(t: T, when: Condition[], rules: RuleSayer | undefined, locale: Locale): string {
  if (when.length === 0) return t("always");
  return when.map((each) => (rules ? rules.condition(each) : plainValue(t, each, locale))).join("; ");
}

function expiryInWords(t: T, policy: ExpiryPolicy, locale: Locale): string {
  const activity = (names: readonly string[]) =>
    new Intl.ListFormat(locale, { type: "disjunction" }).format(
      names.map((name) => known(t, "activity", name) ?? name),
    );
  const extended = "extension" in policy && policy.extension !== undefined ? policy.extension : null;
  const extension = extended
    ? t("expiry.extension", {
        months: extended.months,
        activity: activity(extended.activity),
        within: extended.withinMonths,
      })
    : null;
  return [endInWords(t, policy, activity, locale), extension].filter((part) => part !== null).join("; ");
}

function endInWords(
  t: T,
  policy: ExpiryPolicy,
  activity: (names: readonly string[]) => string,
  locale: Locale,
): string {
  switch (policy.policy) {
    case "never":
      return t("expiry.never");
    case "fixed":
      return t("expiry.fixed", { months: policy.months, rounding: t(`roundTo.${policy.roundTo}`) });
    case "rolling":
      return t("expiry.rolling", {
        months: policy.months,
        rounding: t(`roundTo.${policy.roundTo}`),
        activity: activity(policy.activity),
      });
    case "calendar": {
      // A leap year, so that every day of a year has a name; the year itself is not said.
      const day = formatDay(`2024-${policy.on}`, locale).replace(/\s*2024\s*/, "");
      return policy.leastDays > 0
        ? t("expiry.calendarLeast", { day, days: policy.leastDays })
        : t("expiry.calendar", { day });
    }
  }
}

function windowInWords(t: T, window: string, months: number | null): string {
  if (window === "rolling_months") return t("window.rolling_months", { months: months ?? 0 });
  return known(t, "window", window) ?? window;
}

/** A word of a list of words, where it has one. */
function known(t: T, list: "channel" | "downgrade" | "activity" | "window" | "key", name: string): string | null {
  const key = `${list}.${name}` as Parameters<T>[0];
  return /^\w+$/.test(name) && t.has(key) ? t(key) : null;
}

function keyInWords(t: T, key: string, terms: TermsDocument, locale: Locale): string {
  const tier = terms.tiers.levels.find((level) => level.code === key);
  const named = tier ?? [...terms.earning.rules, ...terms.earning.segments].find((each) => each.code === key);
  return named?.name[locale] ?? known(t, "key", key) ?? key;
}

/** A value nobody has words for, part by part. */
function plainValue(t: T, value: unknown, locale: Locale): string {
  if (value === null || value === undefined) return t("none");
  if (typeof value === "number") return Number.isInteger(value) ? formatPoints(value, locale) : String(value);
  if (typeof value === "boolean") return value ? t("yes") : t("no");
  if (Array.isArray(value)) return value.map((each) => plainValue(t, each, locale)).join("; ") || t("none");
  if (typeof value !== "object") return known(t, "key", String(value)) ?? String(value);
  return Object.entries(value)
    .map(([key, each]) => `${known(t, "key", key) ?? key}: ${plainValue(t, each, locale)}`)
    .join(", ");
}
