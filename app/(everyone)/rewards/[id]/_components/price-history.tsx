import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { RewardPage } from "@/db/queries/catalogue";
import type { Instant } from "@/lib/base/clock";
import type { InWords } from "@/lib/in-words";
import { cheaperSince } from "@/lib/loyalty/price-history";

/** A dearer price that was announced: what it will cost, and from when. */
export async function PriceToCome(props: { prices: RewardPage["prices"]; now: Instant; words: InWords }) {
  const { prices, now, words } = props;
  const coming = prices.find((price) => price.from > now);
  if (coming === undefined) return null;
  const t = await getTranslations("rewards.detail");
  return (
    <div className="mt-3">
      <Notice tone="warn">
        {t("priceComing", { points: words.points(coming.points), at: words.at(coming.from) })}
      </Notice>
    </div>
  );
}

/** How long a lower price is told of beside the price; longer ago it is the price, and its history tells the rest. */
const NEWS_DAYS = 30;

/** A price that fell lately: what it was, and from when to when members paid that. */
export async function PriceFallen(props: { prices: RewardPage["prices"]; now: Instant; words: InWords }) {
  const { prices, now, words } = props;
  const before = cheaperSince(prices, now, NEWS_DAYS);
  if (before?.to == null) return null;
  const t = await getTranslations("rewards.detail");
  const [from, to] = [words.day(before.from), words.day(before.to)];
  return (
    <p className="mt-2 text-note text-ink-soft">
      {t("priceFallen", { points: words.points(before.points), from, to })}
    </p>
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
        {prices.map(({ points, from, to }) => (
          <li
            key={from.getTime()}
            className="flex flex-wrap justify-between gap-x-6 border-t border-line py-2 first:border-t-0"
          >
            <span className="font-semibold">{t("cost", { points: words.points(points) })}</span>
            <span>
              {from > now
                ? t("detail.priceFrom", { at: words.day(from) })
                : to === null
                  ? t("detail.priceSince", { at: words.day(from) })
                  : t("detail.priceHeld", { from: words.day(from), to: words.day(to) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
