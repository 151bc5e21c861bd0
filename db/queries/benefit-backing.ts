import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Backing } from "@/lib/loyalty/benefit-backing";
import type { MemberCondition } from "@/lib/loyalty/earning-rules";

/** What gives members of a tier something at this moment: published rewards that ask for one, and presents given on birthdays. */
export async function findBacking(now: Instant, today: string): Promise<Backing> {
  const [rewards, presents] = await Promise.all([
    sql<{ tier: string }[]>`
      select distinct tier_required as tier from rewards
      where state = 'published' and tier_required is not null and (ends_at is null or ends_at > ${now}::timestamptz)`,
    sql<{ conditions: MemberCondition[] }[]>`
      select conditions from distributions
      where is_on and occasion = 'birthday' and (ends_on is null or ends_on >= ${today}::date) order by id limit 200`,
  ]);
  return { rewardTiers: rewards.map(({ tier }) => tier), birthdayPresents: presents.map(tiersOf) };
}

function tiersOf({ conditions }: { conditions: MemberCondition[] }): string[] | null {
  return conditions.find((one) => one.if === "tier")?.anyOf ?? null;
}
