import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { draftOf } from "@/lib/loyalty/account";
import { spendable } from "@/lib/loyalty/lots";
import type { Points } from "@/lib/loyalty/points";
import { type RoomToPutIn, roomToPutIn } from "@/lib/loyalty/pool";
import { settle } from "@/lib/loyalty/settlement";
import { type Terms, termsAsOf } from "@/lib/loyalty/terms";
import { type AccountRow, accountColumns, toAccount } from "./accounts";
import { type StandingRow, standingColumns } from "./standing";
import { termsHistory } from "./terms";
import { maskedName } from "./transfer";

export type PoolView = {
  terms: Terms;
  own: Points;
  /** What of it may go in now. */
  room: RoomToPutIn;
  /** Null while they share none. */
  pool: {
    publicId: string;
    /** By staff: nothing moves meanwhile. */
    isLocked: boolean;
    spendable: Points;
    members: {
      name: string;
      isOwn: boolean;
      state: "invited" | "joined";
      since: Instant;
      /** What an invitation is withdrawn by; null for who has joined. */
      invitation: string | null;
    }[];
  } | null;
  invitations: { publicId: string; from: string }[];
};

type Person = { name: string | null; memberId: number; state: "invited" | "joined"; since: string; publicId: string };
type Row = StandingRow & {
  joinedAt: Date;
  pool: AccountRow | null;
  people: Person[] | null;
  invitations: { publicId: string; from: string }[] | null;
};

/** The pool a member shares, who is in it, and to which they are invited. */
export async function findPool(memberId: number, now: Instant): Promise<PoolView> {
  const [row] = await sql<Row[]>`
    select ${standingColumns()}, m.joined_at as "joinedAt",
      (select row_to_json(a) from (
        select ${accountColumns()} from members m join wallets w on w.member_id = m.id where m.id = j.pool_id) a) as pool,
      (select json_agg(json_build_object('name', p.name, 'memberId', o.member_id, 'state', o.state, 'since', coalesce(o.joined_at, o.created_at), 'publicId', o.public_id) order by o.id)
        from pool_members o join members x on x.id = o.member_id left join people p on p.id = x.person_id
        where o.pool_id = j.pool_id and o.state in ('invited', 'joined')) as people,
      (select json_agg(json_build_object('publicId', i.public_id, 'from', p.name) order by i.id)
        from pool_members i join members b on b.id = i.invited_by left join people p on p.id = b.person_id
        where i.member_id = m.id and i.state = 'invited') as invitations
    from members m join wallets w on w.member_id = m.id
    left join pool_members j on j.member_id = m.id and j.state = 'joined'
    where m.id = ${memberId}`;
  if (!row) throw new Error(`Member ${memberId} has no wallet`);
  const { pool, people, invitations, latestTerms, joinedAt, ...account } = row;
  const history = await termsHistory(latestTerms);
  const settled = (each: AccountRow) => {
    const draft = draftOf(toAccount(each), history);
    settle(draft, now);
    return draft;
  };
  const member = settled(account);
  return {
    terms: termsAsOf(history, now),
    own: spendable(member.lots, now),
    room: roomToPutIn(member, joinedAt, now),
    pool: pool && {
      publicId: pool.memberPublicId,
      isLocked: pool.memberState !== "active",
      spendable: spendable(settled({ ...pool, ...instants(pool) }).lots, now),
      members: (people ?? []).map((each) => ({
        // Who has not said yes yet is somebody's guess at a card's number.
        name: each.state === "invited" ? maskedName(each.name ?? "–") : (each.name ?? "–"),
        isOwn: each.memberId === memberId,
        state: each.state,
        since: new Date(each.since),
        invitation: each.state === "invited" ? each.publicId : null,
      })),
    },
    invitations: invitations ?? [],
  };
}

/** Instants that came as text inside JSON. */
function instants({ settledAt, tierUntil }: AccountRow): Pick<AccountRow, "settledAt" | "tierUntil"> {
  return { settledAt: settledAt && new Date(settledAt), tierUntil: tierUntil && new Date(tierUntil) };
}
