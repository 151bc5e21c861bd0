import { sql } from "@/db/client";
import type { Points } from "@/lib/loyalty/points";

export type Store = {
  publicId: string;
  version: number;
  code: string;
  name: string;
  city: string;
  zone: string;
  channel: string;
  isActive: boolean;
};

/** Every store, those in use first. */
export async function listStores(): Promise<Store[]> {
  return await sql<Store[]>`
    select public_id as "publicId", version, code, name, city, zone, channel, is_active as "isActive"
    from stores order by is_active desc, lower(name), id limit 500`;
}

export type CounterLimits = { version: number; pointsPerDay: Points; aloneMinor: number; undoMinutes: number };

/** What cashiers may do alone, and what this one has awarded today. */
export async function findCounterLimits(personId: number): Promise<CounterLimits & { awardedToday: Points }> {
  const [row] = await sql<(CounterLimits & { awardedToday: Points })[]>`
    select version, points_per_day as "pointsPerDay", alone_minor as "aloneMinor", undo_minutes as "undoMinutes",
      awarded_today(${personId}) as "awardedToday"
    from counter_limits where id = 1`;
  if (row === undefined) throw new Error("The counter has no limits: migrate the database.");
  return row;
}
