import type { getTranslations } from "next-intl/server";
import type { InWords } from "@/lib/in-words";
import type { Statement } from "@/lib/loyalty/explain";
import type { OpeningStatement } from "@/lib/loyalty/explain-opening";

type Say = Awaited<ReturnType<typeof getTranslations<"why">>>;

const keys: Record<OpeningStatement["key"], true> = {
  opening: true,
  brought: true,
  brought_undated: true,
  tier_brought: true,
};

export function isOfOpening(statement: Statement): statement is OpeningStatement {
  return statement.key in keys;
}

/** What was brought along when the programme moved to this portal. */
export function sayOpening(
  t: Say,
  statement: OpeningStatement,
  tier: (code: string) => string,
  words: InWords,
): string {
  const { key } = statement;
  switch (key) {
    case "opening":
      return t(key);
    case "brought":
      return t(key, {
        points: words.points(statement.points),
        kind: t(statement.kind),
        on: words.day(new Date(statement.at)),
      });
    case "brought_undated":
      return t(key, { points: words.points(statement.points), kind: t(statement.kind) });
    case "tier_brought":
      return t(key, { tier: tier(statement.tier) });
  }
}
