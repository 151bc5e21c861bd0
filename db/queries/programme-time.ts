import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";

/** Programme time: real time, moved forward in a demonstration. */
export async function programmeNow(): Promise<Instant> {
  const [row] = await sql<{ now: Date }[]>`select programme_now() as now`;
  if (row === undefined) throw new Error("The installation has no settings: migrate the database.");
  return row.now;
}

/** The programme's zone, by whose midnight nightly work is timed. */
export async function programmeZone(): Promise<string> {
  const [row] = await sql<{ zone: string }[]>`select zone from installation where id = 1`;
  return row?.zone ?? "Asia/Jakarta";
}
