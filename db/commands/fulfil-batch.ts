import { sql } from "@/db/client";
import { type BatchRow, findBatchAsker, listWaitingRows, wasMovedByBatch } from "@/db/queries/fulfilment-batches";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import { type Actor, grant } from "@/lib/loyalty/permissions";
import type { MoveDetails } from "@/lib/loyalty/redemption-moves";
import type { RedemptionState } from "@/lib/loyalty/redemption-states";
import { moveRedemption } from "./move-redemption";

/** How many rows one batch may have. */
export const BATCH_MOST = 5_000;

export type BatchWish = { redemption: string; from: RedemptionState | null; details: MoveDetails; isReadable: boolean };

/** Asks for many redemptions to be moved to one state, once for its key (a UUID); a job does it. A redemption named twice is moved once. */
export async function askFulfilBatch(
  actor: Actor<"redemptions.fulfil">,
  { key, to, rows }: { key: string; to: RedemptionState; rows: readonly BatchWish[] },
): Promise<Result<{ batchId: string }, "nothing_chosen" | "too_many" | "key_unknown">> {
  if (!isId(key)) return refused("key_unknown");
  if (rows.length === 0) return refused("nothing_chosen");
  if (rows.length > BATCH_MOST) return refused("too_many");
  const named = new Set<string>();
  const asked = rows.map((row, place) => {
    const redemption = row.redemption.trim().toLowerCase().slice(0, 60);
    const isRepeated = named.has(redemption);
    named.add(redemption);
    const unreadable = row.isReadable && isId(redemption) ? null : "malformed";
    const outcome = isRepeated ? "repeated" : unreadable;
    return { place: place + 1, redemption, from: row.from, details: row.details, outcome };
  });
  await sql`select ask_fulfilment_batch(${actor.personId}, ${key}::uuid, ${to}, ${sql.json(asked)})`;
  return done({ batchId: key.toLowerCase() });
}

const AT_ONCE = 50;

type Told = { place: number; outcome: string; stands: RedemptionState | null };

/**
 * Moves what of a batch still waits, by the hand of whoever asked, if they still may. One row that cannot be moved keeps no other back.
 * Run again after a crash it makes no move twice: a move names its batch in the same commit, and a refused row is its own where such a move is found.
 */
export async function runFulfilBatch(batchId: string): Promise<void> {
  const batch = await findBatchAsker(batchId);
  if (batch === null) return;
  const actor = batch.asker && grant(batch.asker, "redemptions.fulfil");
  let broken: unknown = null;
  let after = 0;
  for (;;) {
    const rows = await listWaitingRows(batchId, after, AT_ONCE);
    const tries = await Promise.allSettled(rows.map((row) => moveRow(actor, batch.to, batchId, row)));
    const told = tries.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    broken ??= tries.find((each) => each.status === "rejected")?.reason;
    await sql`select note_fulfilment_rows(${batchId}::uuid, ${sql.json(told)})`;
    after = rows.at(-1)?.place ?? after;
    if (rows.length < AT_ONCE) break;
  }
  if (broken) throw broken;
}

/** Ends a batch that could not be worked through. */
export async function closeFulfilBatch(batchId: string): Promise<void> {
  await sql`select close_fulfilment_batch(${batchId}::uuid)`;
}

async function moveRow(
  actor: Actor<"redemptions.fulfil"> | null,
  to: RedemptionState,
  batch: string,
  { place, redemption, from, details }: BatchRow,
): Promise<Told> {
  if (actor === null) return { place, outcome: "not_permitted", stands: null };
  const request = { redemptionId: redemption, from, to, details: { ...details, batch } };
  const moved = await moveRedemption({ by: "fulfilment", actor }, request);
  if (moved.ok || (await wasMovedByBatch(batch, redemption, to))) return { place, outcome: "moved", stands: null };
  const { refusal } = moved;
  return { place, outcome: refusal.code, stands: refusal.code === "move_impossible" ? refusal.state : null };
}
