import { type Given, sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { type LineRow, type LineView, lineObject, toLineView, unwrittenLines } from "./lines";
import { type OfferRow, offerObject, type RewardCardView, toCard } from "./offers";
import type { Standing, StandingRow } from "./standing";
import { spendableOf, standingAt, standingColumns } from "./standing";
import { termsHistory } from "./terms";
import { redeemedSince } from "./wishes";

export type Home = {
  standing: Standing;
  /** What the member saves for, while it is offered and not had. */
  goal: RewardCardView | null;
  /** Rewards that some more points would reach, the nearest first. */
  nearly: RewardCardView[];
  redeemable: RewardCardView[];
  recent: LineView[];
  /** Codes waiting to be used. */
  readyCount: number;
};

export type HomeRow = StandingRow & {
  wrappedKey: Buffer | null;
  offers: [part: "goal" | "nearly" | "redeemable", offer: OfferRow][] | null;
  recent: LineRow[] | null;
  readyCount: number;
};

const SHOWN = { nearly: 2, redeemable: 4, recent: 5 };
/** Looked at for each shown: a tier, a limit or a stock may rule some out. Where they ruled out too many, it is looked again, further. */
const SPARE = { first: 2, again: 12 };

type Whose = { memberId: Given<number>; locale: Given<Locale>; now: Given<Instant> };

/** Everything a member's first page says, in one statement; in two where much of the catalogue is closed to them. */
export async function findHome(memberId: number, locale: Locale, now: Instant): Promise<Home> {
  const [row] = await sql<HomeRow[]>`${homeRow({ memberId, locale, now })}`;
  if (row === undefined) throw new Error(`Member ${memberId} has no wallet`);
  return homeFrom(row, locale, now);
}

/** The home of a row of `homeRow`. */
export async function homeFrom(row: HomeRow, locale: Locale, now: Instant): Promise<Home> {
  const history = await termsHistory(row.latestTerms);
  const { home, isCutShort } = asHome(row, history, now, SPARE.first);
  if (!isCutShort) return home;
  const [further] = await sql<HomeRow[]>`${homeRow({ memberId: row.memberId, locale, now }, SPARE.again)}`;
  return further === undefined ? home : asHome(further, history, now, SPARE.again).home;
}

/** The row of a member that `homeFrom` reads: a statement, or a part of one in which it is asked of whoever that finds. */
export const homeRow = ({ memberId, locale, now }: Whose, spare = SPARE.first) => sql`
  select ${standingColumns()}, p.wrapped_key as "wrappedKey",
    (select json_agg(json_build_array(c.part, ${offerObject(locale, memberId)}) order by c.part, c.place) from (
      select 'goal' as part, 0 as place, w.reward_id as id from wishes w
        where w.member_id = m.id and w.purpose = 'goal' and w.ended_at is null and not ${redeemedSince()}
      union all select 'nearly', row_number() over (), id from (
        select r.id from rewards r where ${isOffered(now)} and r.points > h.points order by r.points, r.id limit ${SHOWN.nearly * spare}) n
      union all select 'redeemable', row_number() over (), id from (
        select r.id from rewards r where ${isOffered(now)} and r.points <= h.points
        order by r.featured desc, r.points desc, r.id limit ${SHOWN.redeemable * spare}) n) c
      join rewards r on r.id = c.id and ${isOffered(now)} left join reward_stocks s on s.reward_id = r.id) as offers,
    (select json_agg(${lineObject(locale)} order by j.version desc) from (
      select * from journals where member_id = m.id order by version desc limit ${SHOWN.recent}) j) as recent,
    (select count(*) from redemptions d where d.member_id = m.id and d.state = 'ready' and (d.expires_at is null or d.expires_at > ${now})) as "readyCount"
  from members m join wallets w on w.member_id = m.id left join people p on p.id = m.person_id,
    lateral (select ${spendableOf(memberId, now)} as points offset 0) h
  where m.id = ${memberId}`;

/** A reward `r` that is in the catalogue, or soon will be. */
const isOffered = (now: Given<Instant>) => sql`
  r.state = 'published' and (r.starts_at is null or r.starts_at <= ${now}::timestamptz + interval '90 days') and (r.ends_at is null or r.ends_at > ${now})`;

function asHome(row: HomeRow, history: TermsHistory, now: Instant, spare: number) {
  const standing = standingAt(row, history, now);
  const cardOf = (offer: OfferRow) => toCard(offer, standing, standing.terms, now);
  const found = { goal: [] as OfferRow[], nearly: [] as OfferRow[], redeemable: [] as OfferRow[] };
  for (const [part, offer] of row.offers ?? []) found[part].push(offer);
  const [goal] = found.goal;
  const nearly = firstOf(found.nearly, SHOWN.nearly, (offer) => {
    const card = cardOf(offer);
    return card.availability?.code === "points_missing" && card.id !== goal?.id ? card : null;
  });
  const redeemable = firstOf(found.redeemable, SHOWN.redeemable, (offer) => {
    const card = cardOf(offer);
    return card.availability?.code === "redeemable" ? card : null;
  });
  const home: Home = {
    standing,
    goal: goal ? cardOf(goal) : null,
    nearly,
    redeemable,
    recent: [
      ...unwrittenLines(standing),
      ...(row.recent ?? []).map((line) => toLineView(line, row.wrappedKey, history)),
    ].slice(0, SHOWN.recent),
    readyCount: row.readyCount,
  };
  const isShort = (part: "nearly" | "redeemable") =>
    home[part].length < SHOWN[part] && found[part].length === SHOWN[part] * spare;
  return { home, isCutShort: isShort("nearly") || isShort("redeemable") };
}

/** The first so many that become something; the others are not looked at. */
function firstOf<From, To>(all: readonly From[], count: number, become: (one: From) => To | null): To[] {
  const found: To[] = [];
  for (const one of all) {
    if (found.length === count) break;
    const became = become(one);
    if (became !== null) found.push(became);
  }
  return found;
}
