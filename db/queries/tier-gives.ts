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

/** Published rewards that ask for a tier, and presents that are on and given today, the oldest first. */
export async function findTierGives(locale: Locale, now: Instant, today: string): Promise<TierGives> {
  const [rewards, presents] = await Promise.all([
    sql<{ tier: string; count: number }[]>`
      select tier_required as tier, count(*)::int as count from rewards
      where state = 'published' and tier_required is not null and (ends_at is null or ends_at > ${now}::timestamptz)
      group by 1 order by 1`,
    sql<Present[]>`
      select d.occasion, d.tier, d.conditions, r.texts -> ${locale} ->> 'name' as name
      from distributions d join rewards r on r.id = d.reward_id
      where d.is_on and d.occasion in ('birthday', 'tier_up') and d.starts_on <= ${today}::date and (d.ends_on is null or d.ends_on >= ${today}::date)
      order by d.id limit 200`,
  ]);
  return {
    rewards,
    presents: presents.map(({ tier, conditions, ...rest }) => ({ ...rest, tiers: tiersOf(tier, conditions) })),
  };
}

/** The same as what promises of the terms are judged by. */
export function backingOf({ rewards, presents }: TierGives): Backing {
  const birthdays = presents.filter(({ occasion }) => occasion === "birthday");
  return { rewardTiers: rewards.map(({ tier }) => tier), birthdayPresents: birthdays.map(({ tiers }) => tiers) };
}

function tiersOf(reached: string | null, conditions: MemberCondition[]): string[] | null {
  return reached === null ? (conditions.find((one) => one.if === "tier")?.anyOf ?? null) : [reached];
}
