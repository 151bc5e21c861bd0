import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { PendingLink } from "@/components/ui/pending-link";
import type { CatalogueRow } from "@/db/queries/catalogue-batches";
import { TrailChanges } from "../../../../audit/_components/trail-changes";
import { rowTeller } from "../../../_components/say-row";

/** Each reward of a batch: before and after, and what would become or became of it, in words. */
export async function BatchRows({ rows, isPreview }: { rows: CatalogueRow[]; isPreview: boolean }) {
  const [t, say] = await Promise.all([getTranslations("staff-catalogue.batch"), rowTeller(isPreview)]);
  return (
    <DataTable
      caption={t(isPreview ? "preview" : "rows")}
      rows={rows}
      rowKey={(row) => row.place}
      columns={[
        { key: "place", header: t("column.place"), cell: (row) => row.place, numeric: true },
        {
          key: "reward",
          lead: true,
          header: t("column.reward"),
          cell: ({ reward, label, isNew, outcome }) =>
            reward === null || (isNew && outcome !== "done") ? (
              <span className="break-words">{label}</span>
            ) : (
              <PendingLink href={`/staff/rewards/${reward}`} className="text-link break-words">
                {label}
              </PendingLink>
            ),
        },
        {
          key: "changes",
          wide: true,
          header: t("column.changes"),
          cell: (row) => <TrailChanges before={row.before} after={row.after} sort="reward" />,
        },
        {
          key: "outcome",
          wide: true,
          header: t("column.outcome"),
          cell: (row) => <Outcome row={row} isPreview={isPreview} sentences={say(row)} />,
        },
      ]}
    />
  );
}

function Outcome({
  row: { outcome },
  isPreview,
  sentences,
}: {
  row: CatalogueRow;
  isPreview: boolean;
  sentences: string[];
}) {
  const [first, ...more] = sentences;
  const look =
    outcome === "done"
      ? ({ tone: "good", icon: "check" } as const)
      : outcome === null
        ? ({ icon: isPreview ? "check" : "clock" } as const)
        : outcome === "unchanged"
          ? ({ icon: "info" } as const)
          : ({ tone: "bad", icon: "warning" } as const);
  return (
    <>
      <Badge {...look}>{first}</Badge>
      {more.map((sentence) => (
        <span key={sentence} className="block text-note">
          {sentence}
        </span>
      ))}
    </>
  );
}
