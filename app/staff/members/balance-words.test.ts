import { createTranslator } from "next-intl";
import { afterEach, expect, test } from "vitest";
import { locales } from "@/lib/base/locale";
import { balanceFaults } from "@/lib/loyalty/balance-row";
import { callPoints, messagesIn } from "@/messages/unit-words";

afterEach(() => callPoints({ id: "poin", en: "points", enOne: "point" }));

const about = {
  ...{ member: "B-1", tier: "platina", tiers: "perak, emas", on: "31 Des 2025", told: "emas", reason: "a quote" },
  ...{ most: 200, has: 3, header: 2, otherLine: "7" },
};

test.each(locales)("every refused row is told why in a whole sentence, in %s", (locale) => {
  const onError = (error: Error) => {
    throw error;
  };
  const t = createTranslator({ locale, messages: messagesIn(locale), namespace: "staff-balances.problem", onError });

  for (const fault of balanceFaults) expect(t(fault, about), fault).toMatch(/^\p{Lu}|^B-1/u);
  expect(t("told_otherwise", about)).toContain("7");
});

test("columns keep their names where a programme calls points something else", () => {
  callPoints({ id: "bintang", en: "stars", enOne: "star" });
  const t = createTranslator({ locale: "en", messages: messagesIn("en"), namespace: "staff-balances.how" });

  expect(t("columns", { required: "member, points", others: "kind" })).toContain("member, points");
});
