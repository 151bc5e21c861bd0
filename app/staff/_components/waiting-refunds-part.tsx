import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/section";
import { termsHistory } from "@/db/queries/terms";
import { listWaitingRefunds } from "@/db/queries/waiting-refunds";
import type { Instant } from "@/lib/base/clock";
import { inWords } from "@/lib/in-words";
import { termsAsOf } from "@/lib/loyalty/terms";

const DAY_MS = 86_400_000;

/** Refunds that arrived before their sale; those that wait longer than the terms allow want looking at: a wrong receipt, or a sale that was lost. */
export async function WaitingRefundsPart({ now, currency }: { now: Instant; currency: string }) {
  const [t, words, history] = await Promise.all([getTranslations("staff.refunds"), inWords(), termsHistory()]);
  const days = termsAsOf(history, now).refunds.waitingDays;
  const overdueBefore = new Date(now.getTime() - days * DAY_MS);
  const { rows, count, overdue } = await listWaitingRefunds(overdueBefore);
  if (count === 0) return null;
  return (
    <Section title={t("title")} id="waiting-refunds" lead={t("lead", { count, overdue, days })}>
      <ul className="grid">
        {rows.map((row) => (
          <li
            key={row.publicId}
            className="grid gap-x-6 border-t border-line py-2 first:border-t-0 sm:grid-cols-[1fr_auto]"
          >
            <p className="font-semibold">
              {t("refund", { money: words.money(row.amountMinor, row.currency ?? currency), receipt: row.externalId })}{" "}
              {row.receivedAt < overdueBefore ? (
                <Badge tone="warn" icon="clock">
                  {t("overdue")}
                </Badge>
              ) : null}
            </p>
            <p className="text-note text-ink-soft">
              {t("since", { sale: row.purchaseExternalId, at: words.at(row.receivedAt) })}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
