import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { PendingLink } from "@/components/ui/pending-link";
import type { TermsDraftRow } from "@/db/queries/terms-drafts";
import { inWords } from "@/lib/in-words";
import { DraftStateBadge } from "./draft-state-badge";

/** Drafts that may still become a version. */
export async function DraftTable({ drafts }: { drafts: TermsDraftRow[] }) {
  const [t, words] = await Promise.all([getTranslations("staff-programme"), inWords()]);
  return (
    <DataTable<TermsDraftRow>
      caption={t("drafts.title")}
      rows={drafts}
      rowKey={(draft) => draft.publicId}
      columns={[
        {
          key: "title",
          header: t("column.title"),
          cell: (draft) => (
            <PendingLink
              href={`/staff/programme/${draft.publicId}`}
              className="font-semibold text-accent underline underline-offset-4"
            >
              {draft.title}
            </PendingLink>
          ),
        },
        { key: "state", header: t("column.state"), cell: (draft) => <DraftStateBadge state={draft.state} /> },
        { key: "writers", header: t("column.writers"), cell: (draft) => draft.writers.join(", ") || t("byFile") },
        { key: "changed", header: t("column.changed"), cell: (draft) => words.at(draft.changedAt) },
      ]}
    />
  );
}
