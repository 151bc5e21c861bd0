import type { Locale } from "@/lib/base/locale";
import type { RewardEdit } from "@/lib/loyalty/catalogue";
import type { ChangeableReward, RewardState } from "@/lib/loyalty/reward-change";

/** What a row of a file makes of a reward; `stockTotal` is all that was ever put in, null where it is unlimited. */
export type RowDraft = { edit: RewardEdit; state: RewardState; stockTotal: number | null };
/** By which clock and in which currency a file speaks; what it says in a language that is not among `languages` may be left out. */
export type FileContext = { zone: string; currency: string; languages: readonly Locale[] };
export type FileProblem = "missing" | "not_a_number" | "not_a_day" | "not_a_choice" | "not_of_this_kind" | "too_long";
export type FileReward = ChangeableReward & { publicId: string };

/** One column: what it says of a reward, and what a cell of it makes of one. Without `read` it is only to be looked at. */
export type FileColumn = {
  name: string;
  write: (reward: FileReward, context: FileContext) => string;
  read?: (cell: string, draft: RowDraft, context: FileContext) => FileProblem | null;
};

/** A cell that cannot be read; apart from every value that can. */
export class Unreadable {
  constructor(readonly problem: FileProblem) {}
}

export type FileReads<Value> = (cell: string, context: FileContext) => Value | Unreadable;

/** A column whose cell is read as a value and then set. */
export function field<Value>(
  name: string,
  write: FileColumn["write"],
  read: FileReads<Value>,
  set: (draft: RowDraft, value: Value) => void,
): FileColumn {
  return {
    name,
    write,
    read: (cell, draft, context) => {
      const value = read(cell, context);
      if (value instanceof Unreadable) return value.problem;
      set(draft, value);
      return null;
    },
  };
}
