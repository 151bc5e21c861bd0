import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { PendingLink } from "@/components/ui/pending-link";
import type { TrailRow } from "@/db/queries/trail";
import { formatInstant } from "@/lib/base/format-time";
import { TrailChanges } from "./trail-changes";
import { isRole } from "./trail-roles";
import { actionKey, isTrailAction } from "./trail-words";

export async function TrailTable({ rows, zone }: { rows: TrailRow[]; zone: string }) {
  const [t, staff, locale] = await Promise.all([getTranslations("staff-audit"), getTranslations("staff"), getLocale()]);
  const actor = (row: TrailRow) => {
    if (row.isPortal || row.actorName === null) return staff("portal");
    return isRole(row.actorRole) ? `${row.actorName} (${staff(`role.${row.actorRole}`)})` : row.actorName;
  };
  return (
    <DataTable
      caption={t("caption")}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "at", header: t("column.at"), cell: (row) => formatInstant(row.at, zone, locale) },
        { key: "actor", header: t("column.actor"), cell: actor },
        {
          key: "action",
          header: t("column.action"),
          cell: (row) => (isTrailAction(row.action) ? t(`action.${actionKey(row.action)}`) : row.action),
        },
        { key: "subject", header: t("column.subject"), cell: (row) => <Subject row={row} /> },
        {
          key: "changes",
          header: t("column.changes"),
          cell: (row) => <TrailChanges before={row.before} after={row.after} />,
        },
      ]}
    />
  );
}

/** Leads to the reward or member where there is a page of it. */
function Subject({ row }: { row: TrailRow }) {
  const [sort, id] = row.subject.split(":");
  const name = row.subjectName ?? row.subject;
  if (id === undefined || (sort !== "reward" && sort !== "member")) return name;
  return (
    <PendingLink href={`/staff/${sort}s/${id}`} className="text-accent underline underline-offset-4">
      {name}
    </PendingLink>
  );
}
