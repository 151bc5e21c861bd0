import { listNamed, type RewardToChange } from "@/db/queries/changeable-rewards";
import { rewardColumns } from "@/db/reward-columns";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import { latestBeginning } from "@/lib/loyalty/bulk-wish";
import type { Actor } from "@/lib/loyalty/permissions";
import { takesCodes } from "@/lib/loyalty/reward";
import { type ChangeContext, planNew } from "@/lib/loyalty/reward-change";
import { readText } from "@/lib/reward-file/cells";
import type { FileContext } from "@/lib/reward-file/file-column";
import { type FileLine, UnreadableFile } from "@/lib/reward-file/read-file";
import { type FileCells, readNewReward, readRewardRow } from "@/lib/reward-file/reward-row";
import { batchWriter, changeContext, refusedRow, type StagedRow, stagedRow } from "./catalogue-rows";
import { CATALOGUE_MOST, openBatch } from "./change-catalogue";

export type ImportRefusal = { code: UnreadableFile["code"]; about: string } | { code: "too_many" };

const AT_ONCE = 500;

/**
 * Works out what a file would make of the catalogue, row by row as it comes, and keeps it to be shown; nothing changes yet. A row names its
 * reward by id or by the shop's own number; a number nobody has makes a new one. Begun, it is done whole or not at all.
 */
export async function prepareImport(
  actor: Actor<"rewards.edit"> | null,
  lines: AsyncIterable<FileLine>,
  file: FileContext,
  now: Instant,
): Promise<Result<{ batchId: string; rows: number }, ImportRefusal>> {
  const batchId = await openBatch(actor, "import", null);
  const writer = batchWriter(batchId);
  const context = await changeContext(now, latestBeginning(now));
  const seen = new Set<string>();
  let rows = 0;
  let bite: FileLine[] = [];
  const take = async () => {
    for (const [line, row] of await stageLines(bite, { file, context, seen })) await writer.add(row, line);
    bite = [];
  };
  try {
    for await (const line of lines) {
      rows += 1;
      if (rows > CATALOGUE_MOST) return refused({ code: "too_many" });
      bite.push(line);
      if (bite.length === AT_ONCE) await take();
    }
    await take();
  } catch (error) {
    if (error instanceof UnreadableFile) return refused({ code: error.code, about: error.about });
    throw error;
  }
  if (rows === 0) return refused({ code: "file_empty", about: "" });
  await writer.finish();
  return done({ batchId, rows });
}

type Staging = { file: FileContext; context: ChangeContext; seen: Set<string> };

async function stageLines(lines: FileLine[], staging: Staging): Promise<[line: number, row: StagedRow][]> {
  const named = lines.flatMap((line) => ("cells" in line ? [nameOf(line.cells)] : []));
  const rewards = await listNamed(
    named.flatMap(({ id }) => id || []),
    named.flatMap(({ sku }) => sku || []),
  );
  const byId = new Map(rewards.map((reward) => [reward.publicId, reward]));
  const bySku = new Map(rewards.flatMap((reward) => (reward.edit.sku ? [[reward.edit.sku, reward]] : [])));
  return lines.map((line) => {
    if ("problem" in line) return [line.line, badRow("–", { row: line.problem })];
    const { id, sku } = nameOf(line.cells);
    const reward = id ? byId.get(id) : bySku.get(sku);
    return [line.line, stageRow(line.cells, reward, staging)];
  });
}

function nameOf(cells: FileCells): { id: string; sku: string } {
  return { id: (cells.id ?? "").trim().toLowerCase(), sku: readText((cells.sku ?? "").trim()) };
}

function stageRow(cells: FileCells, reward: RewardToChange | undefined, { file, context, seen }: Staging): StagedRow {
  const { id, sku } = nameOf(cells);
  const label = cells.name_id?.trim() || reward?.edit.texts.id.name || sku || id || "–";
  if (id !== "" && reward === undefined) return refusedRow(null, label, { code: "reward_unknown" });
  if (reward === undefined && sku === "") return badRow(label, { sku: "missing" });
  const name = reward?.publicId ?? `sku:${sku}`;
  if (seen.has(name)) return refusedRow(reward ?? null, label, { code: "repeated" });
  seen.add(name);
  if (reward === undefined) return newRow(cells, label, file, context);
  const { wish, problems } = readRewardRow(cells, reward, file);
  if (Object.keys(problems).length > 0) return badRow(label, problems, reward);
  return stagedRow(reward, label, wish, context);
}

function newRow(cells: FileCells, label: string, file: FileContext, context: ChangeContext): StagedRow {
  const { edit, state, stockTotal, problems } = readNewReward(cells, file);
  if (Object.keys(problems).length > 0) return badRow(label, problems);
  const planned = planNew(edit, { stock: stockTotal, state }, context);
  if (!planned.ok) return refusedRow(null, label, planned.refusal);
  const initial = takesCodes(edit.kind) ? 0 : stockTotal;
  const columns = rewardColumns(edit);
  const change = { create: columns, initial, ...(state === "draft" ? {} : { state }) };
  const after = { ...saying(columns), state, stock_total: initial };
  return { reward: newId(), label, version: null, change, before: {}, after, outcome: null, problems: {} };
}

/** What a new reward says, without what it leaves empty. */
function saying(columns: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null && value !== ""));
}

function badRow(label: string, problems: Record<string, string>, reward: RewardToChange | null = null): StagedRow {
  return { ...refusedRow(reward, label, { code: "invalid" }), problems };
}
