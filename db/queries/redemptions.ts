import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import type { Given } from "@/lib/loyalty/kinds/asks";
import { daysAhead } from "@/lib/loyalty/kinds/dates";
import type { Details } from "@/lib/loyalty/kinds/details";
import type { Points } from "@/lib/loyalty/points";
import type { MoveDetails } from "@/lib/loyalty/redemption-moves";
import type { RedemptionState } from "@/lib/loyalty/redemption-states";
import type { RewardKind } from "@/lib/loyalty/reward";
import { pointsAtStake, type StepUpReason } from "@/lib/loyalty/step-up";
import { termsAsOf } from "@/lib/loyalty/terms";
import { openFor, openSecret } from "@/lib/personal-data";
import {
  type BookableDate,
  type BookableDateRow,
  type BookedDate,
  type BookedDateRow,
  bookedDate,
  cancellableUntil,
  openDates,
  toBooked,
  toDates,
} from "./bookable-dates";
import { familyOf } from "./favourites";
import { type FeedbackRow, feedbackColumns, feedbackOf, type RedemptionFeedback } from "./feedback";
import { type Asking, whyWithheld } from "./step-up";
import { termsHistory } from "./terms";

export type RedemptionView = {
  publicId: string;
  /** At the instant asked about, also when time has passed that nobody wrote down yet. */
  state: RedemptionState;
  quantity: number;
  points: Points;
  createdAt: Instant;
  expiresAt: Instant | null;
  rewardName: string;
  rewardId: string;
  kind: RewardKind;
  picture: string | null;
  /** When it takes place, of a booking. */
  bookedFor: Instant | null;
};

const columns = (locale: Locale, now: Instant) => sql`
  d.public_id as "publicId", case when d.state in ('ready', 'booked') and d.expires_at <= ${now} then 'expired' else d.state end as state, d.quantity, d.points,
  d.created_at as "createdAt", d.expires_at as "expiresAt", r.texts -> ${locale}::text ->> 'name' as "rewardName", r.public_id as "rewardId", r.kind,
  (select p.public_id from pictures p where p.id = r.picture_id) as picture,
  (select x.starts_at from reward_dates x where x.id = d.date_id) as "bookedFor"`;

export type RedemptionList = { redemptions: RedemptionView[]; next: string | null };

export const redemptionFilters = ["all", "ready", "past"] as const;
export type RedemptionFilter = (typeof redemptionFilters)[number];

const PAGE_SIZE = 20;

/** A member's redemptions, newest first; `after` is the public id of the last one of the page before. */
export async function listRedemptions(
  memberId: number,
  page: { show: RedemptionFilter; after: string | null },
  locale: Locale,
  now: Instant,
): Promise<RedemptionList> {
  const after = page.after !== null && isId(page.after) ? page.after : null;
  const rows = await sql<RedemptionView[]>`
    select ${columns(locale, now)}
    from redemptions d join rewards r on r.id = d.reward_id
    where d.member_id = any ${familyOf(memberId)}
      and (${page.show}::text = 'all' or (d.state in ('ready', 'booked', 'processing', 'shipped', 'held') and (d.expires_at is null or d.expires_at > ${now})) = (${page.show}::text = 'ready'))
      and (${after}::uuid is null or d.id < (select b.id from redemptions b where b.public_id = ${after}::uuid and b.member_id = any ${familyOf(memberId)}))
    order by d.id desc limit ${PAGE_SIZE + 1}`;
  const redemptions = rows.slice(0, PAGE_SIZE);
  return { redemptions, next: rows.length > PAGE_SIZE ? (redemptions.at(-1)?.publicId ?? null) : null };
}

export type RedemptionPage = RedemptionView & {
  summary: string;
  howToUse: string;
  conditions: string;
  cancellableUntil: Instant | null;
  usedAt: Instant | null;
  cancelledAt: Instant | null;
  details: Details;
  worthMinor: number | null;
  cashMinor: number | null;
  currency: string;
  /** The date it is booked for, and all that could be booked instead. */
  date: BookedDate | null;
  dates: BookableDate[];
  /** How often its file was downloaded. */
  downloads: number;
  /** How far its provider is; null where none was asked. */
  topUp: "waiting" | "in_progress" | "done" | "failed" | null;
  /** Every step it made, first to last. */
  moves: RedemptionStep[];
  /** What its owner said when redeeming, opened for them alone; null where nothing was asked, or its key is gone. */
  given: Given | null;
  /** The line that paid for it and the one that gave it back; null where they stand in the book of a membership merged into this one. */
  journalVersion: number | null;
  /** When the member wished it, where it happened without them. */
  wishedAt: Instant | null;
  restoredVersion: number | null;
  /** In clear, for their owner alone; none while they are withheld. */
  codes: string[];
  /** Why its codes, or its file, wait for a second factor; empty where nothing is withheld. */
  withheld: StepUpReason[];
  /** What a second factor is asked for by: what it cost, and of a present what it would have. */
  atStake: Points;
  /** For how many minutes they are shown then. */
  shownMinutes: number;
  feedback: RedemptionFeedback;
};

