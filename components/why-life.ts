import type { getTranslations } from "next-intl/server";
import type { Counted } from "@/components/tier-counted";
import { neverReached } from "@/lib/base/result";
import type { InWords } from "@/lib/in-words";
import type { Statement } from "@/lib/loyalty/explain";
import type { LifeStatement } from "@/lib/loyalty/explain-life";

type Say = Awaited<ReturnType<typeof getTranslations<"why">>>;
/** How a level is named, and what counts for it. */
export type TierWords = { tier: (code: string) => string; counted: Counted };

const keys: Record<LifeStatement["key"], true> = {
  extended_by_activity: true,
  extended_while_active: true,
  tier_reached: true,
  tier_kept: true,
  tier_moved_down: true,
  tier_still_valid: true,
  tier_grace: true,
  tier_kept_in_grace: true,
  tier_lost_after_grace: true,
  tier_count_restarts: true,
  tier_points_left: true,
  tier_counted_anew: true,
  tier_until: true,
};

export function isOfLife(statement: Statement): statement is LifeStatement {
  return statement.key in keys;
}

/** What time and activity did to points and to the tier. */
export function sayLife(t: Say, statement: LifeStatement, { tier, counted }: TierWords, words: InWords): string {
  const until = (time: number) => words.until(new Date(time));
  const { key } = statement;
  switch (key) {
    case "extended_by_activity":
    case "extended_while_active":
      return t(key, {
        points: words.points(statement.ofPoints),
        kind: t(statement.kind),
        was: until(statement.was),
        at: until(statement.at),
      });
    case "tier_reached":
    case "tier_moved_down":
    case "tier_lost_after_grace":
      return t(key, {
        from: tier(statement.from),
        to: tier(statement.to),
        counted: counted(statement.tierPoints),
        needed: counted(statement.needed),
      });
    case "tier_kept":
    case "tier_kept_in_grace":
      return t(key, {
        tier: tier(statement.tier),
        counted: counted(statement.tierPoints),
        needed: counted(statement.needed),
      });
    case "tier_grace":
      return t(key, {
        tier: tier(statement.tier),
        counted: counted(statement.tierPoints),
        needed: counted(statement.needed),
        missing: counted(statement.missing),
        at: until(statement.at),
      });
    case "tier_count_restarts":
      return t(key, { counted: counted(statement.tierPoints) });
    case "tier_points_left":
      return t(key, { left: counted(statement.left), counted: counted(statement.tierPoints) });
    case "tier_still_valid":
    case "tier_counted_anew":
      return t(key, { tier: tier(statement.tier) });
    case "tier_until":
      return t(key, { tier: tier(statement.tier), at: until(statement.at) });
    default:
      return neverReached(statement);
  }
}
