import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";

export type StockRefusal =
  | "reward_unknown"
  | "changed_meanwhile"
  | "follows_codes"
  | "too_little_left"
  | "quantity_invalid";

export type StockChange = {
  rewardId: string;
  /** What the form showed: a second press of the same form, or another's edit, is noticed. */
  seen: { initial: number | null; writtenOff: number };
  /** `put` adds, and starts counting where the stock was unlimited; `write_off` takes out what is lost; `unlimited` stops counting. */
  change: "put" | "write_off" | "unlimited";
  quantity: number;
};

const refusals = {
  missing: "reward_unknown",
  stale: "changed_meanwhile",
  coded: "follows_codes",
  too_little: "too_little_left",
} as const;

/** Puts units into a reward's stock, writes them off, or stops counting; sales going on meanwhile are kept. */
export async function changeStock(
  actor: Actor<"rewards.edit">,
  asked: StockChange,
): Promise<Result<null, StockRefusal>> {
  if (!isId(asked.rewardId)) return refused("reward_unknown");
  const { change, quantity } = asked;
  if (change !== "unlimited" && (quantity < 1 || quantity > 10_000_000)) return refused("quantity_invalid");
  const [row] = await sql<{ status: "changed" | keyof typeof refusals }[]>`
    select change_stock(${actor.personId}, ${asked.rewardId}::uuid, ${asked.seen.initial}::bigint, ${asked.seen.writtenOff}::bigint,
      ${change}, ${quantity}::bigint) as status`;
  const status = row?.status ?? "missing";
  return status === "changed" ? done(null) : refused(refusals[status]);
}
