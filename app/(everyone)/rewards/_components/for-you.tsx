import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import type { Catalogue } from "@/db/queries/catalogue";
import { told } from "@/lib/base/told";
import type { InWords } from "@/lib/in-words";
import type { PickReason } from "@/lib/loyalty/for-you";
import type { Terms } from "@/lib/loyalty/terms";
import { levelOf, rankOf } from "@/lib/loyalty/tiers";
import { categoryNamer } from "./category-name";
import { listedTiles } from "./listed-tiles";
import { RewardTiles } from "./reward-tiles";

/** What a member is shown first, each with why. */
export async function ForYou({ catalogue, words, now }: { catalogue: Catalogue; words: InWords; now: Date }) {
  const { forYou, terms, favourites } = catalogue;
  if (forYou.length === 0) return null;
  const [t, why] = await Promise.all([getTranslations("rewards.forYou"), reasonTeller(terms, words)]);
  const listed = forYou.map(({ card, reason }) => {
    const isFavourite = favourites.has(card.publicId) || reason.code.startsWith("favourite");
    return { card, why: why(reason), isFavourite };
  });
  return (
    <Section id="for-you" title={t("title")} lead={t("lead")}>
      <RewardTiles tiles={told(listedTiles(listed, { terms, words, now, isMember: true, eager: 4 }))} columns="few" />
    </Section>
  );
}

/** Presents that wait to be picked up, each a way to where it is. */
export async function WaitingPresents({ catalogue, words }: { catalogue: Catalogue; words: InWords }) {
  const t = await getTranslations("rewards.present");
  if (catalogue.presents.length === 0) return null;
  return (
    <div className="mb-8">
      <Notice tone="good" title={t("title")}>
        <ul className="grid gap-2">
          {catalogue.presents.map(({ rewardId, name, because, until }) => (
            <li key={`${rewardId} ${because}`}>
              <PendingLink href={`/rewards/${rewardId}`} className="text-link inline-flex min-h-11 items-center">
                {t("offer", { because: t(because), reward: name })}
              </PendingLink>
              <p>{t("until", { at: words.at(until) })}</p>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

/** Why a reward was picked, in the reader's words. */
async function reasonTeller(terms: Terms, words: InWords): Promise<(reason: PickReason) => string> {
  const [t, nameOf] = await Promise.all([getTranslations("rewards.forYou.why"), categoryNamer()]);
  const { locale } = words;
  return (reason) => {
    switch (reason.code) {
      case "favourite_nearly":
      case "nearly":
        return t(reason.code, { points: words.points(reason.missing) });
      case "bought":
        return t("bought", { category: terms.earning.labels[reason.category]?.[locale] ?? reason.category });
      case "redeemed":
        return t("redeemed", { category: nameOf(reason.category) });
      case "only_tier": {
        const isTop = rankOf(terms, reason.tier) === terms.tiers.levels.length - 1;
        return t(isTop ? "only_tier_top" : "only_tier", { tier: levelOf(terms, reason.tier).name[locale] });
      }
      case "only_segment": {
        const named = terms.earning.segments.filter(({ code }) => reason.segments.includes(code));
        return t("only_segment", { segment: named.map(({ name }) => name[locale]).join(", ") });
      }
      case "favourite":
      case "featured":
        return t(reason.code);
    }
  };
}
