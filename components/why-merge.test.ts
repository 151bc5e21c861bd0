import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { locales } from "@/lib/base/locale";
import { explain } from "@/lib/loyalty/explain";
import type { MergeTrace } from "@/lib/loyalty/merge-trace";
import type { MovedLot, Trace } from "@/lib/loyalty/trace";
import { wordsFor } from "@/lib/words-for";
import { catalogue } from "@/messages/catalogue";
import { isOfMerging, sayMerging } from "./why-merge";

const lots: MovedLot[] = [{ kind: "base", points: 30, expires: null, earnedUnder: 1 }];
const merged: Omit<MergeTrace, "way"> = { rule: "merge", with: "", lots, debt: 20, tierPoints: 5, reason: null };
const level = { rule: "tier_merged", from: "perak", to: "emas", until: null, was: null, graceWas: 0 } as const;
const traces: Trace[] = [
  { ...merged, lots: [], way: "out" },
  { ...merged, way: "in", owed: 5 },
  { ...merged, way: "undone_out", instead: 3 },
  { ...merged, way: "undone_in", tierPoints: -5 },
  level,
];

test.each(locales)("a merging is told whole in %s, from either side and when it is undone", (locale) => {
  const wrong = (error: Error) => {
    throw error;
  };
  const t = createTranslator({ locale, messages: catalogue[locale], namespace: "why", onError: wrong });
  const words = wordsFor(locale, "Asia/Jakarta", "poin");
  const tiers = { tier: (code: string) => code, counted: (value: number) => `${value} poin` };
  const statements = traces.flatMap((trace) => explain(trace, { points: 0, termsVersion: 1 })).filter(isOfMerging);
  for (const statement of statements) expect(sayMerging(t, statement, tiers, words)).toMatch(/^[^{}]{12,}$/);
  expect(new Set(statements.map(({ key }) => key)).size).toBe(10);
});
