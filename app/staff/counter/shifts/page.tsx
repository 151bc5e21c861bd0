import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { PendingLink } from "@/components/ui/pending-link";
import { listShifts } from "@/db/queries/shifts";
import { inWords } from "@/lib/in-words";
import { grant } from "@/lib/loyalty/permissions";
import { requireStaff } from "@/lib/session";
import { CounterPage } from "../_components/counter-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staff-counter"))("shifts.title") };
}

export default async function ShiftsPage() {
  const { person, installation } = await requireStaff("counter.use");
  const mayReadAll = grant(person, "counter.supervise") !== null;
  const [t, words, shifts] = await Promise.all([
    getTranslations("staff-counter.shifts"),
    inWords(),
    listShifts(mayReadAll ? null : person.id),
  ]);
  return (
    <CounterPage title={t("title")} shift={null}>
      {shifts.length === 0 ? <EmptyState kind="first" title={t("none")} headingLevel={2} /> : null}
      <ul>
        {shifts.map((shift) => (
          <li key={shift.publicId}>
            <PendingLink href={`/staff/counter/shifts/${shift.publicId}`} className="counter-row">
              <span className="min-w-0">
                <span className="block font-semibold">
                  {t("who", { cashier: shift.cashier, store: shift.storeName })}
                </span>
                <span className="block text-note text-ink-soft">
                  {shift.closedAt ? words.at(shift.openedAt) : t("open", { at: words.at(shift.openedAt) })}
                </span>
              </span>
              <span className="text-end tabular-nums">
                {t("came", { count: shift.receipts, money: words.money(shift.totalMinor, installation.currency) })}
              </span>
            </PendingLink>
          </li>
        ))}
      </ul>
    </CounterPage>
  );
}
