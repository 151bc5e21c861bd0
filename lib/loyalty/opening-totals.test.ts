import { expect, test } from "vitest";
import type { OpeningLot } from "./opening";
import { addOpening, noTotals } from "./opening-totals";
import { at, history } from "./rule-fixtures";

const lot = (changes: Partial<OpeningLot>): OpeningLot => ({
  ...{ kind: "base", points: 100, earnedOn: "2026-01-05", expiresOn: "never", availableFrom: null },
  ...changes,
});

test("points are told by kind, by the year of their last good day in the programme's zone, and apart where they have to wait", () => {
  const totals = noTotals();
  const now = at("2026-03-02T10:00");
  const waits = at("2026-05-01T00:00").getTime();

  const context = { history: history(), zone: "Asia/Jakarta", now };
  // Good through New Year's Eve: they end as the year begins, and belong to the one before.
  addOpening(
    totals,
    { lots: [lot({ expiresOn: "2027-12-31" }), lot({ points: 20 })], tierPoints: 5, tier: null },
    context,
  );
  addOpening(
    totals,
    {
      lots: [lot({ points: 7, kind: "bonus", expiresOn: "2026-08-17", availableFrom: waits })],
      tierPoints: 1,
      tier: null,
    },
    context,
  );

  expect(totals).toEqual({
    ...{ lots: 3, points: 127, base: 120, bonus: 7, pending: 7, tierPoints: 6, firstEnd: "2026-08-17" },
    ends: [
      { year: 2026, points: 7 },
      { year: 2027, points: 100 },
      { year: null, points: 20 },
    ],
  });
});
