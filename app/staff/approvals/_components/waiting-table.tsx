import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { PendingLink } from "@/components/ui/pending-link";
import type { Waiting } from "@/db/queries/second-person";
import type { Instant } from "@/lib/base/clock";
import { inWords } from "@/lib/in-words";
import type { Person } from "@/lib/loyalty/permissions";
import { mayDecide, rolesDeciding } from "@/lib/loyalty/second-person";

const DAY_MS = 86_400_000;

/** What waits for a second person, each leading to the page that decides it. */
export async function WaitingTable({ rows, person, now }: { rows: Waiting[]; person: Person; now: Instant }) {
  const [t, staff, words] = await Promise.all([
    getTranslations("staff-approvals"),
    getTranslations("staff"),
    inWords(),
  ]);
  const who = (row: Waiting) => {
    const roles = rolesDeciding(row)
      .map((role) => staff(`role.${role}`))
      .join(", ");
    return row.sort === "publication" || row.askedByNames.length === 0
      ? roles
      : t("otherThan", { roles, names: row.askedByNames.join(", ") });
  };
  return (
    <DataTable
      caption={t("waiting")}
      rows={rows}
      rowKey={(row) => row.publicId}
      columns={[
        {
          key: "what",
          header: t("column.what"),
          cell: (row) => (
            <PendingLink
              href={row.points === null ? `/staff/programme/${row.publicId}` : `/staff/approvals/${row.publicId}`}
              className="font-semibold text-accent underline underline-offset-4"
            >
              {t(`what.${row.sort}`, {
                change: words.change(row.points ?? 0),
                unit: words.unit,
                title: row.title ?? "",
              })}
            </PendingLink>
          ),
        },
        { key: "by", header: t("column.by"), cell: (row) => row.askedByNames.join(", ") || staff("portal") },
        {
          key: "age",
          header: t("column.age"),
          cell: (row) => (
            <span title={words.at(row.since)}>
              {t("age", { days: Math.max(0, Math.floor((now.getTime() - row.since.getTime()) / DAY_MS)) })}
            </span>
          ),
        },
        {
          key: "who",
          header: t("column.who"),
          wide: true,
          cell: (row) =>
            mayDecide(person, row) ? (
              <Badge tone="good" icon="check">
                {t("you")}
              </Badge>
            ) : (
              who(row)
            ),
        },
      ]}
    />
  );
}