type RedemptionStep = { from: RedemptionState; to: RedemptionState; at: Instant; details: MoveDetails };

type Told = "codes" | "withheld" | "atStake" | "shownMinutes" | "moves" | "given" | "feedback" | "date" | "dates";
type RedemptionPageRow = Omit<RedemptionPage, Told> &
  FeedbackRow & {
    price: Points;
    date: BookedDateRow | null;
    dates: BookableDateRow[];
    sealed: string[];
    moves: (Omit<RedemptionStep, "at"> & { at: string })[];
    particulars: Buffer | null;
    wrappedKey: Buffer | null;
  };

/**
 * One redemption of this member, its codes opened where whoever asks may see them now (without a session: only what is never asked for);
 * null for anybody else's, as for one that does not exist.
 */
export async function findRedemption(
  memberId: number,
  publicId: string,
  locale: Locale,
  now: Instant,
  asking: Asking | null = null,
): Promise<RedemptionPage | null> {
  if (!isId(publicId)) return null;
  const [row] = await sql<RedemptionPageRow[]>`
    select ${columns(locale, now)}, r.texts -> ${locale}::text ->> 'summary' as summary, r.texts -> ${locale}::text ->> 'howToUse' as "howToUse",
      r.texts -> ${locale}::text ->> 'conditions' as conditions, ${cancellableUntil()} as "cancellableUntil", d.used_at as "usedAt",
      d.cancelled_at as "cancelledAt", d.details, r.points as price, d.worth_minor as "worthMinor", d.cash_minor as "cashMinor", coalesce(d.currency, r.currency) as currency,
      (select coalesce(json_agg(json_build_object('from', v.from_state, 'to', v.to_state, 'at', v.at, 'details', v.details) order by v.id), '[]')
        from redemption_moves v where v.redemption_id = d.id) as moves,
      ${bookedDate()} as date,
      case when d.state = 'booked' then ${openDates()} else '[]'::json end as dates,
      coalesce((select n.count from redemption_downloads n where n.redemption_id = d.id), 0) as downloads,
      (select o.state from top_up_orders o where o.redemption_id = d.id) as "topUp",
      (select s.cipher from redemption_particulars s where s.redemption_id = d.id) as particulars, p.wrapped_key as "wrappedKey",
      ${feedbackColumns()}, case when d.member_id = ${memberId} then d.journal_version end as "journalVersion",
      (select to_timestamp((e.data #>> '{wish,since}')::bigint / 1000.0) from events e where e.public_id = d.public_id) as "wishedAt", case when d.member_id = ${memberId} then d.restored_version end as "restoredVersion",
      array_remove(array[encode(d.code_cipher, 'base64')], null)
        || array(select encode(c.cipher, 'base64') from reward_codes c where c.redemption_id = d.id order by c.id) as sealed
    from redemptions d join rewards r on r.id = d.reward_id join members m on m.id = d.member_id left join people p on p.id = m.person_id
    where d.member_id = any ${familyOf(memberId)} and d.public_id = ${publicId}::uuid`;
  if (row === undefined) return null;
  const { date, dates, sealed, moves, particulars, wrappedKey, stars, commentCipher, latestTerms, price, ...rest } =
    row;
  const terms = termsAsOf(await termsHistory(latestTerms), now);
  const atStake = pointsAtStake(rest.points, rest.quantity, price);
  const isOpen = rest.state === "ready" || rest.state === "booked";
  const isSecret = isOpen && (sealed.length > 0 || rest.kind === "digital");
  const withheld = isSecret ? await whyWithheld(asking, { publicId, points: atStake }, terms.stepUp) : [];
  const open = (text: string) => openSecret(Buffer.from(text, "base64").toString("base64url"));
  return {
    ...rest,
    withheld,
    atStake,
    shownMinutes: terms.stepUp.shownMinutes,
    codes: withheld.length > 0 ? [] : sealed.map(open),
    date: date && toBooked(date),
    dates: toDates(dates, daysAhead(rest.details, now)),
    moves: moves.map((step) => ({ ...step, at: new Date(step.at) })),
    feedback: feedbackOf({ stars, commentCipher, wrappedKey }, terms, rest.createdAt),
    given: particulars && wrappedKey ? JSON.parse(openFor(wrappedKey, "particulars", particulars)) : null,
  };
}
