import type { RewardEdit } from "@/lib/loyalty/catalogue";
import { openToAll } from "@/lib/loyalty/gates";
import type { RewardWish } from "@/lib/loyalty/reward-change";
import { fileColumns } from "./columns";
import type { FileContext, FileProblem, FileReward, RowDraft } from "./file-column";
import { inUnspoken } from "./text-columns";

export type FileCells = Readonly<Record<string, string>>;
type RowProblems = Record<string, FileProblem | "lower_by_writing_off">;

/** What a file's row for a reward says, cell by cell in the order of `fileColumns`. */
export function writeRewardRow(reward: FileReward, context: FileContext): string[] {
  return fileColumns.map(({ write }) => write(reward, context));
}

/**
 * What a row wants of a reward there is. A cell that says what the reward's own would say wants nothing, whatever it is; a column
 * that is not there neither.
 */
export function readRewardRow(
  cells: FileCells,
  reward: FileReward,
  context: FileContext,
): { wish: RewardWish; problems: RowProblems } {
  const draft: RowDraft = { edit: reward.edit, state: reward.state, stockTotal: reward.stock.initial };
  const problems = readCells(cells, draft, context, reward);
  const wish: RewardWish = { edit: draft.edit, state: draft.state };
  const { initial, sold, writtenOff } = reward.stock;
  const { stockTotal } = draft;
  if (stockTotal === initial) return { wish, problems };
  if (stockTotal === null) return { wish: { ...wish, stock: { change: "unlimited", quantity: 0 } }, problems };
  const quantity = stockTotal - (initial ?? sold + writtenOff);
  if (quantity < 1) return { wish, problems: { ...problems, stock_total: "lower_by_writing_off" } };
  return { wish: { ...wish, stock: { change: "put", quantity } }, problems };
}

/** What a row wants to be made; what it does not say is as in an empty form. */
export function readNewReward(cells: FileCells, context: FileContext): RowDraft & { problems: RowProblems } {
  const draft: RowDraft = { edit: blank(context.currency), state: "draft", stockTotal: null };
  const problems = readCells(cells, draft, context, null);
  return cells.kind ? { ...draft, problems } : { ...draft, problems: { ...problems, kind: "missing" } };
}

function readCells(cells: FileCells, draft: RowDraft, context: FileContext, reward: FileReward | null): RowProblems {
  const problems: RowProblems = {};
  for (const { name, write, read } of fileColumns) {
    const cell = cells[name]?.trim().replaceAll("\r\n", "\n");
    if (cell === undefined || read === undefined) continue;
    const isOfItsKind = reward?.edit.kind === draft.edit.kind;
    if (reward && isOfItsKind && cell === write(reward, context).trim()) continue;
    // Of one that is made, an empty cell leaves what an empty form would say.
    if (reward === null && cell === "") continue;
    const problem = read(cell, draft, context);
    if (problem) problems[name] = problem;
  }
  const { edit } = draft;
  draft.edit = { ...edit, texts: inUnspoken(edit.texts, reward?.edit.texts ?? null, context.languages) };
  return problems;
}

function blank(currency: string): RewardEdit {
  const text = { name: "", summary: "", howToUse: "", conditions: "" };
  return {
    sku: null,
    kind: "discount",
    category: "",
    texts: { id: text, en: text },
    points: 0,
    valueMinor: null,
    currency,
    perMemberLimit: null,
    tierRequired: null,
    startsAt: null,
    endsAt: null,
    gates: openToAll,
    validDays: null,
    cancellable: false,
    details: {},
    featured: 0,
  };
}
