import { expect, test } from "vitest";
import english from "@/messages/en/staff-audit.json";
import indonesian from "@/messages/id/staff-audit.json";
import { reasons } from "../../fulfilment/_components/moves-for";
import { changesBetween, fieldKeys, instantIn, toldChanges } from "./trail-words";

test("what is said with a move of a redemption has its words, every reason of staff among them", () => {
  for (const { field, value } of [indonesian, english]) {
    expect(field).toMatchObject(
      Object.fromEntries(
        ["state", "because", "courier", "tracking", "reference", "redemption_friend", "redemption_batch"].map(
          (each) => [each, expect.any(String)],
        ),
      ),
    );
    for (const each of [...reasons, "called_off"]) expect(value.because).toHaveProperty(each, expect.any(String));
  }
});

test("a change is told leaf by leaf, and only what changed", () => {
  const before = { points: 500, texts: { id: { name: "Kopi" }, en: { name: "Coffee" } } };
  const after = { points: 400, texts: { id: { name: "Kopi susu" }, en: { name: "Coffee" } } };

  expect(changesBetween(before, after)).toEqual([
    { path: "points", before: 500, after: 400 },
    { path: "texts.id.name", before: "Kopi", after: "Kopi susu" },
  ]);
});

test("what holds nothing is not told of where nothing was before", () => {
  expect(changesBetween(null, { details: {}, points: 400 })).toEqual([
    { path: "points", before: undefined, after: 400 },
  ]);
  expect(changesBetween({ details: { percent: 10 } }, { details: {} })).toEqual([
    { path: "details.percent", before: 10, after: undefined },
  ]);
});

test("personal data is told as changed although nothing of it was kept", () => {
  expect(changesBetween({ name: "changed" }, { name: "changed" })).toEqual([
    { path: "name", before: "changed", after: "changed" },
  ]);
});

test("columns of one personal thing are told once, as changed, whatever was kept of them", () => {
  const before = { email_hash: "\\x01", email_cipher: "changed", state: "joining" };
  const after = { email_hash: "\\x02", email_cipher: "changed", state: "active", password_hash: "changed" };

  expect(toldChanges(before, after, "person")).toEqual([
    { path: "email", before: "changed", after: "changed" },
    { path: "state", before: "joining", after: "active" },
    { path: "password", before: "changed", after: "changed" },
  ]);
});

test.each([
  ["reward", "points", "Harga dalam poin", "Price in points"],
  ["member", "points", "Perubahan poin", "Change in points"],
  ["member", "journalVersion", "Baris buku poin", "Line in the ledger"],
  ["reward", "texts.id.name", "Nama (Indonesia)", "Name (Indonesian)"],
  ["person", "data_key", "Kunci data pribadi", "Key of personal data"],
])("of a %s, %s is worded in both languages", (sort, path, id, en) => {
  const worded = (fields: object) => fieldKeys(path, sort).flatMap((key) => Reflect.get(fields, key) ?? [])[0];

  expect([worded(indonesian.field), worded(english.field)]).toEqual([id, en]);
});

test("an instant is known by how the database writes it, and nothing else is taken for one", () => {
  expect(instantIn("2025-08-22T02:00:00.123456+00:00")).toEqual(new Date("2025-08-22T02:00:00.123Z"));
  for (const other of ["2025-08-22", "Promo 2025", 20250822, null]) expect(instantIn(other)).toBeNull();
});
