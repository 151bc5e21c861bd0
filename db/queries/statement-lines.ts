import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { type LineRow, type LineView, lineObject, toLineView } from "./lines";
import { termsHistory } from "./terms";

export type StatementAsked = {
  memberId: number;
  /** The last line that belongs to it; what is written while it is read is not in it. */
  last: number;
  /** When it happened: from then on, and before then; null for all. */
  from: Instant | null;
  until: Instant | null;
};

/** The lines of a member in the words of the activity page, oldest first, some hundred at a time. */
export async function* statementLines(
  { memberId, last, from, until }: StatementAsked,
  locale: Locale,
  atOnce = 500,
): AsyncGenerator<(LineView & { hash: string })[]> {
  let after = 0;
  for (;;) {
    const [row] = await sql<{ lines: (LineRow & { hash: string })[] | null; latestTerms: number }[]>`
      select (select max(version) from terms_versions where is_live) as "latestTerms",
        (select json_agg((${lineObject(locale)})::jsonb || jsonb_build_object('hash', encode(j.hash, 'hex')) order by j.version) from (
          select * from journals where member_id = ${memberId} and version > ${after} and version <= ${last}
            and (${from}::timestamptz is null or occurred_at >= ${from}) and (${until}::timestamptz is null or occurred_at < ${until})
          order by version limit ${atOnce}) j) as lines`;
    const rows = row?.lines ?? [];
    const history = await termsHistory(row?.latestTerms);
    if (rows.length > 0) yield rows.map(({ hash, ...line }) => ({ ...toLineView(line, null, history), hash }));
    if (rows.length < atOnce) return;
    after = rows.at(-1)?.version ?? last;
  }
}
