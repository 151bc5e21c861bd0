import { sql } from "@/db/client";
import { findCatalogueAsker, listDoneChanges } from "@/db/queries/catalogue-batches";
import { everyMatching, listNamed, type RewardToChange } from "@/db/queries/changeable-rewards";
import type { RewardMatch } from "@/db/queries/staff-rewards";
import { withWholeLedger } from "@/db/queries/whole-ledger";
import type { Instant } from "@/lib/base/clock";
import { env } from "@/lib/base/env";
import type { Locale } from "@/lib/base/locale";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { type BatchWish, latestBeginning, undoOf, wishOf } from "@/lib/loyalty/bulk-wish";
import { type Actor, grant } from "@/lib/loyalty/permissions";
import { batchWriter, changeContext, refusedRow, stagedRow } from "./catalogue-rows";

/** How many rewards one batch may have. */
export const CATALOGUE_MOST = 50_000;

type PrepareRefusal = "nothing_chosen" | "not_undoable";
type Chosen = { ids: readonly string[] } | { match: RewardMatch };
type Prepared = Promise<Result<{ batchId: string }, PrepareRefusal>>;

/**
 * Works out what would become of many rewards by one wish, keeps it to be shown, and changes nothing yet. Whoever asked begins it
 * within the hour.
 */
export async function prepareBulk(
  actor: Actor<"rewards.edit">,
  { wish, chosen, locale }: { wish: BatchWish; chosen: Chosen; locale: Locale },
  now: Instant,
): Prepared {
  const rewards = "ids" in chosen ? inBites(chosen.ids) : everyMatching(chosen.match, CATALOGUE_MOST);
  const first = await rewards.next();
  if (first.done) return refused("nothing_chosen");
  const batchId = await openBatch(actor, "bulk", wish);
  const context = await changeContext(now, latestBeginning(now));
  const writer = batchWriter(batchId);
  const stage = async (bite: RewardToChange[]) => {
    for (const reward of bite)
      await writer.add(stagedRow(reward, reward.edit.texts[locale].name, wishOf(wish, reward), context));
  };
  await stage(first.value);
  for await (const bite of rewards) await stage(bite);
  await writer.finish();
  return done({ batchId });
}

const BITE = 1_000;

async function* inBites(ids: readonly string[]): AsyncGenerator<RewardToChange[]> {
  const chosen = [...new Set(ids)].slice(0, CATALOGUE_MOST);
  for (let from = 0; from < chosen.length; from += BITE) {
    const rewards = await listNamed(chosen.slice(from, from + BITE));
    if (rewards.length > 0) yield rewards;
  }
}

/** Works out what takes back what a batch did, leaving alone what somebody changed since; shown and begun like any other. */
export async function prepareUndo(
  actor: Actor<"rewards.edit">,
  { batchId: undone, locale }: { batchId: string; locale: Locale },
  now: Instant,
): Prepared {
  const changes = await listDoneChanges(undone, CATALOGUE_MOST);
  if (changes.length === 0) return refused("not_undoable");
  const batchId = await openBatch(actor, "undo", null, undone);
  const context = await changeContext(now, latestBeginning(now));
  const writer = batchWriter(batchId);
  for (let from = 0; from < changes.length; from += BITE) {
    const bite = changes.slice(from, from + BITE);
    const rewards = new Map((await listNamed(bite.map(({ reward }) => reward))).map((each) => [each.publicId, each]));
    for (const change of bite) {
      const reward = rewards.get(change.reward);
      const wish = reward && undoOf(change, reward);
      if (reward === undefined || wish === undefined)
        await writer.add(refusedRow(null, change.label, { code: "reward_unknown" }));
      else if (wish === "changed_since") await writer.add(refusedRow(reward, change.label, { code: wish }));
      else await writer.add(stagedRow(reward, reward.edit.texts[locale].name, wish, context));
    }
  }
  await writer.finish();
  return done({ batchId });
}

/** Opens a batch, whose rows follow; its public id. */
export async function openBatch(
  actor: Actor<"rewards.edit"> | null,
  kind: "bulk" | "import" | "undo",
  wish: BatchWish | null,
  undoes: string | null = null,
): Promise<string> {
  const batchId = newId();
  await sql`
    select open_catalogue_batch(${actor?.personId ?? null}::bigint, ${batchId}::uuid, ${kind}, ${wish && JSON.stringify(wish)}::jsonb, ${undoes}::uuid)`;
  return batchId;
}

export type BeginRefusal = "missing" | "too_old" | "undone_already" | "has_refused" | "nothing_to_do";

/** Begins what was prepared; a job does it, exactly as it was shown. */
export async function beginBatch(
  actor: Actor<"rewards.edit"> | null,
  batchId: string,
): Promise<Result<null, BeginRefusal>> {
  if (!isId(batchId)) return refused("missing");
  const [row] = await sql<{ status: "begun" | BeginRefusal }[]>`
    select begin_catalogue_batch(${actor?.personId ?? null}::bigint, ${batchId}::uuid) as status`;
  const status = row?.status ?? "missing";
  return status === "begun" ? done(null) : refused(status);
}

const AT_ONCE = 100;

/**
 * Does what was begun, if whoever asked still may: a file whole or not at all, anything else each reward for itself, what cannot be
 * done keeping no other back. What became of a reward is kept in the commit that changed it: run again, it does nothing twice.
 */
export async function runBatch(batchId: string): Promise<void> {
  const batch = await findCatalogueAsker(batchId);
  if (batch === null) return;
  if (!batch.isOperators && (batch.asker === null || grant(batch.asker, "rewards.edit") === null))
    return closeBatch(batchId, "not_permitted");
  if (batch.kind === "import") {
    // Tens of thousands of rows in one commit take longer than a statement of the portal may.
    await withWholeLedger(env().databaseUrl, (patient) => patient`select change_catalogue_whole(${batchId}::uuid)`);
    return;
  }
  for (;;) {
    const [row] = await sql<{ tried: number }[]>`
      select change_catalogue_rows(${batchId}::uuid, ${AT_ONCE}::int) as tried`;
    if ((row?.tried ?? 0) < AT_ONCE) return;
  }
}

/** Ends a batch that could not be worked through. */
export async function closeBatch(batchId: string, outcome: "broken" | "not_permitted" = "broken"): Promise<void> {
  await sql`select close_catalogue_batch(${batchId}::uuid, ${outcome})`;
}

/** Forgets at most `limit` batches that were prepared and never begun; returns how many. */
export async function forgetBatches(limit: number): Promise<number> {
  const [row] = await sql<{ gone: number }[]>`select forget_catalogue_batches(${limit}::int) as gone`;
  return row?.gone ?? 0;
}
