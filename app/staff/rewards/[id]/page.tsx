import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle, Section } from "@/components/ui/section";
import { findStaffReward, listCategories } from "@/db/queries/staff-rewards";
import { termsHistory } from "@/db/queries/terms";
import { formatPoints } from "@/lib/base/format";
import { datedKinds } from "@/lib/loyalty/kinds";
import { grant } from "@/lib/loyalty/permissions";
import { takesCodes } from "@/lib/loyalty/reward";
import { termsAsOf } from "@/lib/loyalty/terms";
import { requireStaff } from "@/lib/session";
import type { Query } from "../../_components/address";
import { BackLink } from "../../_components/back-link";
import { CodesPart } from "../_components/codes-part";
import { DatesPart } from "../_components/dates-part";
import { DoneNotice } from "../_components/done-notice";
import { FeedbackPart } from "../_components/feedback-part";
import { FilePart } from "../_components/file-part";
import { LowStockPart } from "../_components/low-stock-part";
import { PicturePart } from "../_components/picture-part";
import { PlansPart } from "../_components/plans-part";
import { PricePart } from "../_components/price-part";
import { RewardForm } from "../_components/reward-form";
import { RewardMoves } from "../_components/reward-moves";
import { RewardNumbers } from "../_components/reward-numbers";
import { RewardStateBadge } from "../_components/reward-state-badge";
import { StepUpPart } from "../_components/step-up-part";
import { StockPart } from "../_components/stock-part";
import { UndoPart } from "../_components/undo-part";
import { WhoPart } from "../_components/who-part";
import { edit } from "../actions";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await requireStaff("rewards.view");
  const [reward, locale] = await Promise.all([findStaffReward((await params).id), getLocale()]);
  return { title: reward?.texts[locale].name };
}

export default async function StaffRewardPage({ params, searchParams }: Props) {
  const { person, installation, now } = await requireStaff("rewards.view");
  const reward = await findStaffReward((await params).id);
  if (reward === null) notFound();
  const [t, own, kinds, locale, categories, history, query] = await Promise.all([
    getTranslations("staff-rewards"),
    getTranslations("staff-catalogue"),
    getTranslations("rewards.kinds"),
    getLocale(),
    listCategories(),
    termsHistory(),
    searchParams,
  ]);
  const { zone, currency } = installation;
  const unit = installation.unitNames[locale];
  const mayEdit = grant(person, "rewards.edit") !== null;
  const mayImport = grant(person, "codes.import") !== null;
  const lead = t("page.lead", { kind: kinds(reward.kind), points: formatPoints(reward.points, locale), unit });
  return (
    <>
      <PageTitle
        above={<BackLink href="/staff/rewards" label={t("page.back")} />}
        title={reward.texts[locale].name}
        lead={
          <span className="flex flex-wrap items-center gap-3">
            <RewardStateBadge reward={{ ...reward, stockLeft: reward.stock.left }} now={now} />
            {lead}
          </span>
        }
        action={
          <>
            <ButtonLink href={`/staff/rewards/${reward.publicId}/preview`} look="secondary">
              {t("page.preview")}
            </ButtonLink>
            <ButtonLink href={`/staff/rewards/${reward.publicId}/history`} look="secondary">
              {own("history.link")}
            </ButtonLink>
            {mayEdit ? <RewardMoves reward={reward} /> : null}
          </>
        }
      />
      <DoneNotice query={query} undo={mayEdit ? <UndoPart query={query} reward={reward} /> : null} />
      <div className="two-columns">
        <RewardNumbers reward={reward} zone={zone} unit={unit} />
        <PlansPart rewardId={reward.publicId} mayEdit={mayEdit} />
        <WhoPart reward={reward} terms={termsAsOf(history, now)} />
        <StepUpPart reward={reward} terms={termsAsOf(history, now)} />
        {takesCodes(reward.kind) ? <CodesPart reward={reward} mayImport={mayImport} /> : null}
        {datedKinds.includes(reward.kind) ? (
          <DatesPart {...{ reward, zone, now, mayEdit }} mayCallOff={grant(person, "redemptions.fulfil") !== null} />
        ) : null}
        {reward.kind === "digital" ? <FilePart reward={reward} mayEdit={mayEdit} /> : null}
        {takesCodes(reward.kind) ? null : <StockPart reward={reward} mayEdit={mayEdit} />}
        {mayEdit ? <LowStockPart reward={reward} /> : null}
        {mayEdit ? (
          <PricePart reward={reward} days={termsAsOf(history, now).noticeDays} {...{ now, zone, unit }} />
        ) : null}
        {grant(person, "feedback.view") ? <FeedbackPart rewardId={reward.publicId} /> : null}
        <PicturePart {...{ reward, mayEdit, zone, now }} />
      </div>
      {mayEdit ? (
        <Section title={t("page.edit")} id="edit">
          <RewardForm
            action={edit}
            reward={reward}
            categories={categories}
            terms={termsAsOf(history, now)}
            {...{ zone, currency, unit, now }}
          />
        </Section>
      ) : null}
    </>
  );
}
