import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/section";
import { termsHistory } from "@/db/queries/terms";
import { listWaitingRefunds } from "@/db/queries/waiting-refunds";
import { inWords } from "@/lib/in-words";
import { overdueRefundsBefore } from "@/lib/loyalty/refund-policy";
import { termsAsOf } from "@/lib/loyalty/terms";
import { requireStaff } from "@/lib/session";
import { choice, type Query } from "../_components/address";
import { BackLink } from "../_components/back-link";
import { WaitingRefund } from "./_components/waiting-refund";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff.refunds"))("title") };
}

/** Refunds that came before their sale: a wrong receipt is dismissed, with a reason. */
export default async function WaitingRefundsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { now, installation } = await requireStaff("purchases.refund");
  const [t, words, history, query] = await Promise.all([
    getTranslations("staff"),
    inWords(),
    termsHistory(),
    searchParams,
  ]);
  const terms = termsAsOf(history, now);
  const overdueBefore = overdueRefundsBefore(terms, now);
  const { rows, count, overdue } = await listWaitingRefunds(overdueBefore);
  return (
    <>
      <PageTitle
        above={<BackLink href="/staff" label={t("today.title")} />}
        title={t("refunds.title")}
        lead={t("refunds.lead", { count, overdue, days: terms.refunds.waitingDays })}
      />
      {choice(query, "done", ["dismissed"]) ? <Notice tone="good">{t("refunds.dismissed")}</Notice> : null}
      {rows.length === 0 ? <EmptyState kind="finished" title={t("refunds.none")} headingLevel={2} /> : null}
      <ul className="grid">
        {rows.map((refund) => (
          <WaitingRefund
            key={refund.publicId}
            refund={refund}
            isOverdue={refund.receivedAt < overdueBefore}
            currency={installation.currency}
            words={words}
          />
        ))}
      </ul>
    </>
  );
}
