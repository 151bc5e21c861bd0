import { getTranslations } from "next-intl/server";
import type { InWords } from "@/lib/in-words";
import { datedKinds, type ToldDetailName, toldDetailsOf } from "@/lib/loyalty/kinds";
import { type DetailField, type Details, linesOf, wordsIn } from "@/lib/loyalty/kinds/details";
import type { RewardKind } from "@/lib/loyalty/reward";

type Said = { kind: RewardKind; details: Details; currency: string; cancellable: boolean; valueMinor: number | null };

/** What a reward says of itself as one of its kind, for members: a label and its value each, only what was said. */
export async function detailFacts(
  { kind, details, currency, cancellable, valueMinor }: Said,
  words: InWords,
): Promise<{ label: string; value: string }[]> {
  const t = await getTranslations("reward-kinds");
  return toldDetailsOf(kind).flatMap(([name, field]) => {
    const value = details[name];
    if (value === undefined || value === false) return [];
    // Until when it can be cancelled or moved is said in a sentence of its own.
    if (name === "changeHours" && cancellable) return [];
    // And what it is worth beside its price, once.
    if (name === "worthMinor" && value === valueMinor) return [];
    return [{ label: t(`fact.${name}`), value: told(name, field, value) }];
  });

  function told(name: ToldDetailName, field: DetailField, value: Details[string]): string {
    if (field.type === "money") return words.money(Number(value), currency);
    if (field.type === "choice") return t(`choice.${name}.${value}` as "choice.collects.donation");
    if (field.type === "yes") return t("yes");
    if (field.type === "lines") return linesOf(wordsIn(details, name, words.locale)).join(", ");
    if (name === "leadDays")
      return t(datedKinds.includes(kind) ? "lead.before" : "lead.ready", { days: Number(value) });
    if (field.type === "count")
      return name === "percent" ? t("percent", { percent: Number(value) }) : words.points(Number(value));
    return wordsIn(details, name, words.locale) ?? "";
  }
}
