import { currencyDigits } from "@/lib/base/currency";
import { parseMoney } from "@/lib/base/format";
import type { Locale } from "@/lib/base/locale";
import type { EarningEvent } from "@/lib/loyalty/earning-event";
import type { Terms } from "@/lib/loyalty/terms";

export type Search = Record<string, string | string[] | undefined>;

/** What somebody asks on the page of earning: as typed, and as a purchase made now where it can be one. */
export type Asked = {
  typed: { amount: string } & Record<Choosable, string>;
  event: (EarningEvent & { money: { totalMinor: number; currency: string } }) | null;
  isWrong: boolean;
};

/** What of a purchase rules ask for and somebody can choose. */
export type Choosable = "channel" | "store" | "category" | "product";

/** More than this is no receipt, and no double counts far beyond it. */
const MOST = 1_000_000_000;

export function askedIn(search: Search, context: { currency: string; locale: Locale; now: Date }): Asked {
  const { currency, locale, now } = context;
  const said = (name: string) => {
    const value = search[name];
    return typeof value === "string" ? value.trim().slice(0, 100) : "";
  };
  const typed = {
    amount: said("amount"),
    channel: said("channel"),
    store: said("store"),
    category: said("category"),
    product: said("product"),
  };
  if (typed.amount === "") return { typed, event: null, isWrong: false };
  const digits = currencyDigits(currency);
  const figure = typed.amount.replace(/^(Rp|US\$|\$)\.?/i, "");
  // Without decimals either language's way of writing thousands can only mean one thing.
  const other = digits === 0 ? parseMoney(figure, currency, locale === "id" ? "en" : "id") : null;
  const totalMinor = parseMoney(figure, currency, locale) ?? other;
  if (totalMinor === null || totalMinor > MOST * 10 ** digits) return { typed, event: null, isWrong: true };
  const isNamed = typed.category !== "" || typed.product !== "";
  const event = {
    kind: "purchase",
    occurredAt: now,
    money: { totalMinor, currency },
    lines: isNamed
      ? [{ sku: typed.product, category: typed.category || null, quantity: 1, amountMinor: totalMinor }]
      : [],
    channel: typed.channel || null,
    store: typed.store || null,
    data: {},
  };
  return { typed, event, isWrong: false };
}

/** Of each, what makes a difference to what is earned, by the rules and the days points wait. */
export function choicesOf(terms: Terms): Record<Choosable, string[]> {
  const conditions = terms.earning.rules.flatMap((rule) => (rule.on === "purchase" ? rule.when : []));
  const named = (kind: Choosable) => [
    ...new Set(conditions.flatMap((condition) => (condition.if === kind ? condition.anyOf : []))),
  ];
  return {
    channel: [...new Set([...named("channel"), ...Object.keys(terms.pendingDays)])],
    store: named("store"),
    category: named("category"),
    product: named("product"),
  };
}
