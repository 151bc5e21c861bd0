import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { wordsOfRules } from "@/components/rule-in-words";
import { type Locale, locales } from "@/lib/base/locale";
import { presets } from "@/lib/loyalty/presets";
import { amountsIn } from "@/lib/loyalty/presets/preset";
import { type Terms, type TermsDraft, termsDocument } from "@/lib/loyalty/terms";
import { waysToEarn } from "@/lib/loyalty/ways-to-earn";
import { wordsFor } from "@/lib/words-for";
import { catalogue } from "@/messages/catalogue";
import { waitingInWords, whenInWords } from "./earn-words";

const now = new Date("2026-11-23T03:00:00Z");
const drafts = presets.map((preset) => [preset.code, preset.terms(amountsIn("IDR"), "Asia/Jakarta")] as const);

function termsOf(draft: TermsDraft, changes: Partial<TermsDraft> = {}): Terms {
  return { ...termsDocument.parse({ ...draft, ...changes }), version: 1, effectiveFrom: new Date(0) };
}

/** The sentences of the page that depend on what the terms let happen. */
function drawn(terms: Terms, locale: Locale) {
  const onError = (error: Error) => {
    throw error;
  };
  const messages = catalogue[locale];
  const words = wordsFor(locale, "Asia/Jakarta", "poin");
  const rules = createTranslator({ locale, messages, namespace: "rules", onError });
  const friends = createTranslator({ locale, messages, namespace: "friends.conditions", onError });
  const t = createTranslator({ locale, messages, namespace: "earn", onError });
  const say = wordsOfRules(rules, terms, words);
  const { purchases, others } = waysToEarn(terms, now);
  return {
    waiting: waitingInWords(t, terms, words),
    ways: others.map(({ kind }) => kind),
    purchases: purchases.map(({ code }) => code),
    conditions: Object.fromEntries(
      others.map(({ kind, rules: each }) => [
        kind,
        each.flatMap((rule) => whenInWords(rule, terms, words, { say, friends })),
      ]),
    ),
  };
}

describe.each(drafts)("the page of earning under the terms of %s", (_, draft) => {
  test.each(locales)("says of points what the terms let them do, in %s", (locale) => {
    const terms = termsOf(draft);
    const { waiting } = drawn(terms, locale);
    const atOnce = /saat itu juga|at once/;
    const waits = Object.entries(terms.pendingDays).filter(([, days]) => days > 0);

    expect(waiting.some((sentence) => atOnce.test(sentence))).toBe(!waits.some(([channel]) => channel === "store"));
    for (const [channel, days] of waits)
      expect(waiting.some((said) => said.includes(String(days)) && !said.includes(`dari ${channel}`))).toBe(true);
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting.join(" ")).not.toMatch(/\b(store|online_|undefined)\b/);
  });

  test.each(locales)(
    "promises for friends what the terms ask of them, and nothing where they are off, in %s",
    (locale) => {
      const on = drawn(termsOf(draft), locale);
      const off = drawn(
        termsOf(draft, { referral: { isOn: false, returnDays: 14, withinDays: 90, least: {} } }),
        locale,
      );
      const { returnDays, withinDays, least } = termsOf(draft).referral;
      const money = wordsFor(locale, "Asia/Jakarta", "poin").money(least.IDR ?? 0, "IDR");

      for (const side of ["referral", "referred"]) {
        expect(on.conditions[side]?.join(" ")).toContain(money);
        expect(on.conditions[side]?.join(" ")).toContain(`${withinDays} `);
        expect(on.conditions[side]?.join(" ")).toContain(`${returnDays} `);
        expect(off.ways).not.toContain(side);
      }
    },
  );

  test("promises nothing for what the terms do not hear of, and no review where none is asked for", () => {
    const terms = termsOf(draft);
    const rules = terms.earning.rules.map((rule) => (rule.on === "profile_completed" ? { ...rule, on: "gone" } : rule));
    const silent = drawn({ ...terms, earning: { ...terms.earning, rules } }, "id");
    const unasked = drawn(termsOf(draft, { feedback: { reviewDays: 0, changeDays: 30 } }), "id");
    const known = terms.events.map(({ code }) => code);

    expect(drawn(terms, "id").ways.every((kind) => known.includes(kind))).toBe(true);
    expect(silent.ways).not.toContain("gone");
    expect(unasked.ways).not.toContain("review");
  });

  test("keeps no heading over campaigns that are all over", () => {
    const terms = termsOf(draft);
    const over = { if: "dates", to: "2026-11-22" } as const;
    const rules = terms.earning.rules.map((rule) => ({ ...rule, when: [...rule.when, over] }));
    const today = rules.map((rule) => ({ ...rule, when: [{ if: "dates", to: "2026-11-23" } as const] }));

    expect(drawn({ ...terms, earning: { ...terms.earning, rules } }, "id")).toMatchObject({ purchases: [], ways: [] });
    expect(drawn({ ...terms, earning: { ...terms.earning, rules: today } }, "id").ways.length).toBeGreaterThan(0);
  });
});
