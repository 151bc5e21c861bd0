import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
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

type HomeRow = StandingRow & {
  wrappedKey: Buffer | null;
  goal: OfferRow | null;
  nearly: OfferRow[] | null;
  redeemable: OfferRow[] | null;
  recent: LineRow[] | null;
  readyCount: number;
};

const SHOWN = { nearly: 2, redeemable: 4, recent: 5 };
/** Looked at for each shown: a tier, a limit or a stock may rule some out. Where they ruled out too many, it is looked again, further. */
const SPARE = { first: 2, again: 12 };

/** Everything a member's first page says, in one statement; in two where much of the catalogue is closed to them. */
export async function findHome(memberId: number, locale: Locale, now: Instant): Promise<Home> {
  const { home, isCutShort } = await look(memberId, locale, now, SPARE.first);
  return isCutShort ? (await look(memberId, locale, now, SPARE.again)).home : home;
}

async function look(memberId: number, locale: Locale, now: Instant, spare: number) {
  const most = { nearly: SHOWN.nearly * spare, redeemable: SHOWN.redeemable * spare };
  const [row] = await sql<HomeRow[]>`
    with have as materialized (select ${spendableOf(memberId, now)} as points),
    offers as (
      select r.* from rewards r where r.state = 'published' and (r.starts_at is null or r.starts_at <= ${now}::timestamptz + interval '90 days') and (r.ends_at is null or r.ends_at > ${now})
    )
    select ${standingColumns()}, p.wrapped_key as "wrappedKey",
      (select ${offerObject(locale, memberId)} from wishes w join offers r on r.id = w.reward_id left join reward_stocks s on s.reward_id = r.id
        where w.member_id = m.id and w.purpose = 'goal' and w.ended_at is null and not ${redeemedSince()}) as goal,
      (select json_agg(${offerObject(locale, memberId)} order by r.points, r.id) from (
        select * from offers where points > (select points from have) order by points, id limit ${most.nearly}) r
        left join reward_stocks s on s.reward_id = r.id) as nearly,
      (select json_agg(${offerObject(locale, memberId)} order by r.featured desc, r.points desc, r.id) from (
        select * from offers where points <= (select points from have) order by featured desc, points desc, id limit ${most.redeemable}) r
        left join reward_stocks s on s.reward_id = r.id) as redeemable,
      (select json_agg(${lineObject(locale)} order by j.version desc) from (
        select * from journals where member_id = m.id order by version desc limit ${SHOWN.recent}) j) as recent,
      (select count(*) from redemptions d where d.member_id = m.id and d.state = 'ready' and (d.expires_at is null or d.expires_at > ${now})) as "readyCount"
    from members m join wallets w on w.member_id = m.id left join people p on p.id = m.person_id
    where m.id = ${memberId}`;
  if (row === undefined) throw new Error(`Member ${memberId} has no wallet`);
  const history = await termsHistory(row.latestTerms);
  const standing = standingAt(row, history, now);
  const cardOf = (offer: OfferRow) => toCard(offer, standing, standing.terms, now);
  const nearly = firstOf(row.nearly ?? [], SHOWN.nearly, (offer) => {
    const card = cardOf(offer);
    return card.availability?.code === "points_missing" && card.id !== row.goal?.id ? card : null;
  });
  const redeemable = firstOf(row.redeemable ?? [], SHOWN.redeemable, (offer) => {
    const card = cardOf(offer);
    return card.availability?.code === "redeemable" ? card : null;
  });
  const home: Home = {
    standing,
    goal: row.goal && cardOf(row.goal),
    nearly,
    redeemable,
    recent: [
      ...unwrittenLines(standing),
      ...(row.recent ?? []).map((line) => toLineView(line, row.wrappedKey, history)),
    ].slice(0, SHOWN.recent),
    readyCount: row.readyCount,
  };
  const isShort = (part: "nearly" | "redeemable") =>
    home[part].length < SHOWN[part] && row[part]?.length === most[part];
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
