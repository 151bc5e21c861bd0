import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import type { Gates } from "@/lib/loyalty/gates";
import type { Details } from "@/lib/loyalty/kinds/details";
import type { Points } from "@/lib/loyalty/points";
import type { RewardKind } from "@/lib/loyalty/reward";
import { asksSomething, type PauseReason, type WishAction, type WishPurpose } from "@/lib/loyalty/wish";
import { isShownTo, type OfferRow, offerObject, type RewardCardView, toCard } from "./offers";
import { type Standing, type StandingRow, standingAt, standingColumns } from "./standing";
import { termsHistory } from "./terms";

/** The columns of a wish, for queries that read `wishes w`. */
export const wishColumns =
  () => sql`w.public_id as id, w.purpose, w.action, w.most_points as "mostPoints", w.keep_points as "keepPoints",
  w.least_points as "leastPoints", w.days_before as "daysBefore", w.created_at as since`;

/** Whether a wish `w`'s reward was redeemed since, by whomever, and not taken back. */
export const redeemedSince =
  () => sql`exists (select from redemptions d where d.member_id = w.member_id and d.reward_id = w.reward_id
  and d.created_at >= w.created_at and d.restored_version is null)`;

export type DueWish = { wishId: number; memberId: number; purpose: WishPurpose; reward: string };

/**
 * The next `limit` wishes, after the one with this internal id, of which something may come at `now`: their reward can be paid, points
 * end soon, or what they need is gone. Which of it, their rule decides.
 */
export async function listDueWishes(now: Instant, after: number, limit: number): Promise<DueWish[]> {
  return sql<DueWish[]>`
    select w.id as "wishId", w.member_id as "memberId", w.purpose, r.public_id as reward
    from wishes w join members m on m.id = w.member_id join rewards r on r.id = w.reward_id left join reward_stocks s on s.reward_id = r.id
    where w.id > ${after}::bigint and m.state in ('active', 'locked') and w.ended_at is null and w.paused_at is null and (
      (w.purpose = 'goal' and ${redeemedSince()})
      or w.action in ('redeem', 'donate') and (m.state <> 'active' or r.state <> 'published' or r.ends_at <= ${now} or s.left_ <= 0 or s.total_left <= 0 or r.points > w.most_points
        or case w.purpose
          when 'goal' then r.points + w.keep_points <= (select coalesce(sum(l.remaining), 0) from lots l where l.member_id = w.member_id
            and l.available_at <= ${now} and (l.expires_at is null or l.expires_at > ${now}))
          else exists (select from lots l where l.member_id = w.member_id and l.remaining > 0
            and l.expires_at > ${now} and l.expires_at <= ${now} + make_interval(days => w.days_before + 2)) end))
    order by w.id limit ${limit}`;
}

/** A wish as its member is shown it, with its reward as they may redeem it. */
export type WishView = {
  id: string;
  purpose: WishPurpose;
  action: WishAction;
  mostPoints: Points | null;
  keepPoints: Points;
  leastPoints: Points | null;
  daysBefore: number | null;
  since: Instant;
  pausedAt: Instant | null;
  pausedBecause: PauseReason | null;
  reward: RewardCardView | null;
};

type WishRow = Omit<WishView, "reward" | "since" | "pausedAt"> & {
  since: string;
  pausedAt: string | null;
  reward: OfferRow | null;
};

export type RewardChoice = {
  publicId: string;
  name: string;
  points: Points;
  kind: RewardKind;
  /** Whether it can be redeemed without a word of its member's. */
  goesUnasked: boolean;
};
type ChoiceRow = Omit<RewardChoice, "goesUnasked"> & { details: Details; gates: Gates };

export type Saving = {
  standing: Standing;
  goal: WishView | null;
  beforeExpiry: WishView | null;
  /** What can be chosen: published and not over, the cheapest first. */
  choices: RewardChoice[];
};

/** More no list of choices needs; a reward beyond it is chosen on its own page. */
const MOST_CHOICES = 300;

/** A member's wishes that stand, and what they can wish for, in one statement. */
export async function findSaving(memberId: number, locale: Locale, now: Instant): Promise<Saving> {
  const [row] = await sql<(StandingRow & { wishes: WishRow[] | null; choices: ChoiceRow[] | null })[]>`
    select ${standingColumns()},
      (select json_agg(${wishObject(locale, memberId)}) from wishes w left join rewards r on r.id = w.reward_id left join reward_stocks s on s.reward_id = r.id
        where w.member_id = m.id and w.ended_at is null and not (w.purpose = 'goal' and ${redeemedSince()})) as wishes,
      (select json_agg(c order by c.points, c.name) from (
        select r.public_id as "publicId", r.texts -> ${locale}::text ->> 'name' as name, r.points, r.kind, r.details, r.gates from rewards r
        where r.state = 'published' and (r.ends_at is null or r.ends_at > ${now}) order by r.points, r.id limit ${MOST_CHOICES}) c) as choices
    from members m join wallets w on w.member_id = m.id where m.id = ${memberId}`;
  if (row === undefined) throw new Error(`Member ${memberId} has no wallet`);
  const standing = standingAt(row, await termsHistory(row.latestTerms), now);
  const wishes = (row.wishes ?? []).map((each) => toWishView(each, standing, now));
  const of = (purpose: WishPurpose) => wishes.find((each) => each.purpose === purpose) ?? null;
  const offered = (row.choices ?? []).filter((each) => isShownTo(each, standing));
  const choices = offered.map(({ details, gates: _, ...each }) => ({
    ...each,
    goesUnasked: !asksSomething({ kind: each.kind, details }),
  }));
  return { standing, goal: of("goal"), beforeExpiry: of("expiry"), choices };
}

/** One JSON object a wish, for queries that read `wishes w` with its `rewards r` and `reward_stocks s`. */
const wishObject = (locale: Locale, memberId: number) => sql`
  json_build_object('id', w.public_id, 'purpose', w.purpose, 'action', w.action, 'mostPoints', w.most_points, 'keepPoints', w.keep_points,
    'leastPoints', w.least_points, 'daysBefore', w.days_before, 'since', w.created_at, 'pausedAt', w.paused_at, 'pausedBecause', w.paused_because,
    'reward', case when r.id is not null then ${offerObject(locale, memberId)} end)`;

function toWishView({ since, pausedAt, reward, ...rest }: WishRow, standing: Standing, now: Instant): WishView {
  return {
    ...rest,
    since: new Date(since),
    pausedAt: pausedAt === null ? null : new Date(pausedAt),
    reward: reward && toCard(reward, standing, standing.terms, now),
  };
}
