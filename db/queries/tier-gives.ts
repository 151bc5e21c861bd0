import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import type { Backing } from "@/lib/loyalty/benefit-backing";
import type { MemberCondition } from "@/lib/loyalty/earning-rules";

/** What is given to members of tiers at this moment, beside what the terms give. */
export type TierGives = {
  /** How many rewards can be redeemed that ask for this tier. */
  rewards: { tier: string; count: number }[];
  /** What is given on birthdays, to members of some tiers or (null) of all, and what is given for reaching a tier. */
  presents: { occasion: "birthday" | "tier_up"; tiers: string[] | null; name: string }[];
};

type Present = { occasion: "birthday" | "tier_up"; tier: string | null; name: string; conditions: MemberCondition[] };

export type TierGivesRow = { rewards: TierGives["rewards"]; presents: Present[] };

/** One JSON object: published rewards that ask for a tier, and presents that are on and given `today`, the oldest first. */
export const tierGivesColumn = (locale: Locale, now: Instant, today: string) => sql`
  json_build_object(
    'rewards', coalesce((select json_agg(json_build_object('tier', g.tier, 'count', g.count) order by g.tier) from (
      select tier_required as tier, count(*) as count from rewards
      where state = 'published' and tier_required is not null and (ends_at is null or ends_at > ${now}::timestamptz) group by 1) g), '[]'),
    'presents', coalesce((select json_agg(json_build_object('occasion', g.occasion, 'tier', g.tier, 'conditions', g.conditions, 'name', g.name) order by g.id) from (
      select d.id, d.occasion, d.tier, d.conditions, r.texts -> ${locale}::text ->> 'name' as name
      from distributions d join rewards r on r.id = d.reward_id
      where d.is_on and d.occasion in ('birthday', 'tier_up') and d.starts_on <= ${today}::date and (d.ends_on is null or d.ends_on >= ${today}::date)
      order by d.id limit 200) g), '[]'))`;

export function toTierGives({ rewards, presents }: TierGivesRow): TierGives {
  return {
    rewards,
    presents: presents.map(({ tier, conditions, ...rest }) => ({ ...rest, tiers: tiersOf(tier, conditions) })),
  };
}

/** What is given to members of tiers, in the terms in force or any others. */
export async function findTierGives(locale: Locale, now: Instant, today: string): Promise<TierGives> {
  const [row] = await sql<{ gives: TierGivesRow }[]>`select ${tierGivesColumn(locale, now, today)} as gives`;
  return toTierGives(row?.gives ?? { rewards: [], presents: [] });
}

/** The same as what promises of the terms are judged by. */
export function backingOf({ rewards, presents }: TierGives): Backing {
  const birthdays = presents.filter(({ occasion }) => occasion === "birthday");
  return { rewardTiers: rewards.map(({ tier }) => tier), birthdayPresents: birthdays.map(({ tiers }) => tiers) };
}

function tiersOf(reached: string | null, conditions: MemberCondition[]): string[] | null {
  return reached === null ? (conditions.find((one) => one.if === "tier")?.anyOf ?? null) : [reached];
}
