import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import type { RewardPage } from "@/db/queries/catalogue";
import type { InWords } from "@/lib/in-words";

/** What it has cost, newest first; the first price alone is no history. */
export async function PriceHistory({ prices, words }: { prices: RewardPage["prices"]; words: InWords }) {
  const t = await getTranslations("rewards");
  if (prices.length === 0) return null;
  return (
    <Section id="prices" title={t("detail.prices")} lead={t("detail.pricesLead")}>
      <ul className="grid max-w-md">
        {prices.map(({ points, since }) => (
          <li
            key={since.getTime()}
            className="flex flex-wrap justify-between gap-x-6 border-t border-line py-2 first:border-t-0"
          >
            <span className="font-semibold">{t("cost", { points: words.points(points) })}</span>
            <time dateTime={since.toISOString()}>{t("detail.priceSince", { at: words.day(since) })}</time>
          </li>
        ))}
      </ul>
    </Section>
  );
}
