import type { getTranslations } from "next-intl/server";
import type { TierWords } from "@/components/why-life";
import type { InWords } from "@/lib/in-words";
import type { Statement } from "@/lib/loyalty/explain";
import type { MergeStatement } from "@/lib/loyalty/explain-merge";

type Say = Awaited<ReturnType<typeof getTranslations<"why">>>;

const keys: Record<MergeStatement["key"], true> = {
  merged_out: true,
  merged_in: true,
  parted_out: true,
  parted_in: true,
  debt_came: true,
  debt_paid: true,
  paid_instead: true,
  debt_left: true,
  merged_tier_points: true,
  tier_merged: true,
};

export function isOfMerging(statement: Statement): statement is MergeStatement {
  return statement.key in keys;
}

/** What two memberships of one person brought together. */
export function sayMerging(t: Say, statement: MergeStatement, { tier, counted }: TierWords, words: InWords): string {
  const { key } = statement;
  switch (key) {
    case "merged_out":
    case "merged_in":
    case "parted_out":
    case "parted_in":
      return t(key);
    case "debt_came":
      return t(key, { points: words.points(statement.debt) });
    case "debt_paid":
    case "paid_instead":
    case "debt_left":
      return t(key, { points: words.points(Math.abs(statement.points)) });
    case "merged_tier_points":
      return t(statement.tierPoints < 0 ? "merged_tier_points_gone" : key, {
        counted: counted(Math.abs(statement.tierPoints)),
      });
    case "tier_merged":
      return t(key, { from: tier(statement.from), to: tier(statement.to) });
  }
}
