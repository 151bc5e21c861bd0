import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { PendingLink } from "@/components/ui/pending-link";
import type { DisputeShow, QueuedDispute } from "@/db/queries/staff-disputes";
import type { Instant } from "@/lib/base/clock";
import { inWords } from "@/lib/in-words";
import { DisputeBadge } from "./dispute-badge";

export async function DisputeTable(props: { disputes: QueuedDispute[]; show: DisputeShow; now: Instant }) {
  const [t, words] = await Promise.all([getTranslations("staff-disputes"), inWords()]);
  const { disputes, show, now } = props;
  return (
    <DataTable
      caption={t("caption")}
      rows={disputes}
      rowKey={(dispute) => dispute.publicId}
      columns={[
        {
          key: "member",
          header: t("column.member"),
          cell: (dispute) => (
            <PendingLink
              href={`/staff/disputes/${dispute.publicId}`}
              className="font-semibold text-accent underline underline-offset-4 lg:whitespace-nowrap"
            >
              {dispute.memberName}
            </PendingLink>
          ),
        },
        { key: "about", header: t("column.about"), cell: (dispute) => t(`about.${dispute.about}`) },
        {
          key: "state",
          header: t("column.state"),
          cell: (dispute) => (
            <DisputeBadge state={dispute.state} isLate={dispute.state === "open" && dispute.answerBy <= now} />
          ),
        },
        { key: "opened", header: t("column.opened"), cell: (dispute) => words.shortAt(dispute.openedAt) },
        show === "decided"
          ? {
              key: "decided",
              header: t("column.decided"),
              cell: ({ decidedAt, decidedByName }) =>
                decidedAt && [words.shortAt(decidedAt), decidedByName].filter(Boolean).join(", "),
            }
          : { key: "due", header: t("column.due"), cell: (dispute) => words.shortUntil(dispute.answerBy) },
      ]}
    />
  );
}
