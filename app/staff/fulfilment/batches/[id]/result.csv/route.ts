import { stringify } from "csv-stringify/sync";
import { notFound } from "next/navigation";
import { BATCH_MOST } from "@/db/commands/fulfil-batch";
import { findBatch, listBatchOutcomes } from "@/db/queries/fulfilment-batches";
import { inWords } from "@/lib/in-words";
import { requireStaff } from "@/lib/session";
import { sayOutcome } from "../../../_components/say-outcome";

const columns = ["line", "redemption", "courier", "tracking", "reference", "outcome", "words"];

/** What became of each row of a batch, a line each; those that were not moved can be corrected in it and uploaded again. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  await requireStaff("redemptions.fulfil");
  const batch = await findBatch((await params).id);
  if (batch === null) notFound();
  const { locale } = await inWords();
  const rows = await listBatchOutcomes(batch.publicId, { after: 0, limit: BATCH_MOST, show: "all", locale });
  const lines = await Promise.all(
    rows.map(async ({ place, redemption, courier, tracking, reference, outcome, stands }) => {
      return [place, redemption, courier, tracking, reference, outcome ?? "waiting", await sayOutcome(outcome, stands)];
    }),
  );
  return new Response(stringify([columns, ...lines], { escape_formulas: true }), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="fulfilment-${batch.publicId}.csv"`,
    },
  });
}
