import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { type Budgets, budgetsOf } from "@/lib/loyalty/budgets";
import { dayOf } from "@/lib/loyalty/calendar";
import { budgetsFor } from "@/lib/loyalty/limits";
import { type TermsHistory, termsAsOf } from "@/lib/loyalty/terms";

/** Reads what was used of every budget that these events may take from; nothing is asked where the terms have none. */
export async function readBudgets(
  history: TermsHistory,
  events: readonly { kind: string; occurredAt: Instant }[],
): Promise<() => Budgets> {
  const asked = events.flatMap(({ kind, occurredAt }) => {
    const terms = termsAsOf(history, occurredAt);
    return terms.earning.rules.length === 0 ? [] : budgetsFor(terms.earning, kind, dayOf(occurredAt, terms.zone));
  });
  if (asked.length === 0) return () => budgetsOf([]);
  const names = [...new Set(asked.map(({ code, on }) => `${code} ${on}`))];
  const used = await sql<{ code: string; on: string; used: number }[]>`
    select code, on_::text as "on", used from budgets where code || ' ' || on_ = any (${names}) and code = any (${[...new Set(asked.map(({ code }) => code))]})`;
  return () => budgetsOf(used);
}
