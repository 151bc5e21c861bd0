import { sql } from "@/db/client";
import type { RewardToChange } from "@/db/queries/changeable-rewards";
import { termsHistory } from "@/db/queries/terms";
import { rewardColumns } from "@/db/reward-columns";
import type { Instant } from "@/lib/base/clock";
import {
  type ChangeContext,
  type ChangePlan,
  type ChangeRefusal,
  planChange,
  type RewardWish,
} from "@/lib/loyalty/reward-change";
import { termsAsOf } from "@/lib/loyalty/terms";
import { endOfNotice } from "@/lib/loyalty/terms-publication";
import { topUpProvider } from "@/lib/top-up/provider";

/** A row of a batch as it is kept: what would become of the reward, or why nothing will. */
export type StagedRow = {
  reward: string | null;
  label: string;
  version: number | null;
  change: Record<string, unknown> | null;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  outcome: string | null;
  problems: Readonly<Record<string, string>>;
};

/** What changes are measured against at `now`, for what begins at `beginsAt` at the latest. */
export async function changeContext(now: Instant, beginsAt: Instant = now): Promise<ChangeContext> {
  const history = await termsHistory();
  const orders = topUpProvider() ? ["top-up"] : [];
  return { terms: termsAsOf(history, now), noticeEnds: endOfNotice(history, beginsAt), orders, now };
}

/** The row of a reward for a wish. */
export function stagedRow(reward: RewardToChange, label: string, wish: RewardWish, context: ChangeContext): StagedRow {
  const planned = planChange(reward, wish, context);
  if (!planned.ok) return refusedRow(reward, label, planned.refusal);
  const { publicId, version } = reward;
  const told = toldOf(reward, planned.value);
  const change = changeOf(planned.value);
  return { reward: publicId, label, version, change, ...told, outcome: null, problems: {} };
}

/** The row of what cannot be done, or need not. */
export function refusedRow(
  reward: Pick<RewardToChange, "publicId" | "version"> | null,
  label: string,
  refusal: ChangeRefusal | { code: string },
): StagedRow {
  const wrong = "problems" in refusal ? refusal.problems : {};
  const problems = Object.fromEntries(
    Object.entries(wrong).flatMap(([field, problem]) => (problem ? [[field, problem]] : [])),
  );
  const named = { reward: reward?.publicId ?? null, version: reward?.version ?? null, label };
  return { ...named, change: null, before: {}, after: {}, outcome: refusal.code, problems };
}

/** What `change_reward` is told to do. */
export function changeOf({ edit, rise, keepsPrice, state, stock }: ChangePlan): Record<string, unknown> {
  return {
    ...(Object.keys(edit).length > 0 ? { edit: rewardColumns(edit) } : {}),
    ...(keepsPrice ? { keep: true } : {}),
    ...(rise ? { rise } : {}),
    ...(stock ? { stock } : {}),
    ...(state ? { state } : {}),
  };
}

/** What stands before and after it, under the names of the audit trail. */
export function toldOf(reward: RewardToChange, plan: ChangePlan) {
  const { edit, rise, keepsPrice, state, stock } = plan;
  const names = Object.keys(rewardColumns(edit));
  const whole = rewardColumns(reward.edit);
  const before: Record<string, unknown> = Object.fromEntries(names.map((name) => [name, whole[name] ?? null]));
  const after: Record<string, unknown> = rewardColumns(edit);
  if (rise || keepsPrice) {
    // Without an announced one, what it would go on to cost.
    before.next_points = reward.nextPrice?.points ?? reward.edit.points;
    after.next_points = rise?.points ?? null;
    after.next_points_from = rise?.from ?? null;
  }
  if (state) {
    before.state = reward.state;
    after.state = state;
  }
  if (stock) {
    const { left } = reward.stock;
    const change = stock.change === "put" ? stock.quantity : -stock.quantity;
    before.left_ = left;
    after.left_ = stock.change === "unlimited" ? null : (left ?? 0) + change;
  }
  return { before, after };
}

const AT_ONCE = 500;

/** Keeps a batch's rows in the order in which they are added, some at a time, and makes it ready at the end. */
export function batchWriter(batchId: string) {
  const waiting: (StagedRow & { place: number })[] = [];
  let place = 0;
  const flush = async () => {
    if (waiting.length === 0) return;
    const rows = waiting.splice(0);
    await sql`select keep_catalogue_rows(${batchId}::uuid, ${JSON.stringify(rows)}::jsonb)`;
  };
  return {
    /** `at` names its line, where it is one of a file. */
    add: async (row: StagedRow, at?: number) => {
      place = at ?? place + 1;
      waiting.push({ ...row, label: row.label.slice(0, 200), place });
      if (waiting.length >= AT_ONCE) await flush();
    },
    finish: async () => {
      await flush();
      await sql`select ready_catalogue_batch(${batchId}::uuid)`;
    },
  };
}
