import { getTranslations } from "next-intl/server";
import { PendingLink } from "@/components/ui/pending-link";
import { Section } from "@/components/ui/section";
import { termsHistory } from "@/db/queries/terms";
import { listWaitingRefunds } from "@/db/queries/waiting-refunds";
import type { Instant } from "@/lib/base/clock";
import { overdueRefundsBefore } from "@/lib/loyalty/refund-policy";
import { termsAsOf } from "@/lib/loyalty/terms";

/** Refunds that arrived before their sale; those that wait longer than the terms allow want looking at: a wrong receipt, or a sale that was lost. */
export async function WaitingRefundsPart({ now }: { now: Instant }) {
  const [t, history] = await Promise.all([getTranslations("staff.refunds"), termsHistory()]);
  const terms = termsAsOf(history, now);
  const { count, overdue } = await listWaitingRefunds(overdueRefundsBefore(terms, now));
  if (count === 0) return null;
  return (
    <Section title={t("title")} id="waiting-refunds">
      <p className="max-w-2xl">{t("lead", { count, overdue, days: terms.refunds.waitingDays })}</p>
      <p className="mt-2">
        <PendingLink href="/staff/refunds" className="text-accent underline underline-offset-4">
          {t("open")}
        </PendingLink>
      </p>
    </Section>
  );
}
