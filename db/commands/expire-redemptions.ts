import { sql } from "@/db/client";
import { type AccountRow, accountColumns, toAccount } from "@/db/queries/accounts";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { draftOf } from "@/lib/loyalty/account";
import type { RedemptionState } from "@/lib/loyalty/redemption-states";
import { commitDecisions, type Decision } from "./commit";

type Row = AccountRow & {
  redemptionId: number;
  rewardId: number;
  quantity: number;
  state: RedemptionState;
  expiresAt: Date;
};

/** What was booked for a date that was called off never runs out: its points go back. Marks at most `limit` vouchers and bookings as expired whose last moment lies before `now`; returns how many were found. */
export async function expireDueRedemptions(now: Instant, limit: number): Promise<number> {
  const rows = await sql<Row[]>`
    select ${accountColumns()}, d.id as "redemptionId", d.reward_id as "rewardId", d.quantity, d.state, d.expires_at as "expiresAt"
    from (select distinct on (member_id) * from redemptions where state in ('ready', 'booked') and expires_at <= ${now}
        and not exists (select from reward_dates c where c.id = date_id and c.called_off_at is not null)
      order by member_id, id limit ${limit}) d
    join members m on m.id = d.member_id join wallets w on w.member_id = m.id`;
  const history = await termsHistory();
  const decisions = rows.map(
    (row): Decision => ({
      drafts: [draftOf(toAccount(row), history)],
      facts: [],
      transition: {
        redemptionId: row.redemptionId,
        rewardId: row.rewardId,
        quantity: row.quantity,
        from: row.state,
        state: "expired",
        by: "time",
        actorId: null,
        details: {},
        leavesDate: null,
        restoredVersion: null,
        returnsStock: false,
        at: row.expiresAt,
      },
    }),
  );
  if (decisions.length > 0) await commitDecisions(decisions);
  return rows.length;
}
