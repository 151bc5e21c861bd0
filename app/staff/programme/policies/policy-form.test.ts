import { expect, test } from "vitest";
import { calendarOf } from "@/db/seed/days";
import { openingProgramme } from "@/db/seed/kopi-senja-rules";
import { readTerms } from "@/lib/loyalty/terms-problems";
import { openReading } from "../form-reading";
import { readPolicies, writePolicies } from "./policy-form";

const terms = openingProgramme(calendarOf(new Date("2026-11-22T03:00:00Z")));

function sentBack(changes: Record<string, string> = {}, locale: "id" | "en" = "id") {
  const reading = openReading({ ...writePolicies(terms, locale), ...changes }, locale);
  return { ...readPolicies(reading, terms), problems: reading.problems };
}

test("policies shown and sent back untouched are the very document, in both languages", () => {
  for (const locale of ["id", "en"] as const) {
    const { document, problems } = sentBack({}, locale);

    expect(document).toEqual(terms);
    expect(problems).toEqual({});
  }
});

test("figures, answers, names and kinds of events are put in their places", () => {
  const { document } = sentBack({
    "transfer.mostPerDay": "5.000",
    "pools.isOn": "yes",
    "refunds.level": "kept",
    "referral.least.USD": "",
    "label.0.id": "kopi",
    [`event.${terms.events.length}.code`]: "tumbler",
    [`event.${terms.events.length}.id`]: "membawa tumbler",
    [`event.${terms.events.length}.en`]: "bringing a tumbler",
    "value.minor": "",
    "value.points": "",
  });

  const read = readTerms({ ...document, earning: { ...document.earning, rules: [] } });
  expect(read).toMatchObject({
    ok: true,
    value: {
      transfer: { mostPerDay: 5_000 },
      pools: { isOn: true },
      refunds: { level: "kept" },
      referral: { least: { IDR: 50_000 } },
      earning: { pointValue: null, labels: { kopi: { id: "kopi" } } },
    },
  });
  expect(read.ok && read.value.referral.least.USD).toBeUndefined();
  expect(read.ok && read.value.events.at(-1)).toEqual({
    code: "tumbler",
    name: { id: "membawa tumbler", en: "bringing a tumbler" },
    fields: [],
  });
});

test("what cannot be used is told by its field", () => {
  const { problems, fieldAt } = sentBack({ "disputes.answerDays": "lama", "event.0.en": "" });

  expect(problems).toEqual({ "disputes.answerDays": "not_a_number", "event.0.en": "missing" });
  expect(fieldAt(["events", "2", "code"])).toBe("event.2.code");
  expect(fieldAt(["earning", "labels", "roti", "en"])).toBe("label.1.en");
  expect(fieldAt(["referral", "least", "IDR"])).toBe("referral.least.IDR");
  expect(fieldAt(["earning", "rules", "0"])).toBeNull();
});
