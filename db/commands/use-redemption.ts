import { sql } from "@/db/client";
import { type AccountRow, accountColumns, type DecisionRow, decisionColumns, toAccount } from "@/db/queries/accounts";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { type Account, draftOf } from "@/lib/loyalty/account";
import type { Actor } from "@/lib/loyalty/permissions";
import { checkUse, type UseRefusal } from "@/lib/loyalty/redemption";
import { settle } from "@/lib/loyalty/settlement";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";

export type UseAnswer = Result<null, UseRefusal>;

type Asked = { redemptionId: string; id: string; actorId: number };
type Redemption = {
  id: number;
  publicId: string;
  rewardId: number;
  quantity: number;
  state: string;
  expiresAt: Instant | null;
};
type Row = AccountRow & DecisionRow & { redemption: Omit<Redemption, "expiresAt"> & { expiresAt: string | null } };
type Loaded = { account: Account; now: Instant; history: TermsHistory; redemption: Redemption } | null;

const desk = openDesk<Asked, Loaded, UseAnswer>({ load, decide, recall });

/** Marks a voucher as used: once, and never one that was cancelled or has expired. */
export async function useRedemption(actor: Actor<"redemptions.use">, redemptionId: string): Promise<UseAnswer> {
  if (!isId(redemptionId)) return refused({ code: "redemption_unknown" });
  return desk({ redemptionId: redemptionId.toLowerCase(), id: newId(), actorId: actor.personId });
}

async function load(requests: Asked[]): Promise<Loaded[]> {
  const rows = await sql<Row[]>`
    select ${accountColumns()}, ${decisionColumns()},
      json_build_object('id', d.id, 'publicId', d.public_id, 'rewardId', d.reward_id, 'quantity', d.quantity, 'state', d.state, 'expiresAt', d.expires_at) as redemption
    from redemptions d join members m on m.id = d.member_id join wallets w on w.member_id = m.id
    where d.public_id = any (${requests.map((each) => each.redemptionId)}::uuid[])`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const byId = new Map(rows.map((row) => [row.redemption.publicId, row]));
  return requests.map((each) => {
    const row = byId.get(each.redemptionId);
    if (!row) return null;
    const { expiresAt, ...redemption } = row.redemption;
    return {
      account: toAccount(row),
      now: row.now,
      history,
      redemption: { ...redemption, expiresAt: expiresAt === null ? null : new Date(expiresAt) },
    };
  });
}

export function decide(request: Asked, loaded: Loaded): Decided<UseAnswer> {
  if (!loaded) return { answer: refused({ code: "redemption_unknown" }) };
  const { account, now, history, redemption } = loaded;
  const outcome = checkUse(redemption, now);
  if (!outcome.ok) return { answer: outcome };
  const draft = draftOf(account, history);
  settle(draft, now);
  return {
    answer: done(null),
    decision: {
      drafts: [draft],
      facts: [
        {
          id: request.id,
          kind: "use",
          memberId: account.memberId,
          key: requestKey("use", account.memberId, redemption.publicId),
          digest: requestDigest(redemption.publicId),
          occurredAt: now,
          decidedAt: now,
          data: { redemption: redemption.publicId },
          outcome: {},
        },
      ],
      transition: {
        redemptionId: redemption.id,
        rewardId: redemption.rewardId,
        quantity: redemption.quantity,
        state: "used",
        restoredVersion: null,
        returnsStock: false,
        at: now,
      },
      trail: {
        actorId: request.actorId,
        action: "redemption.use",
        subject: `redemption:${redemption.publicId}`,
        before: { state: redemption.state },
        after: { state: "used" },
      },
    },
  };
}

function recall(_request: Asked, found: Found): UseAnswer {
  return found.status === "own" ? done(null) : refused({ code: "already_used" });
}
