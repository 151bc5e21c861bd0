import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section";
import type { CheckWithFindings } from "@/db/queries/ledger-checks";
import { grant, type Person } from "@/lib/loyalty/permissions";
import { groupOf } from "./promise-groups";

/** What was found: which promise is broken, whose line shows it, and the checker's own words. */
export async function Findings({ check, person }: { check: CheckWithFindings; person: Person }) {
  const t = await getTranslations("staff-invariants");
  const maySeeMembers = grant(person, "members.view") !== null;
  const rows = check.found.map((finding, place) => ({ ...finding, place }));
  return (
    <Section
      id="findings"
      title={t("findings")}
      lead={check.foundCount > rows.length ? t("findingsFirst", { shown: rows.length, count: check.foundCount }) : null}
    >
      <DataTable
        caption={t("findings")}
        rows={rows}
        rowKey={({ place }) => place}
        columns={[
          { key: "promise", header: t("column.promise"), cell: ({ invariant }) => t(`broken.${groupOf(invariant)}`) },
          {
            key: "member",
            header: t("column.member"),
            cell: ({ memberId }) => {
              if (memberId === null) return "–";
              const id = <span className="font-mono text-note break-all lg:whitespace-nowrap">{memberId}</span>;
              return maySeeMembers ? (
                <a href={`/staff/members/${memberId}`} className="text-link">
                  {id}
                </a>
              ) : (
                id
              );
            },
          },
          { key: "line", header: t("column.line"), numeric: true, cell: ({ version }) => version ?? "–" },
          {
            key: "message",
            header: t("column.message"),
            cell: ({ invariant, message }) => (
              <span lang="en">
                {message} <code className="text-note text-ink-soft break-all">{invariant}</code>
              </span>
            ),
          },
        ]}
      />
    </Section>
  );
}
