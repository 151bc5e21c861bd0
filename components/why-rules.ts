import type { getTranslations } from "next-intl/server";
import type { RuleWords } from "@/components/rule-in-words";
import type { InWords } from "@/lib/in-words";
import type { Statement } from "@/lib/loyalty/explain";
import type { RuleStatement } from "@/lib/loyalty/explain-rules";

type Say = Awaited<ReturnType<typeof getTranslations<"why">>>;

export function isOfRule(statement: Statement): statement is RuleStatement {
  return statement.key.startsWith("rule_");
}

/** Whether it tells what a rule did not give: why not more. */
export function isOfWhyNot({ key }: Statement): boolean {
  return (
    key.startsWith("rule_unmet") ||
    key === "rule_exhausted" ||
    key === "rule_outdone" ||
    key.startsWith("tier_no_bonus")
  );
}

/** Whether a rule was out of everybody's reach then: a campaign of other days, a first time long past. The trace keeps it; nobody asks. */
export function isBeyondReach(statement: Statement): boolean {
  if (!("unmet" in statement)) return false;
  return statement.unmet.some((each) => each.if === "dates" || (each.if === "nth" && each.n === 1 && !each.every));
}

/** What a rule of the terms gave, or why it gave nothing. */
export function sayRule(t: Say, statement: RuleStatement, words: InWords, rules: RuleWords): string {
  const { key } = statement;
  const rule = rules.named(statement.rule);
  const conditions = "unmet" in statement ? statement.unmet.map((each) => rules.condition(each)).join("; ") : "";
  switch (key) {
    case "rule_rate":
    case "rule_multiplier": {
      const { of, perMinor, currency, ratePoints } = statement;
      const money = { money: words.money(of, currency), per: words.money(perMinor, currency) };
      const said = { rule, ratePoints, ...money };
      const sentence =
        key === "rule_rate"
          ? t(key, { ...said, kind: rules.kind(statement.kind, ratePoints) })
          : t(key, { ...said, kind: rules.kind(statement.kind, statement.gives), percent: statement.extraPercent });
      const tier = statement.kind === "tier" ? [t("rule_gives_tier", { points: words.points(statement.gives) })] : [];
      return [sentence, ...(statement.together ? [t("rule_together")] : []), ...tier].join(" ");
    }
    case "rule_fixed":
      return t(key, { rule, points: words.points(statement.gives), kind: rules.kind(statement.kind, statement.gives) });
    case "rule_limited": {
      const { asked, gives, limit } = statement;
      return t(key, { rule, asked: words.points(asked), gives: words.points(gives), limit: rules.limited(limit) });
    }
    case "rule_exhausted":
      return t(key, { rule, limit: rules.exhausted(statement.limit) });
    case "rule_unmet":
      return t(key, { rule, conditions });
    case "rule_unmet_would_give": {
      const { wouldGive, kind } = statement;
      return t(key, { rule, conditions, points: words.points(wouldGive), kind: rules.kind(kind, wouldGive) });
    }
    case "rule_outdone":
      return t(key, { rule, better: rules.named(statement.better) });
  }
}
