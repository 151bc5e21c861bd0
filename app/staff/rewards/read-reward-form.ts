import { currencyDigits } from "@/lib/base/currency";
import { formatPoints, parseWholeNumber } from "@/lib/base/format";
import { instantOf } from "@/lib/base/local-time";
import type { Locale } from "@/lib/base/locale";
import {
  type DetailName,
  detailName,
  type RewardEdit,
  type RewardField,
  type RewardProblems,
} from "@/lib/loyalty/catalogue";
import { detailsOf } from "@/lib/loyalty/kinds";
import type { DetailField, Details } from "@/lib/loyalty/kinds/details";
import { toMinor } from "@/lib/loyalty/money";
import { type RewardKind, rewardKinds } from "@/lib/loyalty/reward";
import { readGates } from "./read-gates";
import { typedCategory } from "./typed-category";

export type RewardFormFields = Record<string, string | undefined>;

/** What was typed into the reward form as an edit, numbers read as the typist's language writes them; what cannot be read, by field. */
export function readRewardForm(
  typed: RewardFormFields,
  { locale, zone, currency }: { locale: Locale; zone: string; currency: string },
): { edit: RewardEdit; stock: number | null; problems: RewardProblems } {
  const problems: RewardProblems = {};
  const said = (name: string) => (typed[name] ?? "").trim();
  const number = (field: RewardField, optional: boolean): number | null => {
    const words = said(field);
    const value = words === "" ? null : parseWholeNumber(words, locale);
    if (value === null && (words !== "" || !optional)) problems[field] = words === "" ? "missing" : "not_a_number";
    return value;
  };
  const money = (field: RewardField): number | null => {
    const words = said(field);
    const value = words === "" ? null : readMoney(words, currency, locale);
    if (value === null && words !== "") problems[field] = "not_a_number";
    return value;
  };
  const moment = (field: RewardField) => {
    const words = said(field);
    const at = words === "" ? null : instantOf(words, zone);
    if (at === null && words !== "") problems[field] = "not_a_day";
    return at;
  };
  const kind: RewardKind = rewardKinds.find((each) => each === typed.kind) ?? "discount";
  const texts = (language: "Id" | "En") => ({
    name: said(`name${language}`).slice(0, 120),
    summary: said(`summary${language}`).slice(0, 300),
    howToUse: said(`howToUse${language}`).slice(0, 4_000),
    conditions: said(`conditions${language}`).slice(0, 4_000),
  });
  const detail = (name: DetailName, field: DetailField): Details[string] | null => {
    if (field.type === "count") return number(name, true);
    if (field.type === "money") return money(name);
    if (field.type === "yes") return said(name) === "yes";
    return said(name) || null;
  };
  const details = detailsOf(kind).map(([name, field]) => [name, detail(detailName(kind, name), field)] as const);
  const { gates, problems: gateProblems } = readGates(typed, number);
  Object.assign(problems, gateProblems);
  return {
    problems,
    stock: number("stock", true),
    edit: {
      kind,
      category: typedCategory(said("category").slice(0, 60)),
      texts: { id: texts("Id"), en: texts("En") },
      points: number("points", false) ?? 0,
      valueMinor: money("value"),
      currency,
      perMemberLimit: number("perMemberLimit", true),
      tierRequired: said("tierRequired") || null,
      startsAt: moment("startsOn"),
      endsAt: moment("endsOn"),
      gates,
      validDays: number("validDays", true),
      cancellable: said("cancellable") === "yes",
      details: Object.fromEntries(details.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
      featured: number("featured", true) ?? 0,
      sku: said("sku").slice(0, 60) || null,
    },
  };
}

/** Minor units of money as typed: "25.000" rupiah in Indonesian, "29.33" dollars in English. */
export function readMoney(words: string, currency: string, locale: Locale): number | null {
  const bare = words.replace(/^(Rp|US\$|\$)\s*/i, "");
  if (currencyDigits(currency) === 0) return parseWholeNumber(bare, locale);
  return toMinor(locale === "id" ? bare.replaceAll(".", "").replace(",", ".") : bare.replaceAll(",", ""), currency);
}

/** Money as the form shows it for editing, read back by `readMoney`. */
export function writeMoney(minor: number | null | undefined, currency: string, locale: Locale): string {
  if (minor === null || minor === undefined) return "";
  const digits = currencyDigits(currency);
  if (digits === 0) return formatPoints(minor, locale);
  const decimal = (minor / 10 ** digits).toFixed(digits);
  return locale === "id" ? decimal.replace(".", ",") : decimal;
}
