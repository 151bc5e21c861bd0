import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { PendingLink } from "@/components/ui/pending-link";
import type { ApprovalRow } from "@/db/queries/approvals";
import { inWords } from "@/lib/in-words";
import { ApprovalStateBadge } from "./approval-state";

/** What a second person answered, or whoever asked took back: what it was, who asked, who decided and when. */
export async function ApprovalTable({ caption, rows }: { caption: string; rows: ApprovalRow[] }) {
  const [t, staff, words] = await Promise.all([
    getTranslations("staff-approvals"),
    getTranslations("staff"),
    inWords(),
  ]);
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.publicId}
      columns={[
        {
          key: "what",
          header: t("column.whatDecided"),
          cell: (row) => (
            <PendingLink
              href={`/staff/approvals/${row.publicId}`}
              className="font-semibold text-accent underline underline-offset-4"
            >
              {t(`what.${row.mergeFrom ? "merging" : row.disputeId ? "dispute" : "adjustment"}`, {
                change: words.change(row.points),
                unit: words.unit,
                title: row.memberName ?? "",
              })}
            </PendingLink>
          ),
        },
        { key: "by", header: t("column.by"), cell: (row) => row.requestedByName ?? staff("portal") },
        {
          key: "decided",
          header: t("column.decidedBy"),
          cell: (row) => (row.state === "withdrawn" ? row.requestedByName : row.decidedByName) ?? staff("portal"),
        },
        { key: "at", header: t("column.decidedAt"), cell: (row) => words.at(row.decidedAt ?? row.requestedAt) },
        { key: "state", header: t("column.state"), cell: (row) => <ApprovalStateBadge state={row.state} /> },
      ]}
    />
  );
}
