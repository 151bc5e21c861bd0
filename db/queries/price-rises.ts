import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";

/** A reward that was announced to become dearer: from when it costs what, and what it cost until then. */
export type PriceRise = {
  rewardId: string;
  name: string;
  before: number;
  after: number;
  announcedAt: Instant;
  since: Instant;
};

/** Prices announced in the year before `now`, those to come among them; the latest first, at most a hundred. */
export function listPriceRises(locale: Locale, now: Instant): Promise<PriceRise[]> {
  return sql<PriceRise[]>`
    select r.public_id as "rewardId", r.texts -> ${locale}::text ->> 'name' as name, earlier.points as before, p.points as after,
      p.announced_at as "announcedAt", p.since
    from reward_prices p join rewards r on r.id = p.reward_id
    cross join lateral (
      select e.points from reward_prices e where e.reward_id = p.reward_id and e.is_in_force and e.since < p.since order by e.since desc limit 1) earlier
    where p.announced_at > ${now}::timestamptz - interval '1 year' and r.state = 'published' and p.points > earlier.points
    order by p.since desc, r.id limit 100`;
}
