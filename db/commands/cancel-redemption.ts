import { sql } from "@/db/client";
import {
  type AccountRow,
  accountColumns,
  type DecisionRow,
  decisionColumns,
  type LotRow,
  lotRow,
  toAccount,
  toLot,
} from "@/db/queries/accounts";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { type Account, draftOf } from "@/lib/loyalty/account";
import type { Actor } from "@/lib/loyalty/permissions";
import { type CancelRefusal, cancelRedemption as cancel, type RedemptionToCancel } from "@/lib/loyalty/redemption";
import { type RewardKind, takesCodes } from "@/lib/loyalty/reward";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";

export type CancelAnswer = Result<{ points: number }, CancelRefusal>;

type Asked = { memberId: number; redemptionId: string; id: string };
type Redemption = RedemptionToCancel & { id: number; rewardId: number; quantity: number; kind: RewardKind };
type Row = AccountRow & DecisionRow & { drawnLots: LotRow[]; redemption: RedemptionRow };
type RedemptionRow = Omit<Redemption, "changes" | "cancellableUntil" | "expiresAt"> & {
  changes: string;
  cancellableUntil: string | null;
  expiresAt: string | null;
  place: number;
};
type Loaded = { account: Account; now: Instant; history: TermsHistory; redemption: Redemption } | null;

const desk = openDesk<Asked, Loaded, CancelAnswer>({ load, decide, recall });

/** Cancels a redemption of the member's own within the policy; its points go back to the lots they came from, exactly once. */
export async function cancelRedemption(actor: Actor<"membership.use">, redemptionId: string): Promise<CancelAnswer> {
  if (!isId(redemptionId)) return refused({ code: "redemption_unknown" });
  return desk({ memberId: actor.memberId, redemptionId: redemptionId.toLowerCase(), id: newId() });
}

async function load(requests: Asked[]): Promise<Loaded[]> {
  const rows = await sql<Row[]>`
    select ${accountColumns()}, ${decisionColumns()},
      json_build_object('place', asked.place, 'id', d.id, 'publicId', d.public_id, 'state', d.state, 'rewardId', d.reward_id, 'quantity', d.quantity,
        'kind', r.kind, 'cancellableUntil', d.cancellable_until, 'expiresAt', d.expires_at, 'changes', j.changes) as redemption,
      coalesce((select json_agg(${lotRow()}) from jsonb_array_elements(j.changes::jsonb) c
        join lots l on l.member_id = m.id and l.born = (c ->> 1)::integer and l.ordinal = (c ->> 2)::integer
        where c ->> 0 = 'draw' and l.remaining = 0), '[]') as "drawnLots"
    from unnest(${requests.map((each) => each.memberId)}::bigint[], ${requests.map((each) => each.redemptionId)}::uuid[]) with ordinality asked(member, redemption, place)
    join members m on m.id = asked.member
    join wallets w on w.member_id = m.id
    join redemptions d on d.public_id = asked.redemption and d.member_id = m.id
    join rewards r on r.id = d.reward_id
    join journals j on j.member_id = m.id and j.version = d.journal_version`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const loaded: Loaded[] = requests.map(() => null);
  for (const row of rows) {
    const { place, changes, cancellableUntil, expiresAt, ...redemption } = row.redemption;
    const account = toAccount(row);
    loaded[place - 1] = {
      account: { ...account, lots: [...account.lots, ...row.drawnLots.map(toLot)] },
      now: row.now,
      history,
      redemption: {
        ...redemption,
        changes: JSON.parse(changes),
        cancellableUntil: cancellableUntil === null ? null : new Date(cancellableUntil),
        expiresAt: expiresAt === null ? null : new Date(expiresAt),
      },
    };
  }
  return loaded;
}

export function decide(request: Asked, loaded: Loaded): Decided<CancelAnswer> {
  if (!loaded) return { answer: refused({ code: "redemption_unknown" }) };
  const { account, now, history, redemption } = loaded;
  const draft = draftOf(account, history);
  const outcome = cancel(draft, redemption, request.id, now);
  if (!outcome.ok) return { answer: outcome };
  const { journalVersion, points } = outcome.value;
  return {
    answer: done({ points }),
    decision: {
      drafts: [draft],
      facts: [
        {
          id: request.id,
          kind: "cancellation",
          memberId: request.memberId,
          key: requestKey("cancellation", request.memberId, redemption.publicId),
          digest: requestDigest(redemption.publicId),
          occurredAt: now,
          decidedAt: now,
          data: { redemption: redemption.publicId },
          outcome: { points },
          journalVersion,
        },
      ],
      transition: {
        redemptionId: redemption.id,
        rewardId: redemption.rewardId,
        quantity: redemption.quantity,
        state: "cancelled",
        restoredVersion: journalVersion,
        returnsStock: !takesCodes(redemption.kind),
        at: now,
      },
      outbox: [
        {
          reason: `redemption-cancelled:${redemption.publicId}`,
          task: "redemption-cancelled",
          payload: { redemptionId: redemption.publicId },
        },
      ],
    },
  };
}

function recall(_request: Asked, found: Found): CancelAnswer {
  return found.status === "own" ? done(found.outcome as { points: number }) : refused({ code: "already_cancelled" });
}
