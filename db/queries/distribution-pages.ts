import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import type { MemberCondition } from "@/lib/loyalty/earning-rules";
import { daysAfter } from "@/lib/loyalty/periods";
import type { Occasion } from "@/lib/loyalty/present-trace";
import { distributionColumns, type KnownDistribution } from "./distributions";
import { openBirthday } from "./member-inputs";

/** A distribution as staff see it, with what became of it so far. */
export type DistributionView = KnownDistribution & {
  version: number;
  rewardName: string;
  rewardState: "draft" | "published" | "archived";
  rewardEndsAt: Instant | null;
  stockLeft: number | null;
  given: number;
  waiting: number;
  lapsed: number;
};

export type GivenPresent = {
  id: string;
  at: Instant;
  because: Occasion;
  rewardName: string;
  /** The last digits of the member's card: whose it is stands on their page, for those who may see it. */
  cardEnds: string;
  state: "given" | "waiting" | "lapsed";
};

export type DistributionPage = {
  distributions: DistributionView[];
  presents: GivenPresent[];
  rewards: { publicId: string; name: string }[];
};

type Row = {
  distributions: (Omit<DistributionView, "rewardEndsAt"> & { rewardEndsAt: string | null })[] | null;
  presents: (Omit<GivenPresent, "at"> & { at: string })[] | null;
  rewards: DistributionPage["rewards"] | null;
};

const MOST_REWARDS = 500;

/** Every distribution, what was given lately, and the rewards one can choose, in one statement. */
export async function findDistributions(locale: Locale, now: Instant): Promise<DistributionPage> {
  const [row] = await sql<Row[]>`
    select (select json_agg(to_json(d) order by d."isOn" desc, d."distributionId") from (
        select ${distributionColumns()}, g.version, r.texts -> ${locale}::text ->> 'name' as "rewardName", r.state as "rewardState",
          r.ends_at as "rewardEndsAt", s.left_ as "stockLeft",
          (select count(*) from presents x where x.distribution_id = g.id and x.redemption_id is not null) as given,
          (select count(*) from presents x where x.distribution_id = g.id and x.redemption_id is null and x.ends_at > ${now}) as waiting,
          (select count(*) from presents x where x.distribution_id = g.id and x.redemption_id is null and x.ends_at <= ${now}) as lapsed
        from distributions g join rewards r on r.id = g.reward_id left join reward_stocks s on s.reward_id = r.id limit 200) d) as distributions,
      (select json_agg(to_json(p)) from (
        select x.public_id as id, x.created_at as at, x.because, r.texts -> ${locale}::text ->> 'name' as "rewardName", right(m.number, 4) as "cardEnds",
          case when x.redemption_id is not null then 'given' when x.ends_at > ${now} then 'waiting' else 'lapsed' end as state
        from presents x join rewards r on r.id = x.reward_id join members m on m.id = member_now(x.member_id) order by x.id desc limit 50) p) as presents,
      (select json_agg(json_build_object('publicId', c.public_id, 'name', c.name) order by c.name) from (
        select r.public_id, r.texts -> ${locale}::text ->> 'name' as name from rewards r where r.state = 'published' and (r.ends_at is null or r.ends_at > ${now})
        order by r.featured desc, r.id limit ${MOST_REWARDS}) c) as rewards`;
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  return {
    distributions: (row?.distributions ?? []).map((each) => ({ ...each, rewardEndsAt: instant(each.rewardEndsAt) })),
    presents: (row?.presents ?? []).map((each) => ({ ...each, at: new Date(each.at) })),
    rewards: row?.rewards ?? [],
  };
}

/** How many members a distribution will give something to in so many days: counted, reckoned from a part, or told from what was. */
export type Coming = { how: "exact" | "about" | "past" | "now"; count: number };

/** As many birthdays as can be opened while somebody waits for a page. */
const SAMPLE = 10_000;

export async function countComing(distribution: KnownDistribution, today: string, days: number): Promise<Coming> {
  const coming = Array.from({ length: days }, (_, place) => daysAfter(today, place).slice(5));
  const on = coming.includes("02-28") ? [...coming, "02-29"] : coming;
  switch (distribution.occasion) {
    case "birthday":
      return countBirthdays(new Set(on));
    case "anniversary": {
      const [row] = await sql<{ count: number }[]>`
        select count(*)::int as count from members m cross join installation i
        where m.state = 'active' and m.kind = 'person' and to_char(m.joined_at at time zone i.zone, 'MM-DD') = any (${on}::text[])
          and m.joined_at < ${daysAfter(today, -300)}::timestamptz`;
      return { how: "exact", count: row?.count ?? 0 };
    }
    case "tier_up": {
      const [row] = await sql<{ count: number }[]>`
        select count(distinct j.member_id)::int as count from journals j
        where j.recorded_at >= ${daysAfter(today, -days)}::timestamptz and j.kind = 'tier_moved' and j.trace::jsonb ->> 'rule' = 'tier_reached'
          and j.trace::jsonb ->> 'to' = ${distribution.tier}`;
      return { how: "past", count: row?.count ?? 0 };
    }
    case "criteria":
      return { how: "now", count: await countMeeting(distribution, today) };
  }
}

async function countBirthdays(days: ReadonlySet<string>): Promise<Coming> {
  const rows = await sql<{ all: number; wrappedKey: Buffer; birthdayCipher: Buffer }[]>`
    select count(*) over ()::int as all, p.wrapped_key as "wrappedKey", p.birthday_cipher as "birthdayCipher" from members m join people p on p.id = m.person_id
    where m.state = 'active' and p.birthday_cipher is not null order by hashint8(m.id) limit ${SAMPLE}`;
  const found = rows.filter((row) => days.has(openBirthday(row.wrappedKey, row.birthdayCipher) ?? "")).length;
  const all = rows[0]?.all ?? 0;
  return all <= rows.length
    ? { how: "exact", count: found }
    : { how: "about", count: Math.round((found * all) / rows.length) };
}

async function countMeeting({ conditions }: KnownDistribution, today: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from members m join wallets w on w.member_id = m.id
    where m.state = 'active' and m.kind = 'person' ${conditions.map((each) => sql`and ${holds(each, today)}`)}`;
  return row?.count ?? 0;
}

/** A condition on a member `m` with their wallet `w`, as SQL. */
function holds(condition: MemberCondition, today: string) {
  switch (condition.if) {
    case "tier":
      return sql`coalesce(w.tier, '') = any (${[...condition.anyOf]}::text[])`;
    case "tag":
      return sql`m.tags && ${[...condition.anyOf]}::text[]`;
    case "joined":
      return sql`m.joined_at <= ${daysAfter(today, 1 - (condition.atLeastDays ?? 0))}::timestamptz
        and m.joined_at >= ${daysAfter(today, -(condition.atMostDays ?? 40_000))}::timestamptz`;
    case "visits":
      return sql`coalesce((select max(t.value) from tallies t where t.member_id = m.id and t.name = 'days.purchase'), 0)
        between ${condition.atLeast ?? 0}::bigint and ${condition.atMost ?? Number.MAX_SAFE_INTEGER}::bigint`;
  }
}
