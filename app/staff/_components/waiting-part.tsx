import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { countWaitingFor } from "@/db/queries/second-person";
import { countOpenDisputes } from "@/db/queries/staff-disputes";
import type { Instant } from "@/lib/base/clock";
import type { Person } from "@/lib/loyalty/permissions";
import { CountedLines } from "./today-parts";

/** What waits for this person's decision, the promises already missed first; nothing where nothing waits. */
export async function WaitingPart({ person, now }: { person: Person; now: Instant }) {
  const [t, disputes, approvals] = await Promise.all([
    getTranslations("staff.today"),
    countOpenDisputes(now),
    countWaitingFor(person),
  ]);
  const lines = [
    { count: disputes.late, label: t("lateDisputes", { count: disputes.late }), href: "/staff/disputes" },
    {
      count: disputes.open - disputes.late,
      label: t("openDisputes", { count: disputes.open - disputes.late }),
      href: "/staff/disputes",
    },
    { count: approvals, label: t("approvals", { count: approvals }), href: "/staff/approvals" },
  ].filter((line) => line.count > 0);
  if (lines.length === 0) return null;
  return (
    <Section title={t("waitingFor")} id="waiting">
      <CountedLines lines={lines} />
    </Section>
  );
}
