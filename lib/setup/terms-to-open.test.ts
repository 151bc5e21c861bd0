import { expect, test } from "vitest";
import { presets } from "@/lib/loyalty/presets";
import { chosenProgramme } from "./terms-to-open";

const miles = { id: "mil", en: "miles", enOne: "mile" };
const chosen = (preset: string, unitNames: { id: string; en: string; enOne?: string }) =>
  chosenProgramme({ preset }, { currency: "IDR", zone: "Asia/Jakarta", unitNames });

test("the first terms and rewards call points as the business does, in both languages", () => {
  const texts = JSON.stringify([chosen("travel", miles)?.document, chosen("travel", miles)?.rewards]);

  expect(texts).toContain("Miles are not money");
  expect(texts).toContain("Mil bukan uang");
  expect(texts).toContain("Miles on every purchase");
  expect(texts).not.toMatch(/\bpoints? (are|is|on|that|cannot)\b|\b[Pp]oin di setiap/);
  const house = chosen("travel", { id: "poin", en: "points" });
  expect(JSON.stringify(house?.document.texts)).toContain("Points are not money");
});

test("the terms promise the notice that they keep", () => {
  for (const { code } of presets) {
    const document = chosen(code, { id: "poin", en: "points" })?.document;
    const promised = (locale: "id" | "en") =>
      document?.texts[locale].flatMap(({ body }) => /(\d+) (?:hari sebelumnya|days ahead)/.exec(body)?.[1] ?? []);
    expect(promised("id")).toEqual([String(document?.noticeDays)]);
    expect(promised("en")).toEqual([String(document?.noticeDays)]);
  }
});
