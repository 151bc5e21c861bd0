import { getTranslations } from "next-intl/server";
import { ruleWords } from "@/components/rule-in-words";
import { Badge } from "@/components/ui/badge";
import type { InWords } from "@/lib/in-words";
import { dayOf } from "@/lib/loyalty/calendar";
import type { EarningRule } from "@/lib/loyalty/earning-rules";
import type { Terms } from "@/lib/loyalty/terms";
import { daysLeft } from "@/lib/loyalty/ways-to-earn";
import { whenInWords } from "./earn-words";

type Props = { rules: EarningRule[]; terms: Terms; words: InWords; now: Date; isNarrow?: boolean };

/** The rules that answer a kind of event, from the terms alone: what each gives, when, up to what, and how much longer. */
export async function Rules({ rules, terms, words, now, isNarrow = false }: Props) {
  const [t, say, friends] = await Promise.all([
    getTranslations("earn.rules"),
    ruleWords(terms, words),
    getTranslations("friends.conditions"),
  ]);
  const today = dayOf(now, terms.zone);
  return (
    <ul className={`grid gap-x-10 gap-y-6 ${isNarrow ? "" : "sm:grid-cols-2"}`}>
      {rules.map((rule) => (
        <li key={rule.code}>
          <h3 className="flex flex-wrap items-baseline gap-x-3 gap-y-1 font-bold">
            {rule.name[words.locale]}
            <Urgency days={daysLeft(rule, today)} />
          </h3>
          <p className="font-medium">{say.effect(rule)}</p>
          <RuleFacts title={t("when")} facts={whenInWords(rule, terms, words, { say, friends })} />
          <RuleFacts title={t("limits")} facts={say.caps(rule)} />
        </li>
      ))}
    </ul>
  );
}

async function Urgency({ days }: { days: number }) {
  if (days === Number.POSITIVE_INFINITY) return null;
  const t = await getTranslations("earn.rules");
  return (
    <Badge tone="accent" icon="clock">
      {t("daysLeft", { days })}
    </Badge>
  );
}

function RuleFacts({ title, facts }: { title: string; facts: string[] }) {
  if (facts.length === 0) return null;
  return (
    <>
      <p className="mt-2 text-note text-ink-soft">{title}</p>
      <ul className="list-disc ps-5 text-note">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </>
  );
}
