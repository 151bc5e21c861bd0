import { formatPoints } from "@/lib/base/format";
import type { Locale } from "@/lib/base/locale";
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
    const policy = terms.expiry[kind];
    const isSimple = policy.policy === "never" || policy.policy === "fixed";
    written[`${kind}Policy`] = isSimple ? policy.policy : "keep";
    if (policy.policy !== "fixed") continue;
    written[`${kind}Months`] = number(policy.months);
    written[`${kind}Round`] = policy.roundTo;
  }
  Object.entries(terms.pendingDays).forEach(([channel, days], row) => {
    written[`pending${row}Channel`] = channel;
    written[`pending${row}Days`] = number(days);
  });
  tiers.levels.forEach((level, row) => {
    const { measure } = tiers;
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
