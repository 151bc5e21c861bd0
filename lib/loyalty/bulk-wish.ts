import type { Instant } from "@/lib/base/clock";
import type { RewardEdit } from "./catalogue";
import type { Points } from "./points";
import type { ChangeableReward, RewardState, RewardWish } from "./reward-change";

/** What can be asked of many rewards at once. */
export const bulkActs = ["publish", "archive", "unarchive", "category", "price", "percent", "end", "stock"] as const;
export type BulkAct = (typeof bulkActs)[number];

/** What was asked of all rewards of a batch; instants as text, as it is kept. */
export type BatchWish =
  | { act: "publish" | "archive" | "unarchive" }
  | { act: "category"; category: string }
  | { act: "price"; points: Points }
  /** Dearer or cheaper by so many hundredths, rounded to a multiple of `roundTo`. */
  | { act: "percent"; percent: number; roundTo: number }
  | { act: "end"; endsAt: string | null }
  | { act: "stock"; quantity: number };

/** What a batch asks of one of its rewards. */
export function wishOf(asked: BatchWish, reward: ChangeableReward): RewardWish {
  switch (asked.act) {
    case "publish":
      return { state: "published" };
    case "archive":
      return { state: "archived" };
    case "unarchive":
      return { state: "draft" };
    case "category":
      return { edit: { category: asked.category } };
    case "price":
      return { edit: { points: asked.points } };
    case "percent":
      return { edit: { points: changedBy(reward.edit.points, asked.percent, asked.roundTo) } };
    case "end":
      return { edit: { endsAt: asked.endsAt === null ? null : new Date(asked.endsAt) } };
    case "stock":
      return { stock: { change: "put", quantity: asked.quantity } };
  }
}

/** A price so many hundredths dearer or cheaper, to the nearest multiple of `roundTo` and never less than one of it. */
function changedBy(points: Points, percent: number, roundTo: number): Points {
  const multiples = Math.round((points * (100 + percent)) / (100 * roundTo));
  return Math.max(1, multiples) * roundTo;
}

/** What a batch did to one reward, as its row kept it. */
export type DoneChange = {
  isNew: boolean;
  before: { edit: Partial<RewardEdit>; state?: RewardState; stock?: number | null };
  after: { edit: Partial<RewardEdit>; state?: RewardState; nextPoints?: Points };
  stock: { change: string; quantity: number } | null;
};

/** What takes back what was done: the fields as they were, unless somebody changed them since; a reward that was made is archived. */
export function undoOf(was: DoneChange, reward: ChangeableReward): RewardWish | "changed_since" {
  if (was.isNew) return { state: "archived" };
  const names = Object.keys(was.after.edit) as (keyof RewardEdit)[];
  if (names.some((name) => said(reward.edit[name]) !== said(was.after.edit[name]))) return "changed_since";
  if (was.after.state !== undefined && was.after.state !== reward.state) return "changed_since";
  const { nextPoints } = was.after;
  if (nextPoints !== undefined && reward.nextPrice?.points !== nextPoints) return "changed_since";
  return {
    edit: was.before.edit,
    ...(nextPoints === undefined ? {} : { keepsPrice: true }),
    ...(was.before.state === undefined ? {} : { state: was.before.state, isReturn: true }),
    ...(was.stock === null ? {} : { stock: takenBack(was) }),
  };
}

function takenBack({ stock, before }: DoneChange): NonNullable<RewardWish["stock"]> {
  if (before.stock === null) return { change: "unlimited", quantity: 0 };
  return { change: "write_off", quantity: stock?.quantity ?? 0 };
}

function said(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value);
  return typeof value === "object" && value !== null
    ? JSON.stringify(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : JSON.stringify(value ?? null);
}

/** Until when what was prepared may begin: what it shows of notices holds that long. */
export const PREPARED_MINUTES = 60;

/** The moment by which notice is reckoned for what is prepared now, so that none is shorter than promised whenever it begins. */
export function latestBeginning(now: Instant): Instant {
  return new Date(now.getTime() + PREPARED_MINUTES * 60_000);
}
