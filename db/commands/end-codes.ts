import { sql } from "@/db/client";

/** Takes codes that have ended out of the stock of up to `limit` rewards; answers of how many. */
export async function endDueCodes(limit: number): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select end_codes_due(${limit}) as count`;
  return row?.count ?? 0;
}
