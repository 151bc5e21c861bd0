import { describe, expect, test } from "vitest";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import { type RowContext, readInstant, readPurchaseRow } from "./purchase-row";

const now = new Date("2026-06-01T05:00:00Z");
const context: RowContext = {
  history: [{ ...kopiSenjaTerms, version: 1, effectiveFrom: new Date("2020-01-01T00:00:00Z") }],
  zone: "Asia/Jakarta",
  now,
  currency: null,
};
const good = { member: "A-1", occurredAt: "2026-03-09", total: "29.33", currency: "USD" };

describe("a row of a file of purchases", () => {
  test("is read with its amount in minor units and its day in the programme's zone", () => {
    expect(readPurchaseRow(2, good, context)).toMatchObject({
      member: "A-1",
      totalMinor: 2_933,
      currency: "USD",
      occurredAt: new Date("2026-03-08T17:00:00Z"),
      externalId: null,
    });
  });

  test("is told everything that is wrong with it at once", () => {
    const errors = readPurchaseRow(7, { member: " ", occurredAt: "9/3/2026", total: "1,5", currency: "XXX" }, context);
    expect(Array.isArray(errors) && errors.map(({ line, field }) => [line, field])).toEqual([
      [7, "member"],
      [7, "occurredAt"],
      [7, "currency"],
      [7, "total"],
    ]);
  });

  test.each([
    ["total", { ...good, total: "29.333" }],
    ["total", { ...good, total: "-1" }],
    ["currency", { ...good, currency: "" }],
    ["currency", { ...good, currency: "EUR" }],
    ["occurredAt", { ...good, occurredAt: "2026-06-02" }],
    ["externalId", { ...good, externalId: "" }],
    ["email", { ...good, email: "nobody" }],
    ["phone", { ...good, phone: "call me" }],
    ["name", { ...good, name: "x".repeat(201) }],
  ])("is refused for its %s alone", (field, fields) => {
    expect(readPurchaseRow(2, fields, context)).toMatchObject([{ field }]);
  });

  test("takes the currency of the whole file where it has none of its own", () => {
    const row = readPurchaseRow(2, { ...good, currency: "" }, { ...context, currency: "IDR" });
    expect(row).toMatchObject([{ field: "total" }]);
    expect(
      readPurchaseRow(2, { ...good, currency: "", total: "125000" }, { ...context, currency: "IDR" }),
    ).toMatchObject({
      currency: "IDR",
      totalMinor: 125_000,
    });
  });

  test("says the same whatever stands around its fields", () => {
    const row = readPurchaseRow(2, good, context);
    const spaced = readPurchaseRow(9, { ...good, member: " A-1 ", total: " 29.33" }, context);
    expect("fingerprint" in row && "fingerprint" in spaced && row.fingerprint === spaced.fingerprint).toBe(true);
  });
});

test.each([
  ["2026-03-09", "2026-03-08T17:00:00.000Z"],
  ["2026-03-09 14:05", "2026-03-09T07:05:00.000Z"],
  ["2026-03-09T14:05:09.5", "2026-03-09T07:05:09.500Z"],
  ["2026-03-09T14:05:00Z", "2026-03-09T14:05:00.000Z"],
  ["2026-03-09T14:05:00+0900", "2026-03-09T05:05:00.000Z"],
])("%s is %s in Jakarta", (text, instant) => {
  expect(readInstant(text, "Asia/Jakarta")?.toISOString()).toBe(instant);
});

test.each(["", "2026-02-30", "2026-13-01", "2026-01-01T25:00", "yesterday", "20260309"])("%j is no instant", (text) => {
  expect(readInstant(text, "Asia/Jakarta")).toBeNull();
});
