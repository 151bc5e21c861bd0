import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Paragraphs } from "@/components/paragraphs";
import { AvailabilityBadge, pictureOf } from "@/components/reward-card";
import { motifOfKind } from "@/components/reward-picture/motif-of-kind";
import { RewardPicture } from "@/components/reward-picture/reward-picture";
import { Icon } from "@/components/ui/icon";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { findReward } from "@/db/queries/catalogue";
import { inWords } from "@/lib/in-words";
import { currentVisit } from "@/lib/session";
import { PickUp } from "./_components/pick-up";
import { PriceFallen, PriceHistory, PriceToCome } from "./_components/price-history";
import { RewardFacts } from "./_components/reward-facts";
import { Wanting } from "./_components/wanting";
import { WayToRedeem } from "./_components/way-to-redeem";

type Params = { params: Promise<{ id: string }> };

const readReward = cache(async (id: string) => {
  const [{ member, now }, { locale }] = await Promise.all([currentVisit(), inWords()]);
  return findReward(id, { memberId: member?.id ?? null, locale, now });
});

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await readReward((await params).id))?.reward.name };
}

export default async function RewardPage({ params }: Params) {
  const { id } = await params;
  const found = await readReward(id);
  if (found === null) notFound();
  const [t, words, { now }] = await Promise.all([getTranslations("rewards"), inWords(), currentVisit()]);
  const { reward, terms, prices } = found;

  return (
    <>
      <PendingLink href="/rewards" className="text-link mb-3 inline-flex min-h-11 items-center gap-1">
        <Icon name="previous" size={18} />
        {t("detail.back")}
      </PendingLink>
      <div className="grid items-start gap-x-12 gap-y-6 lg:grid-cols-2">
        <RewardPicture
          source={pictureOf(reward)}
          motif={motifOfKind(reward.kind)}
          seed={reward.publicId}
          eager={true}
        />
        <div>
          <h1 className="text-title font-extrabold lg:text-display">{reward.name}</h1>
          <p className="mt-2 text-lead text-ink-soft">{reward.summary}</p>
          <p className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2">
            <span className="text-heading font-bold">{t("cost", { points: words.points(reward.points) })}</span>
            <AvailabilityBadge reward={reward} terms={terms} words={words} />
          </p>
          <PriceFallen prices={prices} now={now} words={words} />
          <PriceToCome prices={prices} now={now} words={words} />
          <PickUp page={found} words={words} />
          <WayToRedeem page={found} words={words} />
          <Wanting page={found} />
        </div>
      </div>
      <div className="mt-10">
        <Section id="facts" title={t("detail.facts")}>
          <RewardFacts page={found} words={words} />
        </Section>
        <Section id="how" title={t("detail.howToUse")}>
          <Paragraphs text={reward.howToUse} />
        </Section>
        <Section id="conditions" title={t("detail.conditions")}>
          <Paragraphs text={reward.conditions} />
        </Section>
        <PriceHistory prices={prices} now={now} words={words} />
      </div>
    </>
  );
}
