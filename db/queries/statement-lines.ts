import { sql } from "@/db/client";
import type { Locale } from "@/lib/base/locale";
import { type LineRow, type LineView, lineObject, toLineView } from "./lines";
import { termsHistory } from "./terms";

/** The newest lines of a member in the words of the activity page, oldest first. */
export async function listStatementLines(memberId: number, locale: Locale, limit: number): Promise<LineView[]> {
  const [row] = await sql<{ lines: LineRow[] | null; latestTerms: number }[]>`
    select (select max(version) from terms_versions where is_live) as "latestTerms",
      (select json_agg(${lineObject(locale)} order by j.version) from (
        select * from journals where member_id = ${memberId} order by version desc limit ${limit}) j) as lines`;
  const history = await termsHistory(row?.latestTerms);
  return (row?.lines ?? []).map((line) => toLineView(line, null, history));
}
