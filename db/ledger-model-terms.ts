import type { Sql } from "@/db/client";
import { type ModelLife, policyOf } from "@/db/ledger-model-life";
import type { ModelTiers } from "@/db/ledger-model-tiers";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import type { EarningRule } from "@/lib/loyalty/earning-rules";
import type { TermsDocument } from "@/lib/loyalty/terms";

/** Of a version of the terms, what the model reckons with. */
type ModelTerms = {
  from: number;
  /** Rupiah for a point. */
  rupiah: number;
  life: { base: ModelLife; bonus: ModelLife };
  pendingDays: number;
  cancelHours: number;
  restoreDays: number;
  /** Points for a review. */
  review: number;
  least: number;
  mostPerDay: number;
  mostPerMonth: number;
  /** Bringing a friend: what either side has of it, when it counts, and the least that the friend has to buy for. */
  bringing: number;
  brought: number;
  returnDays: number;
  withinDays: number;
  leastBought: number;
};

const midnight = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) - 7 * 3_600_000;

const first: ModelTerms = {
  ...{ from: Date.UTC(2024, 0, 1), rupiah: 500, pendingDays: 7 },
  life: { base: { sort: "fixed", months: 12 }, bonus: { sort: "fixed", months: 6 } },
  ...{ cancelHours: 48, restoreDays: 30, review: 30, least: 50, mostPerDay: 400, mostPerMonth: 1_000 },
  ...{ bringing: 500, brought: 200, returnDays: 14, withinDays: 90, leastBought: 50_000 },
};
const second: ModelTerms = {
  ...first,
  from: midnight(2026, 7, 15),
  life: {
    base: { sort: "rolling", months: 6, roundTo: "month", by: ["purchase", "redemption"] },
    bonus: { sort: "calendar", lastDay: "03-31", leastDays: 60 },
  },
  rupiah: 400,
  pendingDays: 3,
  review: 45,
  returnDays: 5,
  brought: 350,
};
const third: ModelTerms = {
  ...second,
  from: midnight(2027, 5, 10),
  life: {
    base: { sort: "fixed", months: 9, again: { months: 4, by: ["review", "redemption"], within: 2 } },
    bonus: { sort: "rolling", months: 4, roundTo: "quarter", by: ["purchase", "review"] },
  },
  cancelHours: 24,
  least: 20,
  leastBought: 100_000,
};
const fourth: ModelTerms = {
  ...third,
  from: midnight(2028, 2, 29),
  life: {
    base: { sort: "calendar", lastDay: "12-31", leastDays: 0, again: { months: 3, by: ["purchase"], within: 1 } },
    bonus: { sort: "never" },
  },
  rupiah: 500,
  restoreDays: 10,
  mostPerMonth: 600,
  bringing: 300,
  withinDays: 30,
};
const versions = [first, second, third, fourth];

export const COOLING_OFF_DAYS = 30;
export const MOST_IN_A_POOL = 6;
/** What one member has of bringing friends in a year, and all friends together in a month. */
export const MOST_FOR_BRINGING = 450;
export const MOST_FOR_BROUGHT = 900;

export function termsAt(at: number): ModelTerms {
  return termsOf(versionAt(at));
}

export function termsOf(version: number): ModelTerms {
  return versions[version - 1] ?? first;
}

/** All there have been. */
export function termsUntil(now: number): ModelTerms[] {
  return versions.slice(0, versionAt(now));
}

/** From the second version on, what goes into a pool is limited as what is sent. */
export function poolsAreLimited(at: number): boolean {
  return versionAt(at) > 1;
}

export function versionAt(at: number): number {
  return Math.max(1, versions.findLastIndex(({ from }) => from <= at) + 1);
}

/** How levels work, in one programme each. */
export const programmes: Record<"by the year" | "as months roll" | "for ever", ModelTiers> = {
  "by the year": { window: "calendar_year", measure: "tier_points", bars: [0, 4_000, 12_000] },
  "as months roll": { window: { months: 5 }, measure: "purchases", bars: [0, 2, 4] },
  "for ever": { window: "lifetime", measure: "spend", bars: [0, 1_000_000, 4_000_000] },
};
let programme = programmes["by the year"];
let published = 1;

export function tiers(): ModelTiers {
  return programme;
}

/** Another programme begins; its first terms as the portal knows them. */
export function beginProgramme(next: ModelTiers): Partial<TermsDocument> {
  programme = next;
  published = 1;
  return documentOf(first);
}

/** Publishes what begins before `until` and nobody knows yet: between two steps, for times to come. */
export async function publishTermsUntil(owner: Sql, until: number): Promise<void> {
  for (let next = versions[published]; next && next.from <= until; next = versions[published]) {
    published += 1;
    const document = { ...kopiSenjaTerms, ...documentOf(next) };
    await owner`
      insert into terms_versions (version, document, effective_from)
      values (${published}, ${owner.json(document as never)}, ${new Date(next.from)})`;
  }
}

function documentOf(terms: ModelTerms): Partial<TermsDocument> {
  const { rupiah, life, pendingDays, cancelHours, restoreDays, review, least, mostPerDay, mostPerMonth } = terms;
  const { bringing, brought, returnDays, withinDays, leastBought } = terms;
  return {
    rates: { ...kopiSenjaTerms.rates, IDR: { points: 1, minor: rupiah } },
    expiry: { base: policyOf(life.base), bonus: policyOf(life.bonus) },
    pendingDays: { online: pendingDays },
    tiers: tierPolicy(programme),
    redemption: { ...kopiSenjaTerms.redemption, cancelHours, restoreDays },
    transfer: {
      ...kopiSenjaTerms.transfer,
      ...{ isOn: true, leastPoints: least, mostPerDay, mostPerMonth, coolingOffDays: COOLING_OFF_DAYS },
    },
    pools: { isOn: true, mostMembers: MOST_IN_A_POOL, limits: poolsAreLimited(terms.from) ? "as_transfers" : "none" },
    referral: { isOn: true, returnDays, withinDays, least: { IDR: leastBought } },
    earning: {
      ...kopiSenjaTerms.earning,
      rules: [
        rule("ulasan", "review", review),
        {
          ...rule("pengajak", "referral", bringing),
          caps: { event: null, member: [{ per: "year", points: MOST_FOR_BRINGING }] },
        },
        { ...rule("teman", "referred", brought), budgets: [{ per: "month", points: MOST_FOR_BROUGHT }] },
      ],
    },
  };
}

function tierPolicy({ window, measure, bars }: ModelTiers): TermsDocument["tiers"] {
  const inTime =
    typeof window === "object" ? ({ window: "rolling_months", months: window.months } as const) : { window };
  const what = {
    tier_points: { kind: "tier_points" },
    spend: { kind: "spend", currency: "IDR", others: {} },
    purchases: { kind: "purchases", atLeast: {} },
  } as const;
  const levels = kopiSenjaTerms.tiers.levels.map((level, place) => ({ ...level, from: bars[place] ?? 0 }));
  return { ...kopiSenjaTerms.tiers, ...inTime, measure: what[measure], levels };
}

function rule(code: string, on: string, points: number): EarningRule {
  const always = { code, name: { id: code, en: code }, on, when: [], group: null };
  return {
    ...{ ...always, effect: { give: "fixed", points, kind: "bonus" } },
    ...{ caps: { event: null, member: [] }, budgets: [] },
  };
}
