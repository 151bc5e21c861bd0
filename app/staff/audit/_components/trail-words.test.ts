import { expect, test } from "vitest";
import { changesBetween } from "./trail-words";

test("a change is told leaf by leaf, and only what changed", () => {
  const before = { points: 500, texts: { id: { name: "Kopi" }, en: { name: "Coffee" } } };
  const after = { points: 400, texts: { id: { name: "Kopi susu" }, en: { name: "Coffee" } } };

  expect(changesBetween(before, after)).toEqual([
    { path: "points", before: 500, after: 400 },
    { path: "texts.id.name", before: "Kopi", after: "Kopi susu" },
  ]);
});

test("personal data is told as changed although nothing of it was kept", () => {
  expect(changesBetween({ name: "changed" }, { name: "changed" })).toEqual([
    { path: "name", before: "changed", after: "changed" },
  ]);
});
