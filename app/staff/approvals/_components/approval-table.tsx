import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { PendingLink } from "@/components/ui/pending-link";
import type { ApprovalRow } from "@/db/queries/approvals";
import { inWords } from "@/lib/in-words";
import { ApprovalStateBadge } from "./approval-state";

/** Corrections of points that wait or waited, each leading to the page that decides it. */
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
          key: "member",
          header: t("column.member"),
          cell: (row) => (
            <PendingLink
              href={`/staff/approvals/${row.publicId}`}
              className="font-semibold text-accent underline underline-offset-4"
            >
              {row.memberName}
            </PendingLink>
          ),
        },
        {
          key: "points",
          header: t("column.points", { unit: words.unit }),
          numeric: true,
          cell: (row) => words.change(row.points),
        },
        { key: "by", header: t("column.by"), cell: (row) => row.requestedByName ?? staff("portal") },
        { key: "at", header: t("column.at"), cell: (row) => words.at(row.requestedAt) },
        { key: "state", header: t("column.state"), cell: (row) => <ApprovalStateBadge state={row.state} /> },
      ]}
    />
  );
}
