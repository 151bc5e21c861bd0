import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";

/** Begins a cashier's shift at a store; one shift of theirs is open at a time. */
export async function openShift(
  actor: Actor<"counter.use">,
  storeId: string,
): Promise<Result<null, "already" | "store_unknown">> {
  if (!isId(storeId)) return refused("store_unknown");
  const [row] = await sql<{ status: "opened" | "already" | "store_unknown" }[]>`
    select open_shift(${actor.personId}, ${newId()}::uuid, ${storeId}::uuid) as status`;
  const status = row?.status ?? "store_unknown";
  return status === "opened" ? done(null) : refused(status);
}

/** Ends it, with what the till counted for the same time where the cashier says so; false when there is none of theirs to end. */
export async function closeShift(
  actor: Actor<"counter.use">,
  request: { shiftId: string; tillReceipts: number | null; tillMinor: number | null },
): Promise<boolean> {
  if (!isId(request.shiftId)) return false;
  const [row] = await sql<{ isClosed: boolean }[]>`
    select close_shift(${actor.personId}, ${request.shiftId}::uuid, ${request.tillReceipts}::int, ${request.tillMinor}::bigint) as "isClosed"`;
  return row?.isClosed ?? false;
}
