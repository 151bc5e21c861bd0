import { expect, test } from "vitest";
import { isBirthday } from "./birthday";

const now = new Date("2026-11-21T05:00:00Z");

test("a birthday is a day of the calendar that is past", () => {
  expect(["1990-02-28", "2000-02-29", "1900-01-01", "2026-11-20"].map((day) => isBirthday(day, now))).not.toContain(
    false,
  );
});

test("no birthday lies ahead, before 1900 or outside the calendar", () => {
  const days = ["2026-11-22", "1899-12-31", "1990-02-30", "2001-02-29", "28-02-1990", "1990-2-8", ""];

  expect(days.map((day) => isBirthday(day, now))).not.toContain(true);
});
