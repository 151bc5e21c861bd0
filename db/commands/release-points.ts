import { sql } from "@/db/client";
import { type AccountRow, accountColumns, type DecisionRow, decisionColumns, toAccount } from "@/db/queries/accounts";
import { heldBy } from "@/db/queries/held-by";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { type Account, draftOf } from "@/lib/loyalty/account";
import type { Actor } from "@/lib/loyalty/permissions";
import { type ReleaseRefusal, release } from "@/lib/loyalty/release";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";
import { keptReason } from "./kept-reason";

export type ReleaseRequest = {
  /** The member's public id. */
  memberId: string;
  key: string;
  /** The line that bore the points. */
  born: number;
  reason: string;
};

type Released = { points: number; journalVersion: number };
export type ReleaseAnswer = Result<
  Released,
  ReleaseRefusal | { code: "member_unknown" | "own_membership" | "reason_missing" | "key_reused" }
>;

type Asked = ReleaseRequest & { id: string; keyDigest: Buffer; digest: Buffer; actorId: number };
type Row = AccountRow &
  DecisionRow & {
    place: number;
    wrappedKey: Buffer | null;
    heldBy: number[];
    answered: Answered | null;
    source: string | null;
  };
type Answered = { digest: string; outcome: unknown };
type Loaded = {
  account: Account;
  now: Instant;
  history: TermsHistory;
  wrappedKey: Buffer | null;
  heldBy: number[];
  answered: Answered | null;
  /** What bore the points: a replay under other terms has other lines. */
  source: string | null;
} | null;

const desk = openDesk<Asked, Loaded, ReleaseAnswer>({ load, decide, recall });

/** Makes what is pending of one line's points spendable before its time, with a reason the member will read, once per key. */
export async function releasePoints(actor: Actor<"points.release">, request: ReleaseRequest): Promise<ReleaseAnswer> {
  if (!isId(request.memberId)) return refused({ code: "member_unknown" });
  const reason = request.reason.trim();
  if (reason.length < 3) return refused({ code: "reason_missing" });
  const memberId = request.memberId.toLowerCase();
  const keyDigest = requestKey("release", memberId, request.key);
  const digest = requestDigest(request.born, reason);
  return desk({ ...request, memberId, reason, id: newId(), keyDigest, digest, actorId: actor.personId });
}

async function load(requests: Asked[]): Promise<Loaded[]> {
  const rows = await sql<Row[]>`
    select asked.place, ${accountColumns()}, ${decisionColumns()}, p.wrapped_key as "wrappedKey", ${heldBy()} as "heldBy",
      (select j.source from journals j where j.member_id = m.id and j.version = asked.born) as source,
      case when e.id is not null then json_build_object('digest', encode(e.digest, 'hex'), 'outcome', e.outcome) end as answered
    from unnest(${requests.map((each) => each.memberId)}::uuid[], ${requests.map((each) => each.keyDigest.toString("hex"))}::text[],
        ${requests.map((each) => each.born)}::int[])
      with ordinality asked(member, key, born, place)
    join members m on m.public_id = asked.member
    join wallets w on w.member_id = m.id
    left join people p on p.id = m.person_id
    left join events e on e.key = decode(asked.key, 'hex')`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const loaded: Loaded[] = requests.map(() => null);
  for (const row of rows) {
    const { now, wrappedKey, heldBy, answered, source } = row;
    loaded[row.place - 1] = { account: toAccount(row), now, history, wrappedKey, heldBy, answered, source };
  }
  return loaded;
}

function decide(request: Asked, loaded: Loaded): Decided<ReleaseAnswer> {
  if (!loaded) return { answer: refused({ code: "member_unknown" }) };
  const { account, now, history, wrappedKey, heldBy, answered, source } = loaded;
  if (answered) {
    const status = answered.digest === request.digest.toString("hex") ? "known" : "key_reused";
    return { answer: recall(request, { status, outcome: answered.outcome }) };
  }
  if (heldBy.includes(request.actorId)) return { answer: refused({ code: "own_membership" }) };
  const draft = draftOf(account, history);
  const { id, born } = request;
  const reason = keptReason(wrappedKey, request.reason);
  const answer = release(draft, { id, born, reasonDigest: reason.reasonDigest }, now);
  if (!answer.ok) return { answer };
  const { points, journalVersion } = answer.value;
  return {
    answer,
    decision: {
      drafts: [draft],
      facts: [
        {
          id,
          kind: "release",
          memberId: account.memberId,
          key: request.keyDigest,
          digest: request.digest,
          occurredAt: now,
          decidedAt: now,
          data: { born, of: source, ...reason },
          outcome: answer.value,
          journalVersion,
        },
      ],
      trail: {
        actorId: request.actorId,
        action: "member.release",
        subject: `member:${account.memberPublicId}`,
        before: null,
        after: { points, journalVersion },
      },
      notices: [
        {
          memberId: account.memberId,
          reason: `points-released:${id}`,
          kind: "points_released",
          payload: { points, journalVersion },
          link: `/activity?before=${journalVersion + 1}#line-${journalVersion}`,
        },
      ],
    },
  };
}

function recall(_request: Asked, found: Found): ReleaseAnswer {
  return found.status === "known" || found.status === "own"
    ? done(found.outcome as Released)
    : refused({ code: "key_reused" });
}
