import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { pictureOf, RewardCard } from "@/components/reward-card";
import { motifOfKind } from "@/components/reward-picture/motif-of-kind";
import { RewardPicture } from "@/components/reward-picture/reward-picture";
import { Notice } from "@/components/ui/notice";
import { PageTitle, Section } from "@/components/ui/section";
import { forVisitor, type RewardCardView } from "@/db/queries/offers";
import { findStaffReward } from "@/db/queries/staff-rewards";
import { termsHistory } from "@/db/queries/terms";
import { parseWholeNumber } from "@/lib/base/format";
import { locales } from "@/lib/base/locale";
import { inWords } from "@/lib/in-words";
import { isHiddenFrom } from "@/lib/loyalty/gates";
import { availability } from "@/lib/loyalty/reward";
import { termsAsOf } from "@/lib/loyalty/terms";
import { requireStaff } from "@/lib/session";
import { choice, type Query, text } from "../../../_components/address";
import { BackLink } from "../../../_components/back-link";
import { SampleMember, VISITOR } from "../../_components/sample-member";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-rewards"))("preview.title") };
}

/** The reward as a visitor, or a member of a chosen tier with so many points, would see it, published or not. */
export default async function PreviewPage({ params, searchParams }: Props) {
  const { now } = await requireStaff("rewards.view");
  const [reward, query, history, t, own, words] = await Promise.all([
    params.then(({ id }) => findStaffReward(id)),
    searchParams,
    termsHistory(),
    getTranslations("staff-rewards"),
    getLocale(),
    inWords(),
  ]);
  if (reward === null) notFound();
  const terms = termsAsOf(history, now);
  const locale = choice(query, "language", locales) ?? own;
  const isVisitor = text(query, "tier") === VISITOR;
  const tier = terms.tiers.levels.find((level) => level.code === text(query, "tier")) ?? terms.tiers.levels[0];
  const segment = terms.earning.segments.find(({ code }) => code === text(query, "segment"))?.code;
  const segments = segment === undefined ? [] : [segment];
  const points = Math.max(0, parseWholeNumber(text(query, "points"), own) ?? reward.points);
  // As it will be once published: the sample member is asked about a live reward.
  const offer = {
    ...reward,
    id: 0,
    state: "published" as const,
    stockLeft: reward.stock.left,
    totalLeft: reward.stock.totalLeft,
  };
  const card: RewardCardView = {
    ...offer,
    ...reward.texts[locale],
    availability: isVisitor
      ? forVisitor(offer, terms, now)
      : availability(offer, { spendable: points, tier: tier?.code ?? null, segments, redeemed: 0 }, terms, now),
  };
  const { name, summary, howToUse, conditions } = reward.texts[locale];
  return (
    <>
      <PageTitle
        above={<BackLink href={`/staff/rewards/${reward.publicId}`} label={t("preview.back")} />}
        title={t("preview.title")}
        lead={t("preview.lead")}
      />
      <SampleMember
        rewardId={reward.publicId}
        terms={terms}
        tier={isVisitor ? VISITOR : (tier?.code ?? "")}
        segment={segment ?? ""}
        points={points}
        price={reward.points}
        language={locale}
      />
      {isHiddenFrom(reward, isVisitor ? [] : segments) ? <Notice tone="warn">{t("preview.hidden")}</Notice> : null}
      <Section title={t("preview.card")} id="card">
        <div className="max-w-xs">
          <RewardCard reward={card} terms={terms} words={words} now={now} eager />
        </div>
      </Section>
      <Section title={t("preview.page")} id="page">
        <div lang={locale} className="grid max-w-3xl gap-6 sm:grid-cols-[1fr_1.2fr]">
          <RewardPicture source={pictureOf(reward)} motif={motifOfKind(reward.kind)} seed={reward.publicId} />
          <div className="grid content-start gap-3">
            <p className="text-heading font-bold">{name}</p>
            <p>{summary}</p>
            <Text title={t("field.howToUse")} text={howToUse} />
            <Text title={t("field.conditions")} text={conditions} />
          </div>
        </div>
      </Section>
    </>
  );
}

function Text({ title, text }: { title: string; text: string }) {
  if (text === "") return null;
  return (
    <div>
      <h3 className="font-bold">{title}</h3>
      <p className="whitespace-pre-line">{text}</p>
    </div>
  );
}
