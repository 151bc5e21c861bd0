import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { PendingLink } from "@/components/ui/pending-link";
import { type LedgerCheck, verdictOf } from "@/db/queries/ledger-checks";
import { inWords } from "@/lib/in-words";

const looks = {
  waiting: { tone: "plain", icon: "clock" },
  running: { tone: "plain", icon: "clock" },
  green: { tone: "good", icon: "check" },
  uncompared: { tone: "warn", icon: "info" },
  red: { tone: "bad", icon: "warning" },
  failed: { tone: "warn", icon: "warning" },
} as const;

/** Every check of late, each leading to what it found. */
export async function CheckHistory({ checks }: { checks: readonly LedgerCheck[] }) {
  const [t, words] = await Promise.all([getTranslations("staff-invariants"), inWords()]);
  return (
    <DataTable
      caption={t("history")}
      rows={checks}
      rowKey={({ publicId }) => publicId}
      columns={[
        {
          key: "asked",
          header: t("column.asked"),
          cell: ({ publicId, askedAt, endedAt }) =>
            endedAt === null ? (
              words.at(askedAt)
            ) : (
              <PendingLink href={`/staff/invariants?check=${publicId}`} className="text-link">
                {words.at(askedAt)}
              </PendingLink>
            ),
        },
        {
          key: "state",
          header: t("column.state"),
          cell: (check) => <Badge {...looks[verdictOf(check)]}>{t(`state.${verdictOf(check)}`)}</Badge>,
        },
        { key: "by", header: t("column.by"), cell: ({ askedBy }) => askedBy ?? t("nightly") },
        {
          key: "journals",
          header: t("column.journals"),
          numeric: true,
          cell: ({ journals }) => (journals === null ? "–" : words.points(journals)),
        },
        {
          key: "found",
          header: t("column.found"),
          numeric: true,
          cell: ({ endedAt, foundCount }) => (endedAt === null ? "–" : words.points(foundCount)),
        },
        {
          key: "checkpoint",
          header: t("column.checkpoint"),
          numeric: true,
          cell: ({ checkpoint }) => checkpoint ?? "–",
        },
      ]}
    />
  );
}
