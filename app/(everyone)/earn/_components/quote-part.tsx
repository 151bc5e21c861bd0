import { getTranslations } from "next-intl/server";
import { ruleWords } from "@/components/rule-in-words";
import { LeafIcon } from "@/components/ui/leaf-icon";
import { WhyList } from "@/components/why-list";
import { findQuote } from "@/db/queries/quote";
import { currencyDigits } from "@/lib/base/currency";
import type { InWords } from "@/lib/in-words";
import { explain } from "@/lib/loyalty/explain";
import type { Terms } from "@/lib/loyalty/terms";
import { levelOf } from "@/lib/loyalty/tiers";
import { type Asked, type Choosable, choicesOf } from "./asked";

const choosable: Choosable[] = ["channel", "store", "category", "product"];

type Props = { asked: Asked; currency: string; terms: Terms; memberId: number | null; words: InWords; now: Date };

/** "What would Rp85.000 earn me?": a form whose question ends in the address, answered by the evaluator itself. */
export async function QuotePart(props: Props) {
  const { asked, currency, terms, words } = props;
  const [t, rules] = await Promise.all([getTranslations("earn.quote"), ruleWords(terms, words)]);
  const choices = choicesOf(terms);
  const hasDecimals = currencyDigits(currency) > 0;
  const example = t(hasDecimals ? "exampleDecimals" : "example");
  return (
    <>
      <form id="quote" action="/earn#answer" method="get" className="grid max-w-3xl gap-4 sm:grid-cols-3">
        <div className="grid gap-1.5">
          <label htmlFor="quote-amount" className="font-semibold">
            {t("amount", { currency })}
          </label>
          <input
            id="quote-amount"
            name="amount"
            inputMode={hasDecimals ? "decimal" : "numeric"}
            required
            maxLength={20}
            placeholder={example}
            defaultValue={asked.typed.amount}
            aria-invalid={asked.isWrong ? true : undefined}
            aria-describedby={asked.isWrong ? "quote-amount-error" : undefined}
            className="control"
          />
          {asked.isWrong ? (
            <p id="quote-amount-error" className="flex gap-1.5 text-note font-semibold text-bad">
              <LeafIcon name="warning" size={18} className="mt-px" />
              {t("wrong", { example })}
            </p>
          ) : null}
        </div>
        {choosable.map((name) => (
          <Choice
            key={name}
            name={name}
            label={t(name)}
            none={t(`none.${name}`)}
            codes={choices[name]}
            typed={asked.typed[name]}
            nameOf={rules.label}
          />
        ))}
        <div className="sm:col-span-full">
          <button type="submit" className="button button-primary">
            {t("ask")}
          </button>
        </div>
      </form>
      {asked.event === null ? null : <Answer {...props} event={asked.event} />}
    </>
  );
}

function Choice(props: {
  name: Choosable;
  label: string;
  none: string;
  codes: string[];
  typed: string;
  nameOf: (code: string) => string;
}) {
  const { name, label, none, codes, typed, nameOf } = props;
  if (codes.length === 0) return null;
  return (
    <div className="grid gap-1.5">
      <label htmlFor={`quote-${name}`} className="font-semibold">
        {label}
      </label>
      <select id={`quote-${name}`} name={name} defaultValue={typed} className="control">
        <option value="">{none}</option>
        {codes.map((code) => (
          <option key={code} value={code}>
            {nameOf(code)}
          </option>
        ))}
      </select>
    </div>
  );
}

async function Answer({ event, memberId, terms, words, now }: Props & { event: NonNullable<Asked["event"]> }) {
  const [t, { points, trace, tier }] = await Promise.all([
    getTranslations("earn.quote"),
    findQuote(memberId, event, now),
  ]);
  const said = {
    money: words.money(event.money.totalMinor, event.money.currency),
    points: words.points(points),
    unit: words.unit,
    tier: levelOf(terms, tier).name[words.locale],
  };
  return (
    <div id="answer" className="mt-6 max-w-3xl border-l-2 border-ornament ps-4">
      <p className="mb-3 text-lead font-semibold">{memberId === null ? t("visitor", said) : t("member", said)}</p>
      <WhyList
        statements={explain(trace, { points, termsVersion: terms.version })}
        total={points}
        terms={terms}
        words={words}
      />
    </div>
  );
}
