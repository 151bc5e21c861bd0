import { expect, it } from "vitest";
import { expiryChanges } from "./expiry-changes";
import { type ExpiryPolicy, expiryPolicy } from "./expiry-policy";

const never: ExpiryPolicy = { policy: "never" };
const year = expiryPolicy.parse({ policy: "fixed", months: 12, roundTo: "month" });
const rolling = expiryPolicy.parse({ policy: "rolling", months: 12, roundTo: "month", activity: ["purchase"] });
const calendar = expiryPolicy.parse({ policy: "calendar", on: "12-31" });
const spared = expiryPolicy.parse({ policy: "calendar", on: "12-31", leastDays: 366 });
const extension = { months: 3, activity: ["purchase"], withinMonths: 6 };
const extended = expiryPolicy.parse({ policy: "fixed", months: 12, roundTo: "month", extension });

it.each([
  ["expiry where there was none, of any kind", never, calendar, "worse"],
  ["expiry where there was none, however often activity moves it", never, rolling, "worse"],
  ["a day of the calendar in place of a year", year, calendar, "worse"],
  ["a year that no longer moves with activity", rolling, year, "worse"],
  ["no extension any more", extended, year, "worse"],
  ["a year that moves with activity", year, rolling, "better"],
  ["an extension for the active", year, extended, "better"],
  ["a day of the calendar that spares what is younger than a year", calendar, spared, "better"],
  ["no end any more", year, never, "better"],
] as const)("%s makes members wait for its notice, or comes at once: %j to %j is %s", (_, before, after, effect) => {
  const changes = expiryChanges("Asia/Jakarta", { base: before, bonus: year }, { base: after, bonus: year });

  expect(changes.map((change) => change.effect)).toEqual([effect]);
});
