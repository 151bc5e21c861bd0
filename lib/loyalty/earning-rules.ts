import { z } from "zod";
import { isCurrency } from "@/lib/base/currency";

const words = z.object({ id: z.string().min(1), en: z.string().min(1) });
const code = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/, "small letters, digits and hyphens, beginning with a letter");
const anyOf = z.array(z.string().min(1).max(100)).min(1).max(200);
const currency = z.string().refine((text): boolean => isCurrency(text), "not a currency this portal knows");
const isoDay = z.iso.date();
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time as in 07:00");
const wholePositive = z.number().int().min(1).max(1_000_000_000_000);
const days = z.number().int().min(0).max(366);

/** How long something is counted together; days, weeks (from Monday), months and years are those of the programme's zone. */
const period = z.enum(["day", "week", "month", "year", "ever"]);

/** What has to hold of the member alone. */
const memberConditions = [
  z.object({ if: z.literal("tier"), anyOf }),
  z.object({ if: z.literal("tag"), anyOf }),
  /** Days since joining, today being 0. */
  z.object({ if: z.literal("joined"), atLeastDays: days.optional(), atMostDays: days.optional() }),
  /** Visits so far, at most one a day, the present one not among them. */
  z.object({ if: z.literal("visits"), atLeast: wholePositive.optional(), atMost: z.number().int().min(0).optional() }),
] as const;

const memberCondition = z.discriminatedUnion("if", [...memberConditions]);

/** What has to hold for a rule to apply; all conditions of a rule must. */
const condition = z.discriminatedUnion("if", [
  ...memberConditions,
  /** The whole amount, in minor units; both ends are included. */
  z.object({
    if: z.literal("amount"),
    currency,
    atLeast: wholePositive.optional(),
    atMost: wholePositive.optional(),
  }),
  /** Something of the receipt is one of these; a rate or a multiplier then counts on these lines alone. */
  z.object({ if: z.literal("product"), anyOf }),
  z.object({ if: z.literal("category"), anyOf }),
  z.object({ if: z.literal("store"), anyOf }),
  z.object({ if: z.literal("channel"), anyOf }),
  /** Weekdays (1 is Monday) and hours in the programme's zone, `to` excluded; over midnight when it is not after `from`. */
  z.object({
    if: z.literal("time"),
    weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7).optional(),
    from: clock.optional(),
    to: clock.optional(),
  }),
  /** The n-th of its kind, or every n-th; counted once a day unless each one counts. */
  z.object({ if: z.literal("nth"), n: z.number().int().min(1).max(10_000), every: z.boolean(), counts: counting() }),
  /** At least so many of its kind within so many days up to and including this one. */
  z.object({
    if: z.literal("frequency"),
    atLeast: z.number().int().min(2).max(1_000),
    days: z.number().int().min(1).max(366),
    counts: counting(),
  }),
  z.object({ if: z.literal("segment"), anyOf }),
  z.object({ if: z.literal("birthday"), daysBefore: days, daysAfter: days }),
  /** Of the day of joining, from the first year on. */
  z.object({ if: z.literal("anniversary"), daysBefore: days, daysAfter: days }),
  /** From and to these days, both included, in the programme's zone. */
  z.object({ if: z.literal("dates"), from: isoDay.optional(), to: isoDay.optional() }),
  /** A field of the event's own data: one of these texts, or a number of at least so much. */
  z.object({ if: z.literal("field"), field: code, anyOf: anyOf.optional(), atLeast: z.number().optional() }),
]);

function counting() {
  return z.enum(["days", "each"]).default("days");
}

const kind = z.enum(["base", "bonus", "tier"]);

/** What a rule gives. A rate or a multiplier is rounded down once; a multiplier is of the currency's rate, so multipliers add up. */
const effect = z.discriminatedUnion("give", [
  /** `points` for every `minor` units, the whole rounded down once. */
  z.object({ give: z.literal("rate"), currency, points: wholePositive, minor: wholePositive, kind }),
  /** In per cent of the ordinary rate, that rate included: 200 doubles it, and gives as much again. */
  z.object({ give: z.literal("multiplier"), percent: z.number().int().min(101).max(10_000), kind }),
  z.object({ give: z.literal("fixed"), points: wholePositive, kind }),
]);

