import { sql } from "@/db/client";
import { requestKey } from "@/db/commands/idempotency";
import type { Instant } from "@/lib/base/clock";
import { type FriendStanding, refusalIn, standingOfWaiting } from "@/lib/loyalty/friend-standing";
import type { Terms } from "@/lib/loyalty/terms";
import { listWaitingReferrals } from "./referrals";

/** The most friends that are listed, the newest first. */
const FRIENDS_LISTED = 50;

/** A friend as staff see them. */
export type BroughtFriend = {
  publicId: string;
  number: string;
  name: string | null;
  joinedAt: Instant;
  standing: FriendStanding;
};

/** A friend as the member who brought them does: by the first name alone. */
export type OwnFriend = Pick<BroughtFriend, "joinedAt" | "standing"> & { firstName: string | null };

type Row = Omit<BroughtFriend, "standing"> & {
  memberId: number;
  total: number;
  state: "waiting" | "rewarded" | "refused";
  because: string | null;
};
type Reward = { key: string; points: number; line: number | null };

/** The friends a member brought, also under memberships merged into theirs, newest first, and how many there are in all. */
export async function listBroughtFriends(
  memberId: number,
  terms: Terms,
  now: Instant,
): Promise<{ total: number; friends: BroughtFriend[] }> {
  const [rows, waiting] = await Promise.all([
    sql<Row[]>`
      select r.member_id as "memberId", m.public_id as "publicId", m.number, p.name, r.created_at as "joinedAt", r.state, r.because,
        count(*) over () as total
      from referrals r join members m on m.id = r.member_id join members lives on lives.id = member_now(m.id)
      left join people p on p.id = lives.person_id
      where r.referrer_id = any (merged_family(${memberId}))
      order by r.created_at desc, r.member_id desc limit ${FRIENDS_LISTED}`,
    listWaitingReferrals(memberId, FRIENDS_LISTED),
  ]);
  const open = new Map(waiting.map((each) => [each.memberId, each.referral]));
  const rewards = await rewardsFor(
    memberId,
    rows.filter(({ state }) => state === "rewarded"),
  );
  const standingOf = (row: Row): FriendStanding => {
    if (row.state === "refused") return { code: "nothing", because: refusalIn(row.because) };
    const referral = open.get(row.memberId);
    if (row.state === "waiting") return referral ? standingOfWaiting(referral, terms, now) : { code: "counting" };
    const reward = rewards.get(keyOf(row));
    if (!reward || reward.points === 0) return { code: "nothing", because: "no_rule" };
    return { code: "rewarded", points: reward.points, line: reward.line };
  };
  return {
    total: rows[0]?.total ?? 0,
    friends: rows.map((row) => {
      const { publicId, number, name, joinedAt } = row;
      return { publicId, number, name, joinedAt, standing: standingOf(row) };
    }),
  };
}

/** The same for the member: what tells who a friend is beyond the first name stays here. */
export async function listOwnFriends(
  memberId: number,
  terms: Terms,
  now: Instant,
): Promise<{ total: number; friends: OwnFriend[] }> {
  const { total, friends } = await listBroughtFriends(memberId, terms, now);
  return {
    total,
    friends: friends.map(({ name, joinedAt, standing }) => ({
      firstName: name?.trim().split(/\s+/)[0] || null,
      joinedAt,
      standing,
    })),
  };
}

/** What the side that brought them was given for each; its line only where it stands in this member's own chain. */
async function rewardsFor(memberId: number, rows: Row[]): Promise<Map<string, Reward>> {
  if (rows.length === 0) return new Map();
  const found = await sql<Reward[]>`
    select encode(e.key, 'hex') as key, coalesce((e.outcome ->> 'earned')::bigint, 0) as points,
      case when e.member_id = ${memberId} then e.journal_version end as line
    from unnest(${rows.map(keyOf)}::text[]) asked join events e on e.key = decode(asked, 'hex')
    where e.member_id = any (merged_family(${memberId}))`;
  return new Map(found.map((reward) => [reward.key, reward]));
}

/** Under what reward-referrals.ts writes it, once for each friend. */
function keyOf({ publicId }: { publicId: string }): string {
  return requestKey("engagement", "programme", `referral ${publicId}`).toString("hex");
}
