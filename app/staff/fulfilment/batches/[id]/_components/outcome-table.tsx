import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { PendingLink } from "@/components/ui/pending-link";
import type { BatchOutcome } from "@/db/queries/fulfilment-batches";
import { maskedName } from "@/lib/masked-name";
import { sayOutcome } from "../../../_components/say-outcome";

/** Each row of a batch, with what became of it in words. */
export async function OutcomeTable({ rows }: { rows: BatchOutcome[] }) {
  const t = await getTranslations("staff-fulfilment");
  return (
    <DataTable
      caption={t("batch.rows")}
      rows={rows}
      rowKey={(row) => row.place}
      columns={[
        { key: "place", header: t("column.place"), cell: (row) => row.place, numeric: true },
        {
          key: "redemption",
          header: t("column.redemption"),
          lead: true,
          cell: ({ redemption, rewardName, quantity }) =>
            rewardName === null || quantity === null ? (
              <span className="text-note break-all">{redemption}</span>
            ) : (
              <PendingLink href={`/staff/fulfilment/${redemption}`} className="text-link">
                {t("slip.item", { quantity, reward: rewardName })}
              </PendingLink>
            ),
        },
        {
          key: "member",
          header: t("column.member"),
          cell: ({ memberName, memberNumber }) => (memberName === null ? memberNumber : maskedName(memberName)) ?? "–",
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
