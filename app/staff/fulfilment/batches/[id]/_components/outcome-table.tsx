import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { PendingLink } from "@/components/ui/pending-link";
import type { BatchOutcome } from "@/db/queries/fulfilment-batches";
import { isId } from "@/lib/base/uuid";
import { sayOutcome } from "../../../_components/say-outcome";

/** Each row of a batch, with what became of it in words. */
export async function OutcomeTable({ rows }: { rows: BatchOutcome[] }) {
  const t = await getTranslations("staff-fulfilment");
  const known = ({ redemption, outcome }: BatchOutcome) => isId(redemption) && outcome !== "redemption_unknown";
  return (
    <DataTable
      caption={t("batch.rows")}
      rows={rows}
      rowKey={(row) => row.place}
      columns={[
        { key: "place", header: t("column.place"), cell: (row) => row.place, numeric: true },
        {
          key: "number",
          header: t("column.number"),
          cell: (row) =>
            known(row) ? (
              <PendingLink href={`/staff/fulfilment/${row.redemption}`} className="text-link text-note break-all">
                {row.redemption}
              </PendingLink>
            ) : (
              <span className="text-note break-all">{row.redemption}</span>
            ),
        },
        {
          key: "details",
          header: t("column.details"),
          cell: ({ courier, tracking, reference }) => (
            <span className="break-all">{[courier, tracking, reference].filter(Boolean).join(" · ") || "–"}</span>
          ),
        },
        { key: "outcome", header: t("column.outcome"), cell: (row) => <Outcome row={row} /> },
      ]}
    />
  );
}

async function Outcome({ row: { outcome, stands } }: { row: BatchOutcome }) {
  const said = await sayOutcome(outcome, stands);
  if (outcome === null) return <Badge icon="clock">{said}</Badge>;
  const isMoved = outcome === "moved";
  return (
    <Badge tone={isMoved ? "good" : "bad"} icon={isMoved ? "check" : "warning"}>
      {said}
    </Badge>
  );
}
