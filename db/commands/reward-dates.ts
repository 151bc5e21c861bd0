import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";

export type NewDate = { startsAt: Instant; endsAt: Instant; place: string | null; capacity: number };
export type DateRefusal =
  | "reward_unknown"
  | "date_unknown"
  | "changed_meanwhile"
  | "capacity_invalid"
  | "ends_before_it_starts"
  | "called_off"
  | "more_are_booked";

const CAPACITY_MOST = 100_000;

/** Adds a date to a bookable reward. */
export async function addDate(
  actor: Actor<"rewards.edit">,
  rewardId: string,
  date: NewDate,
): Promise<Result<{ dateId: string }, DateRefusal>> {
  if (!isId(rewardId)) return refused("reward_unknown");
  if (!isCapacity(date.capacity)) return refused("capacity_invalid");
  if (date.endsAt <= date.startsAt) return refused("ends_before_it_starts");
  const dateId = newId();
  const [row] = await sql<{ status: "added" | "missing" }[]>`
    select add_date(${actor.personId}, ${rewardId}::uuid, ${dateId}::uuid, ${date.startsAt}, ${date.endsAt}, ${date.place}, ${date.capacity}::integer) as status`;
  return row?.status === "added" ? done({ dateId }) : refused("reward_unknown");
}

const refusals = {
  missing: "date_unknown",
  stale: "changed_meanwhile",
  called_off: "called_off",
  too_small: "more_are_booked",
} as const;

/** Changes how many can come on a date, never to fewer than are booked, and whether it can still be booked. */
export async function changeDate(
  actor: Actor<"rewards.edit">,
  request: { dateId: string; version: number; capacity: number; isOpen: boolean },
): Promise<Result<null, DateRefusal>> {
  if (!isId(request.dateId)) return refused("date_unknown");
  if (!isCapacity(request.capacity)) return refused("capacity_invalid");
  const [row] = await sql<{ status: "changed" | keyof typeof refusals }[]>`
    select change_date(${actor.personId}, ${request.dateId}::uuid, ${request.version}::integer, ${request.capacity}::integer, ${request.isOpen}) as status`;
  const status = row?.status ?? "missing";
  return status === "changed" ? done(null) : refused(refusals[status]);
}

function isCapacity(capacity: number): boolean {
  return Number.isInteger(capacity) && capacity >= 1 && capacity <= CAPACITY_MOST;
}
