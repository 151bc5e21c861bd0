import { expect, test } from "vitest";
import { rule } from "./earning-fixtures";
import { terms } from "./rule-fixtures";
import { readTerms } from "./terms-problems";

const { version: _, effectiveFrom: __, ...document } = terms();
const problemsOf = (changes: object) => {
  const read = readTerms({ ...document, ...changes });
  return read.ok ? [] : read.refusal;
};

test("a document is read as it was written, and what was left out as its default", () => {
  const { earning, ...without } = document;

  expect(readTerms(document)).toEqual({ ok: true, value: document });
  expect(readTerms(without)).toEqual({ ok: true, value: { ...document, earning } });
});

test("every problem is told by where it stands", () => {
  const changes = {
    noticeDays: -1,
    redemption: { cancelHours: "two", restoreDays: 400 },
    texts: { id: [{ title: "", body: "x" }], en: [] },
  };

  expect(problemsOf(changes)).toEqual(
    expect.arrayContaining([
      { path: ["noticeDays"], code: "too_small", limit: 0 },
      { path: ["redemption", "cancelHours"], code: "wrong_kind" },
      { path: ["redemption", "restoreDays"], code: "too_large", limit: 365 },
      { path: ["texts", "id", "0", "title"], code: "missing" },
    ]),
  );
});

test("a word misspelt is told instead of being dropped without a word", () => {
  expect(problemsOf({ pendingDay: { online: 7 }, redemption: { ...document.redemption, cancelHour: 1 } })).toEqual([
    { path: ["redemption", "cancelHour"], code: "unknown_key" },
    { path: ["pendingDay"], code: "unknown_key" },
  ]);
});

test("what fits only apart is told: tiers of one code, texts of one title, languages that say different things", () => {
  const [first, second, ...levels] = document.tiers.levels;
  const [text] = document.texts.id;

  expect(
    problemsOf({ tiers: { ...document.tiers, levels: [first, { ...second, code: first?.code }, ...levels] } }),
  ).toEqual([{ path: ["tiers", "levels", "1", "code"], code: "tier_twice" }]);
  expect(problemsOf({ texts: { ...document.texts, id: [text, text] } })).toEqual([
    { path: ["texts", "id", "1", "title"], code: "title_twice" },
    { path: ["texts"], code: "languages_differ" },
  ]);
  expect(problemsOf({ zone: "Asia/Jogja" })).toEqual([{ path: ["zone"], code: "zone_unknown" }]);
});

test("rules that do not fit together are told at the field that does not", () => {
  const double = rule({ code: "double", effect: { give: "multiplier", percent: 200, kind: "bonus" } });
  const twice = { ...document.earning, rules: [double, { ...double, when: [{ if: "segment", anyOf: ["nobody"] }] }] };

  expect(problemsOf({ earning: twice })).toEqual([
    { path: ["earning", "rules", "1", "code"], code: "rule_twice" },
    { path: ["earning", "rules", "1", "when", "0", "anyOf"], code: "segment_unknown" },
  ]);
});
