import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { PendingLink } from "@/components/ui/pending-link";
import { type TrailRow, trailSubjects } from "@/db/queries/trail";
import { inWords } from "@/lib/in-words";
import { TrailChanges } from "./trail-changes";
import { isRole } from "./trail-roles";
import { actionKey, isTrailAction } from "./trail-words";

export async function TrailTable({ rows }: { rows: TrailRow[] }) {
  const [t, staff, words] = await Promise.all([getTranslations("staff-audit"), getTranslations("staff"), inWords()]);
  const actor = (row: TrailRow) => {
    if (row.isPortal || row.actorName === null) return staff("portal");
    return isRole(row.actorRole) ? `${row.actorName} (${staff(`role.${row.actorRole}`)})` : row.actorName;
  };
  const sortWords = (row: TrailRow) => {
    const sort = trailSubjects.find((each) => each === sortOf(row));
    return sort === undefined ? sortOf(row) : t(`subject.${sort}`);
  };
  return (
    <DataTable
      caption={t("caption")}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "at",
          header: t("column.at"),
          cell: (row) => <span className="lg:whitespace-nowrap">{words.shortAt(row.at)}</span>,
        },
        { key: "actor", header: t("column.actor"), cell: actor },
        {
          key: "action",
          lead: true,
          header: t("column.action"),
          cell: (row) => (isTrailAction(row.action) ? t(`action.${actionKey(row.action)}`) : row.action),
        },
        {
          key: "subject",
          header: t("column.subject"),
          wide: true,
          cell: (row) => <Subject row={row} sort={sortWords(row)} />,
        },
        {
          key: "changes",
          wide: true,
          header: t("column.changes"),
          cell: (row) => <TrailChanges before={row.before} after={row.after} sort={fieldSortOf(row)} />,
        },
      ]}
    />
  );
}

const sortOf = (row: TrailRow) => row.subject.split(":")[0] ?? row.subject;

/** What fields and values are worded as: points that were spent are no change of their own sign. */
const fieldSortOf = (row: TrailRow) => (row.action === "member.redeem" ? "redeem" : sortOf(row));

/** What it is and its name, or its id where it has none; leads to the reward or member where there is a page of it. */
function Subject({ row, sort: words }: { row: TrailRow; sort: string }) {
  const [sort, id] = row.subject.split(":");
  if (id === undefined) return words;
  const name = row.subjectName ?? id;
  return (
    <>
      <span className="block text-note text-ink-soft">{words}</span>
      {sort === "reward" || sort === "member" ? (
        <PendingLink href={`/staff/${sort}s/${id}`} className="text-accent underline underline-offset-4">
          {name}
        </PendingLink>
      ) : (
        <span className={row.subjectName === null ? "text-note wrap-anywhere" : undefined}>{name}</span>
      )}
    </>
  );
}
