import { expect, test } from "vitest";
import { withUnspoken } from "@/lib/base/unspoken";
import { readRewardForm, writeMoney } from "./read-reward-form";

const here = { locale: "id", zone: "Asia/Jakarta", currency: "IDR" } as const;

test("numbers are read as the typist's language writes them", () => {
  expect(readRewardForm({ points: "12.500" }, here).edit.points).toBe(12_500);
  expect(readRewardForm({ points: "12,500" }, { ...here, locale: "en" }).edit.points).toBe(12_500);
  expect(readRewardForm({ points: "12,500" }, here).problems.points).toBe("not_a_number");
});

test("money is read in minor units and shown again as it was typed", () => {
  const dollars = { ...here, currency: "USD" };

  expect(readRewardForm({ points: "1", value: "Rp25.000" }, here).edit.valueMinor).toBe(25_000);
  expect(readRewardForm({ points: "1", value: "29,33" }, dollars).edit.valueMinor).toBe(2_933);
  expect(writeMoney(2_933, "USD", "id")).toBe("29,33");
});

test("what was left empty is unlimited, what cannot be read is told by its field", () => {
  const { edit, stock, problems } = readRewardForm({ stock: "", startsOn: "besok", perMemberLimit: "dua" }, here);

  expect(stock).toBeNull();
  expect(edit.validDays).toBeNull();
  expect(problems).toEqual({ points: "missing", startsOn: "not_a_day", perMemberLimit: "not_a_number" });
});

test.each([
  ["Mitra", "partners"],
  ["partners", "partners"],
  ["roti & KUE", "bakery"],
  ["For home", "home"],
  ["Alat seduh", "Alat seduh"],
])("the category typed as %s is kept as %s", (typed, kept) => {
  expect(readRewardForm({ points: "1", category: typed }, here).edit.category).toBe(kept);
});

test("what a kind says of itself is read by its own fields, money in minor units; another kind's are left out", () => {
  const typed = {
    kind: "donation",
    points: "500",
    "detail-donation-partner": " Yayasan Hijau ",
    "detail-donation-unitMinor": "Rp20.000",
    "detail-donation-goalMinor": "",
    "detail-experience-placeId": "Senopati",
    "detail-donation-collects": "zakat",
  };

  const { edit, problems } = readRewardForm(typed, here);
  expect([edit.details, problems]).toEqual([{ partner: "Yayasan Hijau", unitMinor: 20_000, collects: "zakat" }, {}]);
  expect(readRewardForm({ ...typed, "detail-donation-unitMinor": "dua" }, here).problems).toEqual({
    "detail-donation-unitMinor": "not_a_number",
  });
  const talk = {
    kind: "access",
    points: "1",
    "detail-access-placeId": "Lantai 2",
    "detail-access-placeEn": "Second floor",
  };
  expect(readRewardForm(talk, here).edit.details).toEqual({ place: "Lantai 2", placeEn: "Second floor" });
  const course = { kind: "training", points: "1", "detail-training-certificate": "yes" };
  expect(readRewardForm(course, here).edit.details).toEqual({ certificate: true });
});

test("where one language is spoken, what a kind says in the other stays, and what is missing there follows", () => {
  const read = (spoken: string, typed: Record<string, string>) =>
    readRewardForm(withUnspoken({ spoken, kind: "access", points: "1", ...typed }) as Record<string, string>, here).edit
      .details;
  const [id, en] = ["detail-access-placeId", "detail-access-placeEn"];

  expect(read("en", { [id]: "", [en]: "Second floor" })).toEqual({ place: "Second floor", placeEn: "Second floor" });
  expect(read("en", { [id]: "Lantai 2", [en]: "2nd floor" })).toEqual({ place: "Lantai 2", placeEn: "2nd floor" });
  expect(read("id", { [id]: "Lantai 3", [en]: "" })).toEqual({ place: "Lantai 3", placeEn: "Lantai 3" });
  expect(read("id", { [id]: "", [en]: "Second floor" })).toEqual({});
});
