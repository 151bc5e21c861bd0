import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import type { Locale } from "@/lib/base/locale";
import { detailsOf } from "@/lib/loyalty/kinds";
import { rewardKinds } from "@/lib/loyalty/reward";
import { catalogue } from "@/messages/catalogue";
import { detailLabel } from "./detail-label";

const labelled = (name: string, locale: Locale) =>
  detailLabel(name, createTranslator({ locale, messages: catalogue[locale], namespace: "reward-kinds" }));

test("what a kind says in both languages is told with its language, and what it says once without", () => {
  expect([labelled("place", "id"), labelled("placeEn", "id")]).toEqual(["Tempat (Indonesia)", "Tempat (Inggris)"]);
  expect([labelled("gift", "en"), labelled("giftEn", "en")]).toEqual([
    "For your friend (Indonesian)",
    "For your friend (English)",
  ]);
  expect(labelled("percent", "en")).toBe("Discount in per cent");
});

test("every detail of every kind has its name, in both languages and no two of a kind the same", () => {
  for (const locale of ["id", "en"] as const)
    for (const kind of rewardKinds) {
      const names = detailsOf(kind).map(([name]) => labelled(name, locale));
      expect(names, kind).not.toContain(null);
      expect(new Set(names).size, `${kind}: ${names}`).toBe(names.length);
    }
});

test("a detail that no kind has any more is not named", () => {
  expect(labelled("colour", "en")).toBeNull();
});
