import { sql } from "@/db/client";
import { type AccountRow, accountColumns, type DecisionRow, decisionColumns, toAccount } from "@/db/queries/accounts";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { type Account, draftOf } from "@/lib/loyalty/account";
import type { Actor } from "@/lib/loyalty/permissions";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { receivePoints, sendPoints, type TransferRefusal } from "@/lib/loyalty/transfer";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";

export type TransferRequest = {
  /** The other member's public id. */
  to: string;
  points: number;
  /** One per sheet shown: works once. */
  key: string;
};

type Sent = { transferId: string; journalVersion: number };
export type TransferAnswer = Result<Sent, TransferRefusal | { code: "key_reused" }>;

type Asked = TransferRequest & { memberId: number; id: string; receivedId: string; keyDigest: Buffer; digest: Buffer };
type Side = { account: Account; joinedAt: Instant };
type Row = AccountRow & DecisionRow & { joinedAt: Date; isPerson: boolean };
type Loaded = { sender: Side; recipient: Side | null; now: Instant; history: TermsHistory } | null;

const keyOf = ({ keyDigest, digest }: Asked) => ({ key: keyDigest, digest });
const desk = openDesk<Asked, Loaded, TransferAnswer>({ load, decide, recall, keyOf });

/**
 * Moves points from the member to another, both sides' lines in one commit or neither, exactly once per key. Whoever calls has asked
 * for a fresh second factor.
 */
export async function transferPoints(
  actor: Actor<"membership.use">,
  request: TransferRequest,
): Promise<TransferAnswer> {
  if (!isId(request.to)) return refused({ code: "recipient_unknown" });
  const to = request.to.toLowerCase();
  return desk({
    ...request,
    to,
    memberId: actor.memberId,
    id: newId(),
    receivedId: newId(),
    keyDigest: requestKey("transfer", actor.memberId, request.key),
    digest: requestDigest(to, request.points),
  });
}

async function load(requests: Asked[]): Promise<Loaded[]> {
  const rows = await sql<Row[]>`
    select ${accountColumns()}, ${decisionColumns()}, m.joined_at as "joinedAt", m.kind = 'person' as "isPerson"
    from members m join wallets w on w.member_id = m.id
    where m.id = any (${requests.map((each) => each.memberId)}::bigint[])
      or m.public_id = any (${requests.map((each) => each.to)}::uuid[])`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const byId = new Map<number | string, Row>(
    rows.flatMap((row) => [
      [row.memberId, row],
      [row.memberPublicId, row],
    ]),
  );
  const sideOf = (row: Row | undefined): Side | null =>
    row ? { account: toAccount(row), joinedAt: row.joinedAt } : null;
  return requests.map((each) => {
    const row = byId.get(each.memberId);
    const sender = sideOf(row);
    const other = byId.get(each.to);
    const canReceive = other?.isPerson && other.memberState === "active";
    return row && sender ? { sender, recipient: canReceive ? sideOf(other) : null, now: row.now, history } : null;
  });
}

function decide(request: Asked, loaded: Loaded): Decided<TransferAnswer> {
  if (!loaded) throw new Error(`Member ${request.memberId} has no wallet`);
  const { sender, recipient, now, history } = loaded;
  if (!recipient) return { answer: refused({ code: "recipient_unknown" }) };
  const [from, to] = [draftOf(sender.account, history), draftOf(recipient.account, history)];
  const { id, receivedId, points } = request;
  // Both sides happen at one instant, and time has been written down for both up to it.
  const at = [sender, recipient].reduce((latest, { account }) => later(latest, account.settledAt), now);
  const moved = sendPoints(from, { id, points, to: request.to, joinedAt: sender.joinedAt }, at);
  if (!moved.ok) return { answer: moved };
  const journalVersion = from.version;
  const received = { id: receivedId, from: sender.account.memberPublicId, lots: moved.value };
  const receivedVersion = receivePoints(to, received, at);
  const common = { kind: "transfer", digest: request.digest, occurredAt: at, decidedAt: at } as const;
  const answer: Sent = { transferId: id, journalVersion };
  return {
    answer: done(answer),
    decision: {
      drafts: [from, to],
      facts: [
        {
          ...common,
          id,
          memberId: request.memberId,
          key: request.keyDigest,
          data: { way: "out", to: request.to, points },
          outcome: answer,
          journalVersion,
        },
        {
          ...common,
          id: receivedId,
          memberId: recipient.account.memberId,
          key: requestKey("transfer-received", "programme", id),
          data: { way: "in", transfer: id, from: sender.account.memberPublicId },
          outcome: {},
          journalVersion: receivedVersion,
        },
      ],
      notices: [
        {
          memberId: recipient.account.memberId,
          reason: `points-received:${receivedId}`,
          kind: "points_received",
          payload: { points, journalVersion: receivedVersion },
          link: `/activity?before=${receivedVersion + 1}#line-${receivedVersion}`,
        },
      ],
    },
  };
}

function later(at: Instant, other: Instant | null): Instant {
  return other && other > at ? other : at;
}

function recall(_request: Asked, found: Found): TransferAnswer {
  if (found.status !== "known" && found.status !== "own") return refused({ code: "key_reused" });
  return done(found.outcome as Sent);
}
