import type { getTranslations } from "next-intl/server";
import { neverReached } from "@/lib/base/result";
import type { InWords } from "@/lib/in-words";
import type { Statement } from "@/lib/loyalty/explain";
import type { RefundStatement } from "@/lib/loyalty/explain-refund";

type Say = Awaited<ReturnType<typeof getTranslations<"why">>>;

const keys: Record<RefundStatement["key"], true> = {
  refund: true,
  refund_in_all: true,
  refund_share: true,
  refund_whole: true,
  refund_taken_before: true,
  refund_lapsed: true,
  taken_from_sale: true,
  taken_from_others: true,
  taken_from_pending: true,
  refund_tier_points: true,
  refund_tier_points_kept: true,
  tier_left: true,
  released: true,
};

export function isOfRefund(statement: Statement): statement is RefundStatement {
  return statement.key in keys;
}

/** What was taken back, left again or released. */
export function sayRefund(t: Say, statement: RefundStatement, tier: (code: string) => string, words: InWords): string {
  const { key } = statement;
  switch (key) {
    case "refund":
      return t(key, {
        amount: words.money(statement.amountMinor, statement.currency),
        total: words.money(statement.totalMinor, statement.currency),
      });
    case "refund_in_all":
      return t(key, {
        refunded: words.money(statement.refundedMinor, statement.currency),
        total: words.money(statement.totalMinor, statement.currency),
      });
    case "refund_share":
      return t(key, {
        earned: words.points(statement.earned),
        refunded: words.money(statement.refundedMinor, statement.currency),
        total: words.money(statement.totalMinor, statement.currency),
        share: words.points(statement.share),
      });
    case "refund_whole":
      return t(key, { earned: words.points(statement.earned) });
    case "refund_taken_before":
      return t(key, { points: words.points(statement.before) });
    case "refund_lapsed":
      return t(key, { points: words.points(statement.lapsed) });
    case "taken_from_sale":
    case "taken_from_others":
    case "taken_from_pending":
      return t(key, { kind: t(statement.kind) });
    case "refund_tier_points":
      return t(key, { points: words.points(statement.tierPoints) });
    case "refund_tier_points_kept":
      return t(statement.because === "by_terms" ? "refund_tier_points_kept" : "refund_tier_period_closed");
    case "tier_left":
      return t(key, {
        from: tier(statement.from),
        to: tier(statement.to),
        points: words.points(statement.tierPoints),
        needed: words.points(statement.needed),
      });
    case "released":
      return t(key, {
        points: words.points(statement.ofPoints),
        kind: t(statement.kind),
        at: words.at(new Date(statement.at)),
      });
    default:
      return neverReached(statement);
  }
}
