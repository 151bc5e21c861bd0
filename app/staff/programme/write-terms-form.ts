import { formatPoints } from "@/lib/base/format";
import type { Locale } from "@/lib/base/locale";
import type { ExpiryPolicy } from "@/lib/loyalty/expiry-policy";
import type { TermsDocument } from "@/lib/loyalty/terms";
import { writeMoney } from "../rewards/read-reward-form";

/** A document as the form shows it, by the names of its fields; read back by `readTermsForm`. */
export function writeTermsForm(terms: TermsDocument, locale: Locale): Record<string, string> {
  const number = (value: number) => formatPoints(value, locale);
  const { tiers, redemption, noticeDays, texts } = terms;
  const written: Record<string, string> = {
    tierWindow: tiers.window,
    tierMonths: tiers.months === undefined ? "" : number(tiers.months),
    graceDays: number(tiers.graceDays),
    downgrade: tiers.downgrade,
    cancelHours: number(redemption.cancelHours),
    restoreDays: number(redemption.restoreDays),
    noticeDays: number(noticeDays),
  };
  Object.entries(terms.rates).forEach(([currency, rate], row) => {
    written[`rate${row}Currency`] = currency;
    written[`rate${row}Points`] = number(rate.points);
    written[`rate${row}Money`] = writeMoney(rate.minor, currency, locale);
  });
  for (const kind of ["base", "bonus"] as const) {
    const parts = writeExpiry(terms.expiry[kind], locale);
    for (const [part, value] of Object.entries(parts)) written[`${kind}${part}`] = value;
  }
  Object.entries(terms.pendingDays).forEach(([channel, days], row) => {
    written[`pending${row}Channel`] = channel;
    written[`pending${row}Days`] = number(days);
  });
  const { measure } = tiers;
  written.measure = measure.kind;
  if (measure.kind === "spend") written.measureCurrency = measure.currency;
  for (const currency of Object.keys(terms.rates))
    written[`measureLeast${currency}`] =
      measure.kind === "purchases" ? writeMoney(measure.atLeast[currency], currency, locale) : "";
  tiers.levels.forEach((level, row) => {
    written[`tier${row}Code`] = level.code;
    written[`tier${row}NameId`] = level.name.id;
    written[`tier${row}NameEn`] = level.name.en;
    written[`tier${row}From`] =
      measure.kind === "spend" && level.from > 0
        ? writeMoney(level.from, measure.currency, locale)
        : number(level.from);
    written[`tier${row}Percent`] = number(level.earnPercent);
    written[`tier${row}BenefitsId`] = level.benefits.map((benefit) => benefit.id).join("\n");
    written[`tier${row}BenefitsEn`] = level.benefits.map((benefit) => benefit.en).join("\n");
  });
  texts.id.forEach((text, row) => {
    written[`text${row}TitleId`] = text.title;
    written[`text${row}BodyId`] = text.body;
    written[`text${row}TitleEn`] = texts.en[row]?.title ?? "";
    written[`text${row}BodyEn`] = texts.en[row]?.body ?? "";
  });
  return written;
}

function writeExpiry(policy: ExpiryPolicy, locale: Locale): Record<string, string> {
  const number = (value: number) => formatPoints(value, locale);
  const extension = "extension" in policy ? policy.extension : undefined;
  return {
    Policy: policy.policy,
    ...("months" in policy ? { Months: number(policy.months), Round: policy.roundTo } : {}),
    ...("activity" in policy ? ticked("Activity", policy.activity) : {}),
    ...("on" in policy ? { On: policy.on, LeastDays: number(policy.leastDays) } : {}),
    ...(extension
      ? {
          ExtensionMonths: number(extension.months),
          ...ticked("ExtensionActivity", extension.activity),
          ExtensionWithin: number(extension.withinMonths),
        }
      : {}),
  };
}

/** Boxes that are ticked, in their order. */
function ticked(name: string, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(values.map((value) => [`${name}.${value}`, "on"]));
}
