import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { PendingLink } from "@/components/ui/pending-link";
import type { Colleague } from "@/db/queries/team";
import { inWords } from "@/lib/in-words";
import { FactorBadge } from "./factor-badge";

/** Everybody of the team, each leading to the page where they are changed. */
export async function TeamTable({ team, self }: { team: Colleague[]; self: number }) {
  const [t, staff, words] = await Promise.all([getTranslations("staff-team"), getTranslations("staff"), inWords()]);
  return (
    <DataTable
      caption={t("title")}
      rows={team}
      rowKey={(one) => one.publicId}
      columns={[
        {
          key: "name",
          header: t("column.name"),
          cell: (one) => (
            <>
              <PendingLink
                href={`/staff/team/${one.publicId}`}
                className="font-semibold text-accent underline underline-offset-4"
              >
                {one.name}
              </PendingLink>{" "}
              {one.personId === self ? <span className="text-note text-ink-soft">{t("you")}</span> : null}
            </>
          ),
        },
        { key: "role", header: t("column.role"), cell: (one) => staff(`role.${one.role}`) },
        {
          key: "seen",
          header: t("column.seen"),
          cell: (one) => (one.lastSeenAt === null ? t("neverSeen") : words.at(one.lastSeenAt)),
        },
        { key: "factor", header: t("column.factor"), cell: (one) => <FactorBadge colleague={one} /> },
        {
          key: "state",
          header: t("column.state"),
          cell: (one) =>
            one.deactivatedAt === null ? (
              <Badge tone="good" icon="check">
                {t("state.active")}
              </Badge>
            ) : (
              <Badge icon="lock">{t("state.deactivated")}</Badge>
            ),
        },
      ]}
    />
  );
}
