import { sql } from "@/db/client";

export type Swept = { challenges: number; tokens: number; throttles: number; mails: number };

/** Deletes up to `limit` rows each of what time has made useless and answers how many of each. */
export async function sweepExpired(limit: number): Promise<Swept> {
  const [swept] = await sql<Swept[]>`select * from sweep_expired(${limit})`;
  return swept ?? { challenges: 0, tokens: 0, throttles: 0, mails: 0 };
}
