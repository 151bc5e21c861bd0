import { expect, it } from "vitest";
import { atSpoken, withUnspoken } from "./unspoken";

it("leaves a form in both languages as it is", () => {
  const fields = { nameId: "Kopi", nameEn: "" };
  expect(withUnspoken(fields)).toBe(fields);
});

it("keeps what stands in the language that is off, says what is missing in the other, and asks nothing of it", () => {
  const kept = {
    spoken: ["id", "id"],
    nameId: "Kopi senja",
    nameEn: "Dusk coffee",
    summaryId: "Hangat",
    summaryEn: "",
  };
  expect(withUnspoken(kept)).toEqual({
    ...{ nameId: "Kopi senja", nameEn: "Dusk coffee", summaryId: "Hangat", summaryEn: "Hangat" },
  });
  expect(withUnspoken({ spoken: "en", "name.en": "Gold", "label.0.en": "Shop" })).toEqual({
    ...{ "name.en": "Gold", "name.id": "Gold", "label.0.en": "Shop", "label.0.id": "Shop" },
  });
});

it("takes away in both what was taken away, and keeps lists line by line", () => {
  expect(withUnspoken({ spoken: "id", text3TitleId: "", text3TitleEn: "Old" })).toMatchObject({ text3TitleEn: "" });
  const benefits = { tier1BenefitsId: "Kopi\r\nKue\r\nKursi", tier1BenefitsEn: "Coffee\nCake" };
  expect(withUnspoken({ spoken: "id", ...benefits })).toMatchObject({ tier1BenefitsEn: "Coffee\nCake\nKursi" });
  const fewer = { tier1BenefitsId: "Kopi", tier1BenefitsEn: "Coffee\nCake" };
  expect(withUnspoken({ spoken: "id", ...fewer })).toMatchObject({ tier1BenefitsEn: "Coffee" });
});

it("tells what is wrong with a field nobody sees at the one that was asked for, once", () => {
  const typed = { spoken: "en", placeId: "", placeEn: "", rewardId: "7" };

  expect(atSpoken({ placeId: "Say where." }, typed)).toEqual({ placeEn: "Say where." });
  expect(atSpoken({ placeId: "Say where.", placeEn: "Too long." }, typed)).toEqual({ placeEn: "Too long." });
  expect(atSpoken({ rewardId: "No such reward." }, typed)).toEqual({ rewardId: "No such reward." });
  expect(atSpoken({ "name.en": "Needed." }, { spoken: "id", "name.id": "" })).toEqual({ "name.id": "Needed." });
  expect(atSpoken({ placeId: "Say where." }, { placeId: "", placeEn: "" })).toEqual({ placeId: "Say where." });
});
