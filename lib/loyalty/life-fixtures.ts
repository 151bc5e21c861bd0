import fc from "fast-check";
import type { Draft, Line } from "./account";
import type { ExpiryPolicy } from "./expiry-policy";
import { recordPurchase } from "./purchase";
import { redeem } from "./redemption";
import { at, continued, day, draft, firstTime, reward, terms } from "./rule-fixtures";
import { settle } from "./settlement";
import type { Terms, TermsDocument, TermsHistory } from "./terms";

const beginning = at("2024-01-10T03:00:00Z").getTime();
const DAYS = 2_400;

/** Something a member does on some day, or nothing but time being written down. */
export type Deed =
  | { on: number; what: "buy"; totalMinor: number; daysLate: number }
  | { on: number; what: "redeem" }
  | { on: number; what: "settle" };

export const when = ({ on }: { on: number }) => new Date(beginning + on);

const moment = fc.integer({ min: 0, max: DAYS * day });
const purchase = fc.record({
  on: moment,
  what: fc.constant("buy" as const),
  totalMinor: fc.constantFrom(0, 499, 5_000, 26_500, 80_000, 200_000),
  daysLate: fc.constantFrom(0, 0, 0, 1, 40, 400),
});
const redemption = fc.record({ on: moment, what: fc.constant("redeem" as const) });

/** Some years of a membership, in order. */
export const anyStory = fc
  .array(fc.oneof({ arbitrary: purchase, weight: 3 }, redemption), { minLength: 1, maxLength: 25 })
  .map((deeds): Deed[] => [...deeds, { on: (DAYS + 1) * day, what: "settle" as const }].sort((a, b) => a.on - b.on));

/** The same story, with time written down in between as often as some job came by. */
export function interrupted(story: Deed[], moments: number[]): Deed[] {
  const settling = moments.map((on): Deed => ({ on, what: "settle" }));
  return [...story, ...settling].sort((a, b) => a.on - b.on);
}
export const moments = fc.array(moment, { maxLength: 30 });

/** Lives a story through, each deed from where the one before it ended, as commands do; answers all lines and where it ended. */
export function live(story: Deed[], history: TermsHistory): { lines: Line[]; end: Draft } {
  const lines: Line[] = [];
  let end = draft({}, history);
  for (const [place, deed] of story.entries()) {
    const now = continued(end);
    perform(deed, now, place);
    lines.push(...now.lines);
    end = now;
  }
  return { lines, end };
}

function perform(deed: Deed, now: Draft, place: number): void {
  const source = `019aa2f5-7c3e-7d53-9a44-${String(Math.round(deed.on)).padStart(12, "0")}`;
  if (deed.what === "settle") settle(now, when(deed));
  else if (deed.what === "redeem")
    redeem(now, { id: source, quantity: 1, price: 30 }, reward({ points: 30 }), firstTime, when(deed));
  else {
    const occurredAt = new Date(when(deed).getTime() - deed.daysLate * day);
    const bought = {
      totalMinor: deed.totalMinor,
      currency: "IDR",
      channel: null,
      occurredAt,
      source: `purchase:${source}`,
    };
    const recorded = recordPurchase(now, bought, when(deed));
    if (!recorded.ok) throw new Error(`Deed ${place}: ${recorded.refusal.code}`);
  }
}

const activities = fc.constantFrom<string[]>(["purchase"], ["redemption"], ["purchase", "redemption"]);
const extension = fc.option(
  fc.record({
    months: fc.constantFrom(1, 3),
    activity: activities,
    withinMonths: fc.constantFrom(0, 2, 12),
  }),
  { nil: undefined },
);
const policy: fc.Arbitrary<ExpiryPolicy> = fc.oneof(
  fc.constant({ policy: "never" as const }),
  fc.record({
    policy: fc.constant("fixed" as const),
    months: fc.constantFrom(1, 6, 12),
    roundTo: fc.constantFrom("none" as const, "month" as const, "quarter" as const, "year" as const),
    extension,
  }),
  fc.record({
    policy: fc.constant("rolling" as const),
    months: fc.constantFrom(1, 3, 12),
    roundTo: fc.constantFrom("month" as const, "quarter" as const, "year" as const),
    activity: activities,
  }),
  fc.record({
    policy: fc.constant("calendar" as const),
    on: fc.constantFrom("12-31", "02-29", "06-30"),
    leastDays: fc.constantFrom(0, 30, 366),
    extension,
  }),
);

type Tiers = TermsDocument["tiers"];
const measures: { measure: Tiers["measure"]; bars: number[] }[] = [
  { measure: { kind: "tier_points" }, bars: [0, 120, 420] },
  { measure: { kind: "spend", currency: "IDR", others: {} }, bars: [0, 60_000, 210_000] },
  { measure: { kind: "purchases", atLeast: { IDR: 5_000 } }, bars: [0, 2, 5] },
];

const tiers: fc.Arbitrary<Tiers> = fc
  .record({
    window: fc.constantFrom("calendar_year" as const, "rolling_months" as const, "lifetime" as const),
    months: fc.constantFrom(1, 3, 12),
    counting: fc.constantFrom(...measures),
    graceDays: fc.constantFrom(0, 0, 1, 31, 90),
    downgrade: fc.constantFrom("one_down" as const, "to_balance" as const),
  })
  .map(({ window, months, counting, graceDays, downgrade }) => ({
    window,
    ...(window === "rolling_months" ? { months } : {}),
    measure: counting.measure,
    graceDays,
    downgrade,
    levels: terms().tiers.levels.map((level, rank) => ({ ...level, from: counting.bars[rank] ?? 0 })),
  }));

/** Terms of any expiry and tiers, changed now and then, also at the very moment at which periods end. */
export const anyTerms: fc.Arbitrary<TermsHistory> = fc
  .array(
    fc.record({
      expiry: fc.record({ base: policy, bonus: policy }),
      tiers,
      from: fc.oneof(
        moment.map((ms) => beginning + ms),
        fc
          .constantFrom("2024-12-31T17:00:00Z", "2026-05-31T17:00:00Z", "2026-12-31T17:00:00Z")
          .map((text) => at(text).getTime()),
      ),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((made) => {
    const inOrder = [...new Map(made.map((each) => [each.from, each])).values()].sort((a, b) => a.from - b.from);
    const versions = inOrder.map(
      ({ expiry, tiers: counted, from }, place): Terms => ({
        ...terms({ expiry, tiers: counted }),
        version: place + 1,
        effectiveFrom: new Date(from),
      }),
    );
    return versions as unknown as TermsHistory;
  });

/** Terms of one version with what a test says of expiry and tiers. */
export function always(changes: { expiry?: TermsDocument["expiry"]; tiers?: Partial<Tiers> }): TermsHistory {
  const { expiry = terms().expiry, tiers: changed = {} } = changes;
  return [terms({ expiry, tiers: { ...terms().tiers, ...changed } })];
}
