import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Paragraphs } from "@/components/paragraphs";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageTitle, Section } from "@/components/ui/section";
import { findGivenReward, type GivenReward } from "@/db/queries/given-rewards";
import { inWords } from "@/lib/in-words";
import { redemptionOfToken } from "@/lib/reward-link";
import { currentVisit } from "@/lib/session";
import { FormPage } from "../../_components/form-page";
import { GivenCodes } from "./_components/given-codes";
import { GivenFacts } from "./_components/given-facts";

/** What a messenger shows of the link says neither what it is nor from whom. */
export async function generateMetadata(): Promise<Metadata> {
  const [t, { installation }] = await Promise.all([getTranslations("reward-kinds.givenReward"), currentVisit()]);
  const title = t("preview", { programme: installation.programmeName });
  const description = t("previewText");
  return { title, description, robots: { index: false }, openGraph: { title, description, type: "website" } };
}

/** What a member redeemed for somebody else, for whoever holds its link: no account is asked for. */
export default async function GivenPage({ params }: { params: Promise<{ token: string }> }) {
  const [{ token }, { now }, t, words] = await Promise.all([
    params,
    currentVisit(),
    getTranslations("reward-kinds.givenReward"),
    inWords(),
  ]);
  const id = redemptionOfToken(token);
  const given = id && (await findGivenReward(id, now));
  if (!given) notFound();
  const reward = given.rewardNames[words.locale];
  const isGood = (given.state === "ready" || given.state === "booked") && given.codes.length > 0;
  return (
    <FormPage>
      <PageTitle
        title={t(isGood ? "title" : "overTitle")}
        lead={t("from", { name: given.giver ?? t("somebody"), reward })}
      />
      {given.message === null ? null : (
        <blockquote className="border-s-4 border-accent ps-4 text-lead whitespace-pre-line">{given.message}</blockquote>
      )}
      {isGood ? <GivenCodes codes={given.codes} /> : <Notice>{t(`over.${wordFor(given.state)}`)}</Notice>}
      {isGood ? <GivenFacts given={given} words={words} /> : null}
      {isGood ? (
        <Section id="how" title={(await getTranslations("redemptions.detail"))("howToUse")}>
          <Paragraphs text={given.howToUse[words.locale]} />
          <p className="mt-4">{t("keep")}</p>
        </Section>
      ) : null}
      <ButtonLink href="/rewards" look="secondary">
        {t("rewards")}
      </ButtonLink>
    </FormPage>
  );
}

function wordFor(state: GivenReward["state"]): "used" | "expired" | "cancelled" | "failed" | "other" {
  return state === "used" || state === "expired" || state === "cancelled" || state === "failed" ? state : "other";
}
