import { sql } from "@/db/client";

/** Lets at most `limit` announced prices begin whose day has come, by programme time; returns how many did. */
export async function beginPrices(limit: number): Promise<number> {
  const [row] = await sql<{ begun: number }[]>`select begin_prices(${limit}::int) as begun`;
  return row?.begun ?? 0;
}
