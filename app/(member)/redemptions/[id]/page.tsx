import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { Paragraphs } from "@/components/paragraphs";
import { StateBadge } from "@/components/redemption-state";
import { pictureOf } from "@/components/reward-card";
import { motifOfKind } from "@/components/reward-picture/motif-of-kind";
import { RewardPicture } from "@/components/reward-picture/reward-picture";
import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { findRedemption } from "@/db/queries/redemptions";
import { currentAsking } from "@/lib/asking";
import { inWords } from "@/lib/in-words";
import { ruleOf } from "@/lib/loyalty/kinds";
import { requireMember } from "@/lib/session";
import { canBeCancelled } from "./_components/can-be-cancelled";
import { Cancelling } from "./_components/cancelling";
import { CashPart } from "./_components/cash-part";
import { Codes } from "./_components/codes";
import { Feedback } from "./_components/feedback";
import { Given } from "./_components/given";
import { OfItsKind } from "./_components/of-its-kind";
import { RedemptionFacts } from "./_components/redemption-facts";
import { Reveal } from "./_components/reveal";
import { WhatBecameOfIt } from "./_components/what-became-of-it";

type Params = { params: Promise<{ id: string }> };

const readRedemption = cache(async (id: string) => {
  const [{ member, now }, { locale }, asking] = await Promise.all([requireMember(), inWords(), currentAsking()]);
  return findRedemption(member.id, id, locale, now, asking);
});

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await readRedemption((await params).id))?.rewardName };
}

export default async function RedemptionPage({ params }: Params) {
  const { person, now } = await requireMember();
  const redemption = await readRedemption((await params).id);
  if (redemption === null) notFound();
  const [t, words] = await Promise.all([getTranslations("redemptions"), inWords()]);
  const { state, kind, details, codes, given } = redemption;
  const isReady = state === "ready" || state === "booked";
  // What can still be changed or is still awaited thanks its owner; so does what was had at once.
  const isOpen = isReady || state === ruleOf(kind, details).first;

  return (
    <>
      <PendingLink href="/redemptions" className="text-link mb-3 inline-flex min-h-11 items-center gap-1">
        <Icon name="previous" size={18} />
        {t("detail.back")}
      </PendingLink>
      <header className="mb-8 grid grid-cols-[6rem_1fr] items-center gap-x-4 gap-y-3 sm:grid-cols-[9rem_1fr] sm:gap-x-6">
        <RewardPicture
          source={pictureOf(redemption)}
          motif={motifOfKind(redemption.kind)}
          seed={redemption.rewardId}
          eager={true}
          className="sm:row-span-2"
        />
        <div className="sm:self-end">
          <StateBadge state={redemption.state} />
          <h1 className="mt-1 text-title font-extrabold">
            {redemption.quantity > 1 ? `${redemption.quantity} × ` : null}
            {redemption.rewardName}
          </h1>
        </div>
        {isOpen ? (
          <p className="celebrate text-lead max-sm:col-span-full sm:self-start">
            {t("detail.thanks", { name: person.name })}{" "}
            {kind === "donation" ? null : t("detail.thanksLead", { reward: redemption.rewardName })}
          </p>
        ) : null}
      </header>
      {redemption.withheld.length > 0 ? <Reveal redemption={redemption} words={words} /> : null}
      {isReady && codes.length > 0 ? (
        <Codes redemption={redemption} words={words} />
      ) : (
        <WhatBecameOfIt redemption={redemption} words={words} />
      )}
      {isReady && redemption.cashMinor !== null ? <CashPart redemption={redemption} words={words} /> : null}
      <div className="mt-10">
        <OfItsKind redemption={redemption} words={words} now={now} />
        {isOpen ? (
          <Section id="how" title={t("detail.howToUse")}>
            <Paragraphs text={redemption.howToUse} />
          </Section>
        ) : null}
        <Section id="facts" title={t("detail.facts")}>
          <RedemptionFacts redemption={redemption} words={words} />
        </Section>
        <Feedback redemption={redemption} words={words} now={now} />
        <Section id="conditions" title={t("detail.conditions")}>
          <Paragraphs text={redemption.conditions} />
        </Section>
        {given === null ? null : <Given given={given} details={redemption.details} locale={words.locale} />}
        {canBeCancelled(redemption) ? (
          <Cancelling redemption={redemption} words={words} now={now} />
        ) : (
          <Section id="again" title={t("detail.againTitle")}>
            <ButtonLink href="/rewards" look="secondary">
              {t("detail.again")}
            </ButtonLink>
          </Section>
        )}
      </div>
    </>
  );
}