const memberCap = z.union([
  z.object({ per: period, points: wholePositive }),
  z.object({ per: period, times: z.number().int().min(1).max(10_000) }),
]);

/** What a rule may give all members together: in points, in money at the terms' value of a point, or the lesser of both. */
const budget = z
  .object({ per: period, points: wholePositive.optional(), minor: wholePositive.optional() })
  .refine(
    (each) => each.points !== undefined || each.minor !== undefined,
    "A budget is in points, in money, or in both.",
  );

const rule = z.object({
  code,
  name: words,
  /** The kind of event it answers. */
  on: code,
  when: z.array(condition).max(20),
  effect,
  /** Of rules in one group only the one worth most before its limits counts; null stands alone, and is added to all others. */
  group: code.nullable().default(null),
  caps: z
    .object({ event: wholePositive.nullable().default(null), member: z.array(memberCap).max(10).default([]) })
    .default({ event: null, member: [] }),
  budgets: z.array(budget).max(5).default([]),
});

/** A saved condition: members of whom all of it holds. */
const segment = z.object({ code, name: words, when: z.array(memberCondition).min(1).max(10) });

/** The rules beyond the currency's rate and the tier's extra, in the order in which they are reckoned and told. */
export const earningSection = z
  .object({
    rules: z.array(rule).max(200).default([]),
    segments: z.array(segment).max(100).default([]),
    /** What the programme reckons a point to cost it: `minor` units of `currency` for every `points`. */
    pointValue: z.object({ currency, minor: wholePositive, points: wholePositive }).nullable().default(null),
    /** How products, categories, stores, channels and tags are called where people read of them. */
    labels: z.record(z.string(), words).default({}),
  })
  .default({ rules: [], segments: [], pointValue: null, labels: {} })
  .superRefine((section, context) => {
    section.rules.forEach((each, place) => {
      for (const { code: name, path, message } of problemsOf(each, place, section))
        context.addIssue({ code: "custom", path: ["rules", place, ...path], message, params: { code: name } });
    });
  });

export type EarningSection = z.infer<typeof earningSection>;
export type EarningRule = z.infer<typeof rule>;
export type Effect = EarningRule["effect"];
export type Condition = z.infer<typeof condition>;
export type MemberCondition = z.infer<typeof memberCondition>;
export type MemberCap = z.infer<typeof memberCap>;
export type Budget = z.infer<typeof budget>;
export type Period = z.infer<typeof period>;

/** What rules can get wrong beside one another, named for whoever words it. */
export const ruleProblems = [
  "rule_twice",
  "value_missing",
  "segment_unknown",
  "period_twice",
  "not_comparable",
] as const;
type RuleProblem = { code: (typeof ruleProblems)[number]; path: (string | number)[]; message: string };

function problemsOf(
  each: EarningRule,
  place: number,
  section: Pick<EarningSection, "rules" | "segments" | "pointValue">,
): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const wrong = (name: RuleProblem["code"], path: RuleProblem["path"], message: string) =>
    problems.push({ code: name, path, message });
  if (section.rules.findIndex((other) => other.code === each.code) < place)
    wrong("rule_twice", ["code"], `Two rules are called ${each.code}.`);
  const inMoney = each.budgets.findIndex(({ minor }) => minor !== undefined);
  if (!section.pointValue && inMoney >= 0)
    wrong("value_missing", ["budgets", inMoney, "minor"], "It has a budget in money: say what a point is worth.");
  const known = new Set(section.segments.map((saved) => saved.code));
  each.when.forEach((asked, at) => {
    if (asked.if === "segment" && asked.anyOf.some((name) => !known.has(name)))
      wrong("segment_unknown", ["when", at, "anyOf"], "It asks for segments there are not.");
  });
  const periods = each.budgets.map((budgeted) => budgeted.per);
  const again = periods.findIndex((per, at) => periods.indexOf(per) < at);
  if (again >= 0) wrong("period_twice", ["budgets", again, "per"], "It has two budgets for one period.");
  const others = section.rules.filter((other) => other.group !== null && other.group === each.group);
  if (others.some((other) => comparable(other) !== comparable(each)))
    wrong("not_comparable", ["group"], "Rules of one group give the same kind of points, all fixed or none.");
  return problems;
}

function comparable({ on, effect: { give, kind: given } }: EarningRule): string {
  return `${on} ${given} ${give === "fixed"}`;
}
