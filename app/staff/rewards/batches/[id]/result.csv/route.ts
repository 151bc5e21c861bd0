import { notFound } from "next/navigation";
import { type CatalogueRow, findCatalogueBatch, listCatalogueRows } from "@/db/queries/catalogue-batches";
import { csvHeaders, csvStream } from "@/lib/csv-stream";
import { requestLocale } from "@/lib/i18n";
import { requireStaff } from "@/lib/session";
import { trailNamer } from "../../../../audit/_components/trail-namer";
import { toldChanges } from "../../../../audit/_components/trail-words";
import { rowTeller } from "../../../_components/say-row";

const columns = ["line", "id", "reward", "changes", "outcome", "words"];
const AT_ONCE = 1_000;

/** What would become or became of each row of a batch, a line each, as long as it may be. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { person } = await requireStaff("rewards.view");
  const batch = await findCatalogueBatch((await params).id, person.id);
  if (batch === null) notFound();
  const [say, { field, say: value }, locale] = await Promise.all([
    rowTeller(batch.begunAt === null),
    trailNamer(),
    requestLocale(),
  ]);
  const { publicId } = batch;
  async function* lines() {
    yield [columns];
    let after = 0;
    for (;;) {
      const rows = await listCatalogueRows(publicId, { after, limit: AT_ONCE, show: "all", locale });
      yield rows.map((row) => [
        row.place,
        row.reward,
        row.label,
        changesOf(row),
        row.outcome ?? "waiting",
        say(row).join(" "),
      ]);
      after = rows.at(-1)?.place ?? after;
      if (rows.length < AT_ONCE) return;
    }
  }
  const changesOf = (row: CatalogueRow) =>
    toldChanges(row.before, row.after, "reward")
      .map(({ path, before, after }) => {
        return `${field(path, "reward")}: ${value(path, before, "reward")} → ${value(path, after, "reward")}`;
      })
      .join("; ");
  return new Response(csvStream(lines()), { headers: csvHeaders(`catalogue-${publicId}.csv`) });
}
