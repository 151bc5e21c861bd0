import { sql } from "@/db/client";
import { type AccountRow, accountColumns, type DecisionRow, decisionColumns, toAccount } from "@/db/queries/accounts";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import { type Account, draftOf } from "@/lib/loyalty/account";
import type { Actor } from "@/lib/loyalty/permissions";
import { movePooled, type PoolMove, type PoolRefusal, shareOnLeaving } from "@/lib/loyalty/pool";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";

export type PooledRequest = {
  way: "in" | "out";
  /** `share`: what the member takes along when they leave. */
  points: number | "share";
  key: string;
  /** The public id of the pool the sheet was about: nothing moves where they share another by now. Left out, the one they share. */
  pool?: string;
};
export type PooledAnswer = Result<{ points: number }, PoolRefusal | { code: "key_reused" }>;

type Asked = PooledRequest & { memberId: number; id: string; otherId: string; keyDigest: Buffer; digest: Buffer };
type Row = AccountRow & DecisionRow & { ofMember: number; isPool: boolean; joined: number; joinedAt: Date };
type Loaded = {
  member: Account;
  joinedAt: Instant;
  pool: Account;
  isLast: boolean;
  now: Instant;
  history: TermsHistory;
} | null;

const keyOf = ({ keyDigest, digest }: Asked) => ({ key: keyDigest, digest });
const desk = openDesk<Asked, Loaded, PooledAnswer>({ load, decide, recall, keyOf });

/**
 * Moves points between the member and the pool they share, both sides' lines in one commit or neither, exactly once per key. Whoever
 * calls has asked for a fresh second factor.
 */
export function movePooledPoints(actor: Actor<"membership.use">, request: PooledRequest): Promise<PooledAnswer> {
  return desk({
    ...request,
    memberId: actor.memberId,
    id: newId(),
    otherId: newId(),
    keyDigest: requestKey("pool", actor.memberId, request.key),
    digest: requestDigest(request.way, request.points),
  });
}

/**
 * Takes what is theirs out of the pool they share (where one is named, that one alone), and leaves it; what came in meanwhile is taken out
 * too, so that no points stay where nobody is. Doing it twice does nothing the second time.
 */
export async function leavePool(actor: Actor<"membership.use">, pool?: string): Promise<PooledAnswer> {
  let points = 0;
  for (let turn = 0; turn < LEAVING_TURNS; turn += 1) {
    const share = { way: "out", points: "share", key: newId() } as const;
    const taken = await movePooledPoints(actor, pool === undefined ? share : { ...share, pool });
    if (!taken.ok) return taken;
    points += taken.value.points;
    const [row] = await sql<{ status: "left" | "points_left" | "gone" }[]>`
      select leave_pool(${actor.memberId}) as status`;
    if (row?.status !== "points_left") return done({ points });
  }
  throw new Error(`Member ${actor.memberId} could not leave a pool that points kept coming into`);
}

/** Somebody who leaves and puts in at once, again and again, is not somebody who leaves. */
const LEAVING_TURNS = 20;

async function load(requests: Asked[]): Promise<Loaded[]> {
  const rows = await sql<Row[]>`
    select ${accountColumns()}, ${decisionColumns()}, side.member as "ofMember", m.kind = 'pool' as "isPool", m.joined_at as "joinedAt",
      (select count(*) from pool_members o where o.pool_id = j.pool_id and o.state = 'joined') as joined
    from unnest(${[...new Set(requests.map((each) => each.memberId))]}::bigint[]) side(member)
    join pool_members j on j.member_id = side.member and j.state = 'joined'
    join members m on m.id in (side.member, j.pool_id)
    join wallets w on w.member_id = m.id`;
  const history = await termsHistory(rows[0]?.latestTerms);
  return requests.map(({ memberId, pool: asked }) => {
    const own = rows.find((row) => row.ofMember === memberId && !row.isPool);
    const pool = rows.find((row) => row.ofMember === memberId && row.isPool);
    if (!own || !pool || (asked !== undefined && asked !== pool.memberPublicId)) return null;
    const { joinedAt, joined, now } = own;
    return { member: toAccount(own), joinedAt, pool: toAccount(pool), isLast: joined === 1, now, history };
  });
}

function decide(request: Asked, loaded: Loaded): Decided<PooledAnswer> {
  if (!loaded) return { answer: refused({ code: "not_in_pool" }) };
  const { now, history, isLast, joinedAt } = loaded;
  const [member, pool] = [draftOf(loaded.member, history), draftOf(loaded.pool, history)];
  const at = [loaded.member, loaded.pool].reduce((latest, { settledAt }) => {
    return settledAt && settledAt > latest ? settledAt : latest;
  }, now);
  const { id, otherId, way } = request;
  const points = request.points === "share" ? shareOnLeaving(member, pool, isLast, at) : request.points;
  if (request.points === "share" && points === 0) return { answer: done({ points: 0 }) };
  const move: PoolMove = { id, otherId, way, points };
  const moved = movePooled(member, pool, { ...move, joinedAt }, at);
  if (!moved.ok) return { answer: moved };
  const common = { kind: "pool", digest: request.digest, occurredAt: at, decidedAt: at } as const;
  const own = {
    ...common,
    id,
    memberId: request.memberId,
    key: request.keyDigest,
    data: { way, points, pool: loaded.pool.memberPublicId, otherId },
    outcome: { points },
    journalVersion: lineOf(member, id),
  };
  const others = {
    ...common,
    id: otherId,
    memberId: loaded.pool.memberId,
    key: requestKey("pool-side", "programme", otherId),
    data: { way, move: id },
    outcome: {},
    journalVersion: lineOf(pool, otherId),
  };
  return { answer: done({ points }), decision: { drafts: [member, pool], facts: [own, others] } };
}

function lineOf({ version, lines }: ReturnType<typeof draftOf>, id: string): number {
  const place = lines.findIndex((line) => line.source === `pool:${id}`);
  return version - lines.length + place + 1;
}

function recall(_request: Asked, found: Found): PooledAnswer {
  if (found.status !== "known" && found.status !== "own") return refused({ code: "key_reused" });
  return done(found.outcome as { points: number });
}
