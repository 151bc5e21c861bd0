import { expect, test } from "vitest";
import { calendarOf } from "@/db/seed/days";
import { openingProgramme, withSenjaWeeks } from "@/db/seed/kopi-senja-rules";
import type { EarningRule } from "@/lib/loyalty/earning-rules";
import { type TermsDocument, termsDocument } from "@/lib/loyalty/terms";
import { openReading } from "../form-reading";
import { conditionKinds } from "./condition-parts";
import { codeAfter, readRuleForm } from "./read-rule-form";
import { writeRuleForm } from "./write-rule-form";

const calendar = calendarOf(new Date("2026-11-22T03:00:00Z"));
const terms = withSenjaWeeks(openingProgramme(calendar), calendar);

function sentBack(rule: EarningRule, document: TermsDocument, changes: Record<string, string> = {}) {
  const typed = { ...writeRuleForm(rule, 0, document.earning, "id"), ...changes };
  const reading = openReading(typed, "id");
  return { ...readRuleForm(reading, rule.code, document), problems: reading.problems };
}

test("every rule shown and sent back untouched is the very rule, in both languages", () => {
  for (const rule of [...terms.earning.rules, everyCondition()]) {
    for (const locale of ["id", "en"] as const) {
      const reading = openReading(writeRuleForm(rule, 0, terms.earning, locale), locale);

      expect(readRuleForm(reading, rule.code, terms).value).toEqual(rule);
      expect(reading.problems).toEqual({});
    }
  }
});

test("a condition filled in is a condition more, an emptied one is gone, and figures are read as they are written here", () => {
  const [rule] = terms.earning.rules;
  if (!rule) throw new Error("The demonstration has rules");

  const { value } = sentBack(rule, terms, {
    "when.nth.0.n": "",
    "when.amount.0.currency": "IDR",
    "when.amount.0.atLeast": "60.000",
  });

  expect(value.when).toEqual([
    { if: "channel", anyOf: ["store"] },
    { if: "amount", currency: "IDR", atLeast: 60_000 },
  ]);
});

test("what cannot be read is told by its field, and so is what the document refuses", () => {
  const rule = terms.earning.rules.find(({ code }) => code === "pekan-senja");
  if (!rule) throw new Error("The demonstration has its promotion");

  const read = sentBack(rule, terms, { "effect.points": "banyak", "when.birthday.0.daysBefore": "3", "name.en": "" });

  expect(read.problems).toEqual({
    "effect.points": "not_a_number",
    "when.birthday.0.daysAfter": "missing",
    "name.en": "missing",
  });
  expect(read.fieldAt(["when", "1", "atLeast"])).toBe("when.amount.0.atLeast");
  expect(read.fieldAt(["caps", "member", "1", "points"])).toBe("caps.member.1.most");
  expect(read.fieldAt(["budgets", "0", "minor"])).toBe("budgets.0.minor");
});

test("a new rule is called after its name, and no two alike", () => {
  expect(codeAfter("Roti sore", [])).toBe("roti-sore");
  expect(codeAfter("Roti sore!", ["roti-sore", "roti-sore-2"])).toBe("roti-sore-3");
  expect(codeAfter("2 × 1", [])).toBe("1".replace("1", "aturan"));
});

/** A rule with one of every condition there is. */
function everyCondition(): EarningRule {
  const around = { daysBefore: 3, daysAfter: 4 };
  const conditions = {
    time: { weekdays: [1, 7], from: "06:30", to: "10:00" },
    dates: { from: "2027-01-01", to: "2027-02-01" },
    amount: { currency: "USD", atLeast: 1_050, atMost: 99_900 },
    category: { anyOf: ["roti", "kue"] },
    product: { anyOf: ["sku-1"] },
    store: { anyOf: ["Jakarta Menteng"] },
    channel: { anyOf: ["store"] },
    tier: { anyOf: ["emas"] },
    segment: { anyOf: ["langganan"] },
    tag: { anyOf: ["vip"] },
    birthday: around,
    anniversary: around,
    nth: { n: 12_00, every: true, counts: "each" },
    frequency: { atLeast: 3, days: 30, counts: "days" },
    visits: { atLeast: 2, atMost: 5 },
    joined: { atLeastDays: 1, atMostDays: 30 },
    field: { field: "stars", anyOf: ["5"], atLeast: 4.5 },
  };
  const when = conditionKinds.map((kind) => ({ if: kind, ...conditions[kind] }));
  const [first] = terms.earning.rules;
  const earning = { ...terms.earning, rules: [{ ...first, when: [...when, { if: "tag", anyOf: ["staff"] }] }] };
  const [rule] = termsDocument.parse({ ...terms, earning }).earning.rules;
  if (!rule) throw new Error("A rule was written");
  return rule;
}
