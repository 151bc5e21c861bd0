import type { getTranslations } from "next-intl/server";
import type { InWords } from "@/lib/in-words";
import type { Terms } from "@/lib/loyalty/terms";

type Counts = Awaited<ReturnType<typeof getTranslations<"tiers.counted">>>;

export type Counted = (value: number) => string;

/** What the terms count for tiers, in words with its unit: `1.500 poin tingkatan`, `3 belanja`, `belanja Rp500.000`. */
export function countedIn(t: Counts, terms: Terms, words: InWords): Counted {
  const { measure } = terms.tiers;
  switch (measure.kind) {
    case "tier_points":
      return (value) => t("tier_points", { points: words.points(value) });
    case "spend":
      return (value) => t("spend", { money: words.money(value, measure.currency) });
    case "purchases":
      return (value) => t("purchases", { points: words.points(value), count: value });
  }
}
