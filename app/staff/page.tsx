import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageTitle } from "@/components/ui/section";
import { formatClock, formatDayAt } from "@/lib/base/format-time";
import { grant } from "@/lib/loyalty/permissions";
import { requireStaff } from "@/lib/session";
import { CounterPart } from "./_components/counter-part";
import { FulfilmentPart } from "./_components/fulfilment-part";
import { LedgerAlarm } from "./_components/ledger-alarm";
import { LowStockPart } from "./_components/low-stock-part";
import { NextSteps } from "./_components/next-steps";
import { LedgerPart, MembersPart, RewardsPart } from "./_components/today-parts";
import { WaitingPart } from "./_components/waiting-part";
import { WaitingRefundsPart } from "./_components/waiting-refunds-part";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff"))("today.title") };
}

export default async function TodayPage() {
  const { person, now, installation } = await requireStaff("staff.enter");
  const [t, locale] = await Promise.all([getTranslations("staff"), getLocale()]);
  const may = {
    serve: grant(person, "counter.use") !== null && grant(person, "counter.supervise") === null,
    setUp: grant(person, "programme.open") !== null,
    seeRewards: grant(person, "rewards.view") !== null,
    editRewards: grant(person, "rewards.edit") !== null,
    seeMembers: grant(person, "members.view") !== null,
    checkLedger: grant(person, "ledger.check") !== null,
    refund: grant(person, "purchases.refund") !== null,
    decide: grant(person, "disputes.handle") !== null && grant(person, "approvals.decide") !== null,
    fulfil: grant(person, "redemptions.fulfil") !== null,
    seeLedger: grant(person, "trail.view") !== null,
  };
  const asOf = t("today.asOf", {
    day: formatDayAt(now, installation.zone, locale),
    clock: formatClock(now, installation.zone, locale),
  });
  return (
    <>
      <PageTitle title={t("today.greeting", { name: person.name })} lead={asOf} />
      {may.setUp ? <NextSteps /> : null}
      {may.checkLedger ? <LedgerAlarm /> : null}
      {may.serve ? <CounterPart person={person} /> : null}
      {may.seeMembers ? <MembersPart now={now} zone={installation.zone} unit={installation.unitNames[locale]} /> : null}
      <div className="two-columns">
        {may.decide ? <WaitingPart person={person} now={now} /> : null}
        {may.fulfil ? <FulfilmentPart now={now} /> : null}
        {may.editRewards ? <LowStockPart /> : null}
        {may.seeRewards ? <RewardsPart now={now} mayEdit={may.editRewards} /> : null}
        {may.refund ? <WaitingRefundsPart now={now} /> : null}
        {may.seeLedger ? <LedgerPart zone={installation.zone} /> : null}
      </div>
    </>
  );
}
