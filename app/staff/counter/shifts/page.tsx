import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { listShifts } from "@/db/queries/shifts";
import { inWords } from "@/lib/in-words";
import { grant } from "@/lib/loyalty/permissions";
import { requireStaff } from "@/lib/session";
import { CounterPage } from "../_components/counter-page";
import { ShiftTable } from "../_components/shift-table";

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
    <CounterPage title={t("title")} shift={null} isAside>
      {shifts.length === 0 ? (
        <EmptyState kind="first" title={t("none")} headingLevel={2}>
          <p>{t("noneHint")}</p>
        </EmptyState>
      ) : (
        <ShiftTable shifts={shifts} currency={installation.currency} words={words} />
      )}
    </CounterPage>
  );
}
