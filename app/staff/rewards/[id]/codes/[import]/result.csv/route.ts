import { Readable } from "node:stream";
import { stringify } from "csv-stringify/sync";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { findCodeImport, listCodeImportLines } from "@/db/queries/code-imports";
import { requireStaff } from "@/lib/session";

const AT_ONCE = 2_000;

/** What became of each line of a list of codes, sent as it is read; never a code. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string; import: string }> },
): Promise<Response> {
  await requireStaff("codes.import");
  const [named, t, locale] = await Promise.all([params, getTranslations("staff-codes.outcome"), getLocale()]);
  const list = await findCodeImport(named.import, locale);
  if (list === null || list.rewardId !== named.id) notFound();
  const { publicId } = list;

  async function* told() {
    yield stringify([["line", "outcome", "first_line", "ends_at", "words"]]);
    for (let after = 0; ; ) {
      const lines = await listCodeImportLines(publicId, { after, limit: AT_ONCE, show: "all" });
      yield stringify(
        lines.map(({ line, outcome, first, endsAt }) => [
          ...[line, outcome, first ?? "", endsAt?.toISOString() ?? ""],
          t(outcome, { first: first ?? 0 }),
        ]),
      );
      if (lines.length < AT_ONCE) return;
      after = lines.at(-1)?.line ?? after;
    }
  }
  return new Response(Readable.toWeb(Readable.from(told())) as ReadableStream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="codes-${publicId}.csv"`,
    },
  });
}
