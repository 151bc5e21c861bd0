import { sql } from "@/db/client";
import type { Distribution } from "@/lib/loyalty/distribution";
import { LATE_DAYS } from "@/lib/loyalty/distribution";
import { daysAfter } from "@/lib/loyalty/periods";
import { openBirthday } from "./member-inputs";

/** A distribution with the internal keys by which it is carried out. */
export type KnownDistribution = Distribution & { distributionId: number; reward: string };

/** The columns of a distribution, for queries that read `distributions g` with its `rewards r`. */
export const distributionColumns =
  () => sql`g.id as "distributionId", g.public_id as id, g.occasion, g.tier, g.each_ as each, g.conditions,
  g.days_before as "daysBefore", g.pick_up_days as "pickUpDays", g.starts_on::text as "startsOn", g.ends_on::text as "endsOn", g.at_most as "atMost", g.is_on as "isOn",
  r.public_id as reward`;

/** What a distribution gave, or offers still: what counts against how many it gives in all. */
const givenInAll = () => sql`(select count(*)::int from presents x where x.distribution_id = g.id
  and (x.redemption_id is not null or x.ends_at > programme_now() - interval '1 hour'))`;

/** Every distribution that gives something on this day; one that gave all it may gives nothing. */
export async function listRunningDistributions(day: string): Promise<KnownDistribution[]> {
  return sql<KnownDistribution[]>`
    select ${distributionColumns()} from distributions g join rewards r on r.id = g.reward_id
    where g.is_on and g.starts_on <= ${day}::date and (g.ends_on is null or g.ends_on >= ${day}::date) and r.state = 'published'
      and (g.at_most is null or g.at_most > ${givenInAll()}) order by g.id`;
}

/** Who may meet a distribution's occasion on `day`, at most `limit` members after this one; the rule decides of each. */
export async function listCelebrants(
  distribution: KnownDistribution,
  day: string,
  after: number,
  limit: number,
): Promise<{ members: number[]; last: number; found: number }> {
  const rows = await readCelebrants(distribution, day, after, limit);
  const days = new Set(celebratedDays(distribution, day));
  // Nothing but their own key opens a birthday, so each is looked at in turn, and kept nowhere.
  const members = rows.filter(({ wrappedKey, birthdayCipher }) => {
    if (distribution.occasion !== "birthday") return true;
    const birthday = openBirthday(wrappedKey, birthdayCipher);
    return birthday !== null && days.has(birthday);
  });
  return { members: members.map(({ id }) => id), last: rows.at(-1)?.id ?? after, found: rows.length };
}

type CelebrantRow = { id: number; wrappedKey: Buffer | null; birthdayCipher: Buffer | null };

function readCelebrants(
  { occasion, distributionId, conditions, ...rest }: KnownDistribution,
  day: string,
  after: number,
  limit: number,
) {
  switch (occasion) {
    case "birthday":
      return sql<CelebrantRow[]>`
        select m.id, p.wrapped_key as "wrappedKey", p.birthday_cipher as "birthdayCipher" from members m join people p on p.id = m.person_id
        where m.id > ${after} and m.state = 'active' and p.birthday_cipher is not null order by m.id limit ${limit}`;
    case "anniversary":
      return sql<CelebrantRow[]>`
        select m.id from members m cross join installation i
        where m.id > ${after} and m.state = 'active' and m.kind = 'person'
          and to_char(m.joined_at at time zone i.zone, 'MM-DD') = any (${celebratedDays({ ...rest, occasion }, day)}::text[])
        order by m.id limit ${limit}`;
    case "tier_up":
      // What is told late is recorded late: a week of the book, and a day for where it is midnight.
      return sql<CelebrantRow[]>`
        select distinct j.member_id as id from journals j
        where j.member_id > ${after} and j.recorded_at >= ${daysAfter(day, -LATE_DAYS - 1)}::timestamptz and j.kind = 'tier_moved'
          and j.trace::jsonb ->> 'rule' = 'tier_reached'
        order by 1 limit ${limit}`;
    case "criteria": {
      const [tiers, tags] = (["tier", "tag"] as const).map(
        (name) => conditions.flatMap((each) => (each.if === name ? [[...each.anyOf]] : []))[0] ?? null,
      );
      return sql<CelebrantRow[]>`
        select m.id from members m join wallets w on w.member_id = m.id
        where m.id > ${after} and m.state = 'active' and m.kind = 'person'
          and (${tags ?? null}::text[] is null or m.tags && ${tags ?? null}::text[])
          and (${tiers ?? null}::text[] is null or coalesce(w.tier, '') = any (${tiers ?? null}::text[]))
          and not exists (select from presents x where x.distribution_id = ${distributionId} and x.member_id = m.id and x.of_ = any (${periodsOf(day)}::text[]))
        order by m.id limit ${limit}`;
    }
  }
}

/** The days of the year, as 02-29, that are celebrated on `day`: so many ahead, and those of the week before. */
function celebratedDays({ daysBefore }: Pick<Distribution, "daysBefore" | "occasion">, day: string): string[] {
  const days = Array.from({ length: daysBefore + LATE_DAYS + 1 }, (_, place) =>
    daysAfter(day, place - LATE_DAYS).slice(5),
  );
  return days.includes("02-28") ? [...days, "02-29"] : days;
}

/** The names an occasion of this day can have that is no day of the year. */
function periodsOf(day: string): string[] {
  return ["ever", day.slice(0, 4), day.slice(0, 7)];
}
