import { calendarOf } from "@/db/seed/days";
import { openingProgramme, withSenjaWeeks } from "@/db/seed/kopi-senja-rules";
import { budgetsOf } from "@/lib/loyalty/budgets";
import { evaluate, ordinaryPoints } from "@/lib/loyalty/earning";
import type { EarningEvent } from "@/lib/loyalty/earning-event";
import { talliesOf } from "@/lib/loyalty/tallies";
import type { Terms } from "@/lib/loyalty/terms";
import { interleave, type Measured } from "./rounds";

const EVENTS = 20_000;

/** Purchases a second reckoned by all the demonstration's rules, with their trace, against the currency's rate and the tier's extra alone. */
export async function benchEvaluator(rounds: number): Promise<Measured> {
  const now = new Date();
  const terms: Terms = {
    ...withSenjaWeeks(openingProgramme(calendarOf(now)), calendarOf(now)),
    version: 1,
    effectiveFrom: new Date(0),
  };
  const events = Array.from({ length: EVENTS }, (_, place) => purchase(place, now));
  const member = { tags: [], birthday: "08-17", joinedOn: "2024-03-01" };
  return interleave(
    {
      name: "evaluator, all rules",
      unit: "events/s",
      promise: null,
      floor: async () =>
        perSecond(() => {
          for (const { money } of events) if (money) ordinaryPoints(money, terms, "emas");
        }),
      product: async () =>
        perSecond(() => {
          for (const event of events)
            evaluate(event, { terms, tier: "emas", tallies: talliesOf([]), member, budgets: budgetsOf([]) });
        }),
    },
    rounds,
  );
}

function purchase(place: number, now: Date): EarningEvent {
  const totalMinor = 15_000 + ((place * 7_919) % 200_000);
  const category = ["kopi", "roti", "biji"][place % 3] ?? "kopi";
  return {
    kind: "purchase",
    occurredAt: new Date(now.getTime() - ((place * 104_729) % 30_000) * 60_000),
    money: { totalMinor, currency: "IDR" },
    lines: [{ sku: `s${place % 40}`, category, quantity: 1, amountMinor: totalMinor }],
    channel: place % 4 === 0 ? "online" : "store",
    store: "senopati",
    data: {},
  };
}

function perSecond(work: () => void): number {
  const start = performance.now();
  work();
  return (EVENTS * 1000) / (performance.now() - start);
}
