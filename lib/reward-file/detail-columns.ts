import { detailsOf } from "@/lib/loyalty/kinds";
import type { DetailField } from "@/lib/loyalty/kinds/details";
import { type RewardKind, rewardKinds } from "@/lib/loyalty/reward";
import { readCount, readMoney, readText, readYes, writeMoney, writeText, writeYes } from "./cells";
import type { FileColumn, FileContext, FileProblem } from "./file-column";

type Detail = string | number | boolean;

/** What only rewards of some kinds say: a column each, whichever kinds share it; empty for all others. */
export const detailColumns: readonly FileColumn[] = namesOfAll().map((name) => ({
  name: `detail_${name.replace(/Minor$/, "").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
  write: ({ edit }) => {
    const value = edit.details[name];
    const field = fieldOf(edit.kind, name);
    if (value === undefined || field === undefined) return "";
    if (field.type === "money") return writeMoney(Number(value), edit.currency);
    if (field.type === "yes") return writeYes(value === true);
    return writeText(String(value));
  },
  read: (cell, draft, context) => {
    const { [name]: _before, ...others } = draft.edit.details;
    const field = fieldOf(draft.edit.kind, name);
    if (field === undefined) return cell === "" ? null : "not_of_this_kind";
    const value = cell === "" ? undefined : readDetail(cell, field, context);
    if (typeof value === "object") return value.problem;
    draft.edit = { ...draft.edit, details: value === undefined ? others : { ...others, [name]: value } };
    return null;
  },
}));

function readDetail(cell: string, field: DetailField, { currency }: FileContext): Detail | { problem: FileProblem } {
  switch (field.type) {
    case "count":
      return readCount(cell) ?? { problem: "not_a_number" };
    case "money":
      return readMoney(cell, currency) ?? { problem: "not_a_number" };
    case "yes":
      return readYes(cell) ?? { problem: "not_a_choice" };
    case "choice":
      return field.of.find((each) => each === cell.toLowerCase()) ?? { problem: "not_a_choice" };
    case "words":
    case "lines":
      return readText(cell).trim();
  }
}

function fieldOf(kind: RewardKind, name: string): DetailField | undefined {
  return detailsOf(kind).find(([own]) => own === name)?.[1];
}

function namesOfAll(): string[] {
  return [...new Set(rewardKinds.flatMap((kind) => detailsOf(kind).map(([name]) => String(name))))].sort();
}
