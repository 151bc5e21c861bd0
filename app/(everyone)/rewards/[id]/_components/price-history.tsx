import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { RewardPage } from "@/db/queries/catalogue";
import type { Instant } from "@/lib/base/clock";
import type { InWords } from "@/lib/in-words";

/** A dearer price that was announced: what it will cost, and from when. */
export async function PriceToCome(props: { prices: RewardPage["prices"]; now: Instant; words: InWords }) {
  const { prices, now, words } = props;
  const coming = prices.find((price) => price.since > now);
  if (coming === undefined) return null;
  const t = await getTranslations("rewards.detail");
  return (
    <div className="mt-3">
      <Notice tone="warn">
        {t("priceComing", { points: words.points(coming.points), at: words.at(coming.since) })}
      </Notice>
    </div>
  );
}

/** What it has cost and is to cost, newest first. */
export async function PriceHistory(props: { prices: RewardPage["prices"]; now: Instant; words: InWords }) {
  const { prices, now, words } = props;
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
            <time dateTime={since.toISOString()}>
              {t(since > now ? "detail.priceFrom" : "detail.priceSince", { at: words.day(since) })}
            </time>
          </li>
        ))}
      </ul>
    </Section>
  );
}
