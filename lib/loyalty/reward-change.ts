import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import {
  type PriceRiseRefusal,
  type PublishRefusal,
  priceRiseOf,
  problemsOf,
  publishRefusal,
  type RewardEdit,
  type RewardProblems,
} from "./catalogue";
import type { Points } from "./points";
import { takesCodes } from "./reward";
import type { Terms } from "./terms";

export type RewardState = "draft" | "published" | "archived";

/** A reward as a change of it is measured. */
export type ChangeableReward = {
  edit: RewardEdit;
  state: RewardState;
  publishedAt: Instant | null;
  /** Whether anybody redeemed it since it was last published. */
  redeemedSince: boolean;
  codes: number;
  /** A dearer price that was announced and has not begun. */
  nextPrice: { points: Points; from: Instant } | null;
  /** `sold` counts what members redeemed and did not give back. */
  stock: { initial: number | null; left: number | null; writtenOff: number; sold: number };
  openDates: number;
  hasFile: boolean;
};

type StockWish = { change: "put" | "write_off" | "unlimited"; quantity: number };

/** What somebody wants of a reward; what is not named stays. */
export type RewardWish = {
  edit?: Partial<RewardEdit>;
  /** From when a dearer price is to hold; as early as may be where it is not said. */
  risesAt?: Instant;
  /** Takes an announced price back. */
  keepsPrice?: boolean;
  state?: RewardState;
  /** Takes a move back: to `state`, where it came from. */
  isReturn?: boolean;
  stock?: StockWish;
};

/** What of it is to be done: fields that differ, and what has ways of its own. */
export type ChangePlan = {
  edit: Partial<RewardEdit>;
  rise: { points: Points; from: Instant } | null;
  keepsPrice: boolean;
  state: RewardState | null;
  stock: StockWish | null;
};

export type ChangeRefusal =
  | {
      code:
        | PublishRefusal
        | "unchanged"
        | "not_in_that_state"
        | "redeemed_since"
        | "follows_codes"
        | "too_little_left"
        | "quantity_invalid";
    }
  | { code: "invalid"; problems: RewardProblems }
  | Extract<PriceRiseRefusal, { code: "notice_too_short" }>;

/** `noticeEnds` is as early as a dearer price may begin; `orders` are the jobs for which a provider is configured. */
export type ChangeContext = { terms: Terms; noticeEnds: Instant; orders: readonly string[]; now: Instant };

const LARGEST_QUANTITY = 10_000_000;

/**
 * What becomes of a reward by a wish, or why it cannot: one rule for a form, a file, a batch and a change that was planned. A dearer
 * price of a reward that was ever published is announced, never set.
 */
export function planChange(
  reward: ChangeableReward,
  wish: RewardWish,
  context: ChangeContext,
): Result<ChangePlan, ChangeRefusal> {
  const { edit: before, publishedAt } = reward;
  const wished = { ...before, ...wish.edit };
  const isDearer = publishedAt !== null && wished.points > before.points;
  const next = isDearer ? { ...wished, points: before.points } : wished;

  const problems = problemsOf(
    next,
    { ...before, publishedAt, codes: reward.codes, redeemed: reward.stock.sold },
    context.terms,
  );
  const rise = isDearer ? riseOf(reward, wished.points, wish.risesAt ?? null, context) : null;
  if (rise && "code" in rise) {
    if (rise.code === "notice_too_short") return refused(rise);
    problems.points = "too_large";
  }
  if (Object.keys(problems).length > 0) return refused({ code: "invalid", problems });
  const stock = wish.stock ? stockRefusal(reward, wish.stock) : null;
  if (stock) return refused({ code: stock });
  const state = wish.state === undefined || wish.state === reward.state ? null : wish.state;
  const move = state && moveRefusal({ ...reward, edit: next }, state, wish, context);
  if (move) return refused({ code: move });

  const plan: ChangePlan = {
    edit: differing(before, next),
    rise: rise && !("code" in rise) ? rise : null,
    keepsPrice: (wish.keepsPrice ?? false) && reward.nextPrice !== null,
    state,
    stock: wish.stock ?? null,
  };
  return isNothing(plan) ? refused({ code: "unchanged" }) : done(plan);
}

/** A reward that is to be made, with its stock, and whether it may be shown at once. */
export function planNew(
  edit: RewardEdit,
  { stock, state }: { stock: number | null; state: RewardState },
  context: ChangeContext,
): Result<null, ChangeRefusal> {
  const problems = problemsOf(edit, null, context.terms);
  if (stock !== null && (stock < 0 || stock > LARGEST_QUANTITY)) problems.stock = "not_positive";
  if (Object.keys(problems).length > 0) return refused({ code: "invalid", problems });
  if (state === "archived") return refused({ code: "not_in_that_state" });
  if (state === "draft") return done(null);
  const stockLeft = takesCodes(edit.kind) ? 0 : stock;
  const shown = { ...edit, state: "draft", stockLeft, openDates: 0, hasFile: false };
  const code = publishRefusal(shown, context.orders, context.now);
  return code === null ? done(null) : refused({ code });
}

function riseOf(reward: ChangeableReward, points: Points, from: Instant | null, context: ChangeContext) {
  const { nextPrice } = reward;
  if (nextPrice?.points === points && (from === null || from.getTime() === nextPrice.from.getTime())) return null;
  const rise = priceRiseOf(
    { points: reward.edit.points, publishedAt: reward.publishedAt },
    { points, from },
    context.noticeEnds,
    context.now,
  );
  return "code" in rise ? rise : { points, from: rise.from };
}

function moveRefusal(reward: ChangeableReward, to: RewardState, wish: RewardWish, context: ChangeContext) {
  const from = wish.isReturn && reward.state === "archived" ? "draft" : reward.state;
  if (to === "archived") return null;
  if (to === "draft") {
    if (reward.state === "archived") return null;
    if (!wish.isReturn) return "not_in_that_state" as const;
    return reward.redeemedSince ? ("redeemed_since" as const) : null;
  }
  const { openDates, hasFile, stock } = reward;
  const shown = { ...reward.edit, state: from, stockLeft: stock.left, openDates, hasFile };
  return publishRefusal(shown, context.orders, context.now);
}

function stockRefusal({ edit, stock }: ChangeableReward, { change, quantity }: StockWish) {
  if (takesCodes(edit.kind)) return "follows_codes";
  if (change !== "unlimited" && (quantity < 1 || quantity > LARGEST_QUANTITY)) return "quantity_invalid";
  if (change === "write_off" && quantity > (stock.left ?? 0)) return "too_little_left";
  return change === "unlimited" && stock.initial === null ? "unchanged" : null;
}

/** The fields that say something else; the order of keys inside one says nothing. */
function differing(before: RewardEdit, after: RewardEdit): Partial<RewardEdit> {
  const names = Object.keys(after) as (keyof RewardEdit)[];
  return Object.fromEntries(
    names.flatMap((name) => (plain(before[name]) === plain(after[name]) ? [] : [[name, after[name]]])),
  );
}

function plain(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}

function isNothing({ edit, rise, keepsPrice, state, stock }: ChangePlan): boolean {
  return Object.keys(edit).length === 0 && !rise && !keepsPrice && state === null && stock === null;
}
