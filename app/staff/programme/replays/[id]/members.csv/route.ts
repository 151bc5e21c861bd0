import { stringify } from "csv-stringify/sync";
import { notFound } from "next/navigation";
import { findReplay, listReplayOutcomes, type ReplayOutcome } from "@/db/queries/replays";
import { requireStaff } from "@/lib/session";

const AT_ONCE = 2_000;

const columns = [
  "memberId",
  "earnedBefore",
  "earnedAfter",
  "lapsedBefore",
  "lapsedAfter",
  "outstandingBefore",
  "outstandingAfter",
  "tierBefore",
  "tierAfter",
] as const satisfies (keyof ReplayOutcome)[];

/** Every member a draft would have changed something for, a row each, however many there are. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  await requireStaff("terms.view");
  const replay = await findReplay((await params).id);
  if (replay?.state !== "done") notFound();
  const bytes = new TextEncoder();
  let after: string | null = null;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes.encode(stringify([[...columns]]))),
    pull: async (controller) => {
      const rows = await listReplayOutcomes(replay.publicId, after, AT_ONCE);
      after = rows.at(-1)?.memberId ?? after;
      if (rows.length > 0)
        controller.enqueue(bytes.encode(stringify(rows, { columns: [...columns], escape_formulas: true })));
      if (rows.length < AT_ONCE) controller.close();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="replay-${replay.publicId}.csv"`,
    },
  });
}
