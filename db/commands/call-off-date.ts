import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import { choiceHours } from "@/lib/loyalty/kinds/dates";
import type { Actor } from "@/lib/loyalty/permissions";

type CallOffRefusal =
  | "date_unknown"
  | "changed_meanwhile"
  | "begun"
  | "called_off"
  | "because_missing"
  | "hours_unknown";

const BECAUSE_MOST = 300;
const refusals = { missing: "date_unknown", stale: "changed_meanwhile", over: "begun", already: "called_off" } as const;

/**
 * Calls off a date that has not begun, in one act: nobody can book it any more, everybody who had is told why, can choose another date or give
 * theirs up within the hours (never beyond the date itself), and whoever has not chosen by then gets their points back by a batch.
 */
export async function callOffDate(
  actor: Actor<"redemptions.fulfil">,
  request: { dateId: string; version: number; because: string; hours: number },
): Promise<Result<null, CallOffRefusal>> {
  const because = request.because.trim().replace(/\s+/g, " ");
  if (!isId(request.dateId)) return refused("date_unknown");
  if (because === "" || because.length > BECAUSE_MOST) return refused("because_missing");
  if (!choiceHours.some((hours) => hours === request.hours)) return refused("hours_unknown");
  const [row] = await sql<{ status: "called_off" | keyof typeof refusals }[]>`
    select call_off_date(${actor.personId}, ${request.dateId}::uuid, ${request.version}::integer, ${because}, ${request.hours}::integer) as status`;
  const status = row?.status ?? "missing";
  return status === "called_off" ? done(null) : refused(refusals[status]);
}

/** Asks for the points of those who have not chosen in time, for at most `limit` dates; answers how many dates were found. */
export async function giveBackDue(limit: number): Promise<number> {
  const [row] = await sql<{ found: number }[]>`select give_back_due(${limit}::integer) as found`;
  return row?.found ?? 0;
}

/** Asks once more where a batch ended and left somebody booked on a date that was called off. */
export async function giveBackAgain(
  actor: Actor<"redemptions.fulfil">,
  dateId: string,
): Promise<Result<null, "date_unknown" | "under_way" | "nobody_left">> {
  if (!isId(dateId)) return refused("date_unknown");
  const [row] = await sql<{ status: "asked" | "under_way" | "nobody_left" | "missing" }[]>`
    select give_back_again(${actor.personId}, ${dateId}::uuid) as status`;
  const status = row?.status ?? "missing";
  if (status === "asked") return done(null);
  return refused(status === "missing" ? "date_unknown" : status);
}
