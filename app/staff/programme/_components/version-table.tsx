import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { PendingLink } from "@/components/ui/pending-link";
import type { TermsVersionRow } from "@/db/queries/terms-drafts";
import { inWords } from "@/lib/in-words";

/** Every version: from when, and who wrote, approved and published it. `live` is the one in force. */
export async function VersionTable({ versions, live }: { versions: TermsVersionRow[]; live: number }) {
  const [t, words] = await Promise.all([getTranslations("staff-programme"), inWords()]);
  return (
    <DataTable<TermsVersionRow>
      caption={t("versions.title")}
      rows={versions}
      rowKey={(row) => row.version}
      roomy={true}
      columns={[
        {
          key: "version",
          header: t("column.version"),
          cell: (row) => (
            <PendingLink
              href={`/staff/programme/versions/${row.version}`}
              className="font-semibold whitespace-nowrap text-accent underline underline-offset-4"
            >
              {t("version", { version: row.version })}
            </PendingLink>
          ),
        },
        {
          key: "state",
          header: t("column.state"),
          cell: (row) => (
            <Badge
              tone={row.version === live ? "good" : row.version > live ? "accent" : "plain"}
              icon={row.version === live ? "check" : "clock"}
            >
              {t(row.version === live ? "live" : row.version > live ? "coming" : "past")}
            </Badge>
          ),
        },
        { key: "from", header: t("column.from"), cell: (row) => words.at(row.effectiveFrom) },
        { key: "title", header: t("column.title"), cell: (row) => row.title ?? "–" },
        { key: "writers", header: t("column.writers"), cell: (row) => row.writers.join(", ") || "–" },
        { key: "approved", header: t("column.approved"), cell: (row) => row.approvedByName ?? "–" },
        {
          key: "published",
          header: t("column.published"),
          cell: (row) => (
            <>
              {row.publishedByName ?? t("bySystem")},{" "}
              <span className="text-note whitespace-nowrap text-ink-soft">{words.at(row.publishedAt)}</span>
            </>
          ),
          wide: true,
        },
      ]}
    />
  );
}
