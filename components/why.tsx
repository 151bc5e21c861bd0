import { getTranslations } from "next-intl/server";
import { type RuleWords, ruleWords } from "@/components/rule-in-words";
import { countedIn } from "@/components/tier-counted";
import { Disclosure } from "@/components/ui/disclosure";
import { isOfLife, sayLife, type TierWords } from "@/components/why-life";
import { isOfOpening, sayOpening } from "@/components/why-opening";
import { isOfRefund, sayRefund } from "@/components/why-refund";
import type { LineView } from "@/db/queries/lines";
import { neverReached } from "@/lib/base/result";
import type { InWords } from "@/lib/in-words";
import { explain, type Statement } from "@/lib/loyalty/explain";
import type { RuleStatement } from "@/lib/loyalty/explain-rules";
import { levelOf } from "@/lib/loyalty/tiers";

/** Why a line of the book is as it is, from its own trace: the rule, the arithmetic, what did not apply, and what it set. */
export async function Why({ line, words }: { line: LineView; words: InWords }) {
  const [t, counts, rules] = await Promise.all([
    getTranslations("why"),
    getTranslations("tiers.counted"),
    ruleWords(line.terms, words),
  ]);
  const tiers: TierWords = {
    tier: (code) => levelOf(line.terms, code).name[words.locale],
    counted: countedIn(counts, line.terms, words),
  };
  const statements = gathered(explain(line.trace, { points: line.points, termsVersion: line.terms.version }));
  const moving = statements.filter((statement) => statement.points !== 0);
  return (
    <Disclosure question={t("question")}>
      <ul className="grid gap-2 text-note">
        {line.isWritten ? null : <li className="text-ink-soft">{t("unwritten")}</li>}
        {statements.map((statement) => (
          <li key={JSON.stringify(statement)} className="flex flex-wrap justify-between gap-x-6">
            <span className="max-w-prose">{say(t, statement, tiers, words, rules)}</span>
            {statement.points === 0 ? null : (
              <span className="ms-auto font-semibold whitespace-nowrap">{words.change(statement.points)}</span>
            )}
          </li>
        ))}
        {line.reason ? (
          <li>
            {t("reason")} <q className="font-semibold">{line.reason}</q>
          </li>
        ) : null}
        {moving.length > 1 ? (
          <li className="flex justify-between gap-6 border-t border-line pt-1 font-semibold">
            <span>{t("total")}</span>
            <span className="whitespace-nowrap">{words.change(line.points)}</span>
          </li>
        ) : null}
      </ul>
    </Disclosure>
  );
}

/** Sentences that differ only in their points, such as lots with the same end, said once with the sum. */
function gathered(statements: Statement[]): Statement[] {
  const byWords = new Map<string, Statement>();
  for (const statement of statements) {
    const words = JSON.stringify({ ...statement, points: 0 });
    const same = byWords.get(words);
    byWords.set(words, same ? ({ ...same, points: same.points + statement.points } as Statement) : statement);
  }
  return [...byWords.values()];
}

type Say = Awaited<ReturnType<typeof getTranslations<"why">>>;

function say(t: Say, statement: Statement, tiers: TierWords, words: InWords, rules: RuleWords): string {
  const { tier, counted } = tiers;
  const until = (time: number) => words.until(new Date(time));
  if (isOfLife(statement)) return sayLife(t, statement, tiers, words);
  if (isOfRefund(statement)) return sayRefund(t, statement, tier, words);
  if (isOfOpening(statement)) return sayOpening(t, statement, tier, words);
  const { key } = statement;
  switch (key) {
    case "purchase":
      return t(key, {
        money: words.money(statement.totalMinor, statement.currency),
        version: statement.termsVersion,
      });
    case "event":
      return t(key, { event: rules.label(statement.event), version: statement.termsVersion });
    case "rule_rate":
    case "rule_multiplier":
    case "rule_fixed":
    case "rule_limited":
    case "rule_exhausted":
    case "rule_unmet":
    case "rule_unmet_would_give":
    case "rule_outdone":
      return sayRule(t, statement, words, rules);
    case "rate":
      return t(key, {
        money: words.money(statement.totalMinor, statement.currency),
        per: words.money(statement.perMinor, statement.currency),
        ratePoints: statement.ratePoints,
      });
    case "tier_bonus":
      return t(key, {
        tier: tier(statement.tier),
        percent: statement.extraPercent,
        of: words.points(statement.of),
      });
    case "sent":
    case "sent_as_gift":
    case "received":
    case "gift_back":
      return t(key);
    case "moved_expiring":
      return t(key, { kind: t(statement.kind), at: until(statement.at) });
    case "moved_lasting":
      return t(key, { kind: t(statement.kind) });
    case "tier_no_bonus":
      return t(key, { tier: tier(statement.tier) });
    case "tier_no_bonus_next":
      return t(key, {
        tier: tier(statement.tier),
        next: tier(statement.next),
        points: words.points(statement.wouldGive),
      });
    case "tier_points":
      return t(key, { counted: counted(statement.tierPoints) });
    case "tier_period_had_closed":
    case "restored":
      return t(key);
    case "pending_until":
      return t(key, { at: words.at(new Date(statement.at)) });
    case "good_until":
      return t(key, { points: words.points(statement.ofPoints), kind: t(statement.kind), at: until(statement.at) });
    case "good_for_ever":
      return t(key, { points: words.points(statement.ofPoints), kind: t(statement.kind) });
    case "lapsed":
      return t(key, { kind: t(statement.kind), version: statement.earnedUnder });
    case "redeemed":
      return t(key, {
        quantity: statement.quantity,
        price: words.points(statement.price),
        total: words.points(statement.total),
      });
    case "drawn_expiring":
    case "given_back":
    case "given_back_extended":
      return t(key, { kind: t(statement.kind), at: until(statement.at) });
    case "drawn_lasting":
    case "given_back_lasting":
    case "adjusted_given":
      return t(key, { kind: t(statement.kind) });
    case "adjusted_corrects":
      return t(key, { line: statement.line });
    case "adjusted_taken":
      return t(key);
    case "owed":
      return t(key, { points: words.points(0 - statement.points) });
    case "repaid":
      return t(key, { points: words.points(statement.repaid) });
    default:
      return neverReached(statement);
  }
}

/** What a rule of the terms gave, or why it gave nothing. */
function sayRule(t: Say, statement: RuleStatement, words: InWords, rules: RuleWords): string {
  const { key } = statement;
  const rule = rules.named(statement.rule);
  const conditions = "unmet" in statement ? statement.unmet.map((each) => rules.condition(each)).join("; ") : "";
  switch (key) {
    case "rule_rate":
    case "rule_multiplier": {
      const { of, perMinor, currency, ratePoints } = statement;
      const money = { money: words.money(of, currency), per: words.money(perMinor, currency) };
      const said = { rule, kind: rules.kind(statement.kind), ratePoints, ...money };
      const sentence = key === "rule_rate" ? t(key, said) : t(key, { ...said, percent: statement.extraPercent });
      const tier = statement.kind === "tier" ? [t("rule_gives_tier", { points: words.points(statement.gives) })] : [];
      return [sentence, ...(statement.together ? [t("rule_together")] : []), ...tier].join(" ");
    }
    case "rule_fixed":
      return t(key, { rule, points: words.points(statement.gives), kind: rules.kind(statement.kind) });
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
      return t(key, { rule, conditions, points: words.points(wouldGive), kind: rules.kind(kind) });
    }
    case "rule_outdone":
      return t(key, { rule, better: rules.named(statement.better) });
  }
}
