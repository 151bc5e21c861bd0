import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import type { Locale } from "@/lib/base/locale";
import { catalogue } from "@/messages/catalogue";
import { tierAndAbove } from "./tier-and-above";

const { levels } = kopiSenjaTerms.tiers;
const said = (code: string, locale: Locale) =>
  tierAndAbove(code, {
    levels,
    locale,
    t: createTranslator({ locale, messages: catalogue[locale], namespace: "rewards" }),
  });

test("what is for a tier is for those above it too, and of the highest nobody stands above", () => {
  expect([said("emas", "id"), said("emas", "en")]).toEqual(["Emas ke atas", "Gold and above"]);
  expect([said("platina", "id"), said("platina", "en")]).toEqual(["Platina", "Platinum"]);
});
