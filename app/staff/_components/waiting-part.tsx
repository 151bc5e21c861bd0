import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { countWaitingApprovals } from "@/db/queries/approvals";
import { countOpenDisputes } from "@/db/queries/staff-disputes";
import type { Instant } from "@/lib/base/clock";
import { CountedLines } from "./today-parts";

/** What waits for somebody's decision, the promises already missed first; nothing where nothing waits. */
export async function WaitingPart({ now }: { now: Instant }) {
  const [t, disputes, approvals] = await Promise.all([
    getTranslations("staff.today"),
    countOpenDisputes(now),
    countWaitingApprovals(),
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
