import { createHash, randomBytes } from "node:crypto";
import { sql } from "@/db/client";
import { type AccountRow, accountColumns, type DecisionRow, decisionColumns, toAccount } from "@/db/queries/accounts";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { type Account, draftOf } from "@/lib/loyalty/account";
import { type AdjustRefusal, adjust, adjustLimitPoints } from "@/lib/loyalty/adjustment";
import type { Actor } from "@/lib/loyalty/permissions";
import type { PointKind, TermsHistory } from "@/lib/loyalty/terms";
import { sealFor, sealSecret } from "@/lib/personal-data";
import { type Decided, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";

export type AdjustRequest = {
  /** The member's public id. */ memberId: string;
  key: string;
  points: number;
  kind: PointKind;
  reason: string;
};
export type AdjustAnswer = Result<{ journalVersion: number }, AdjustRefusal | { code: "key_reused" }>;

type Asked = AdjustRequest & { id: string; limit: number; actorId: number };
type Loaded = { account: Account; now: Instant; history: TermsHistory; wrappedKey: Buffer | null } | null;

const desk = openDesk<Asked, Loaded, AdjustAnswer>({ load, decide, recall });

/** Corrects a member's points with a reason the member will read, once per key, within the limit of the actor's role. */
export async function adjustPoints(actor: Actor<"members.adjust">, request: AdjustRequest): Promise<AdjustAnswer> {
  if (!isId(request.memberId)) return refused({ code: "member_unknown" });
  if (request.reason.trim().length < 3) return refused({ code: "reason_missing" });
  return desk({
    ...request,
    reason: request.reason.trim(),
    id: newId(),
    limit: adjustLimitPoints(actor.role),
    actorId: actor.personId,
  });
}

async function load(requests: Asked[]): Promise<Loaded[]> {
  const rows = await sql<(AccountRow & DecisionRow & { wrappedKey: Buffer | null })[]>`
    select ${accountColumns()}, ${decisionColumns()}, p.wrapped_key as "wrappedKey"
    from members m join wallets w on w.member_id = m.id left join people p on p.id = m.person_id
    where m.public_id = any (${requests.map((each) => each.memberId)}::uuid[])`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const byMember = new Map(
    rows.map((row) => [
      row.memberPublicId,
      { account: toAccount(row), now: row.now, history, wrappedKey: row.wrappedKey },
    ]),
  );
  return requests.map((each) => byMember.get(each.memberId.toLowerCase()) ?? null);
}

function decide(request: Asked, loaded: Loaded): Decided<AdjustAnswer> {
  if (!loaded) return { answer: refused({ code: "member_unknown" }) };
  const { account, now, history, wrappedKey } = loaded;
  const draft = draftOf(account, history);
  const before = draft.lots.reduce((total, lot) => total + lot.remaining, 0);
  // The words stay with the person's data; the chain holds a digest that nobody can guess the words from.
  const salt = randomBytes(16).toString("hex");
  const reasonDigest = createHash("sha256").update(`${salt}:${request.reason}`).digest("hex");
  const outcome = adjust(
    draft,
    { id: request.id, points: request.points, kind: request.kind, reasonDigest },
    request.limit,
    now,
  );
  if (!outcome.ok) return { answer: outcome };
  const sealed = wrappedKey
    ? sealFor(wrappedKey, "reason", request.reason).toString("base64url")
    : sealSecret(request.reason);
  const { journalVersion } = outcome.value;
  return {
    answer: done({ journalVersion }),
    decision: {
      drafts: [draft],
      facts: [
        {
          id: request.id,
          kind: "adjustment",
          memberId: account.memberId,
          key: requestKey("adjustment", account.memberId, request.key),
          digest: requestDigest(request.points, request.kind, request.reason),
          occurredAt: now,
          decidedAt: now,
          journalVersion,
          data: {
            points: request.points,
            kind: request.kind,
            salt,
            reason: sealed,
            sealedUnder: wrappedKey ? "person" : "portal",
          },
          outcome: { journalVersion },
        },
      ],
      trail: {
        actorId: request.actorId,
        action: "member.adjust",
        subject: `member:${account.memberPublicId}`,
        before: { balance: before },
        after: { balance: before + request.points, points: request.points, kind: request.kind, journalVersion },
      },
      outbox: [
        {
          reason: `points-adjusted:${request.id}`,
          task: "points-adjusted",
          payload: { memberId: account.memberPublicId, journalVersion },
        },
      ],
    },
  };
}

function recall(_request: Asked, answer: { status: string; outcome?: unknown }): AdjustAnswer {
  return answer.status === "known"
    ? done(answer.outcome as { journalVersion: number })
    : refused({ code: "key_reused" });
}
