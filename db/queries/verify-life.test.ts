import { expect, it } from "vitest";
import type { Change } from "./ledger-evidence";
import { verifyLife } from "./verify-life";
import type { ReadLine } from "./verify-member";

const arrived: Change = ["new", 1, 1, 500, "base", 500, 1_000, 9_000, 1];

/** What is found of a member whose 500 points live from 1,000 to 9,000 and then saw these lines. */
function foundOf(...lines: { kind: string; at: number; changes: Change[] }[]): string[] {
  const invariants: string[] = [];
  const read = [{ kind: "earned", at: 1_000, changes: [arrived] }, ...lines].map(
    ({ kind, at, changes }, place) =>
      ({ version: place + 1, kind, occurredMicros: at * 1_000, parsedChanges: changes }) as ReadLine,
  );
  verifyLife(read, (invariant) => invariants.push(invariant));
  return invariants;
}

it("finds nothing wrong with points that are redeemed, extended and lapse as they should", () => {
  expect(
    foundOf(
      { kind: "redeemed", at: 8_999, changes: [["draw", 1, 1, -200]] },
      { kind: "extended", at: 9_000, changes: [["extend", 1, 1, 0, 12_000]] },
      { kind: "lapsed", at: 12_000, changes: [["draw", 1, 1, -300]] },
    ),
  ).toEqual([]);
});

it.each([
  ["redeemed at their end", "journals_redeem_what_can_be_spent", "redeemed", 9_000, ["draw", 1, 1, -500]],
  ["redeemed while pending", "journals_redeem_what_can_be_spent", "redeemed", 999, ["draw", 1, 1, -500]],
  ["lapsed too early", "lots_lapse_whole_at_their_end", "lapsed", 8_999, ["draw", 1, 1, -500]],
  ["lapsed too late", "lots_lapse_whole_at_their_end", "lapsed", 9_001, ["draw", 1, 1, -500]],
  ["lapsed in part", "lots_lapse_whole_at_their_end", "lapsed", 9_000, ["draw", 1, 1, -499]],
  ["shortened", "lots_only_ever_live_longer", "extended", 5_000, ["extend", 1, 1, 0, 8_000]],
  ["extended with points of their own", "journals_extended_move_no_points", "extended", 5_000, ["draw", 1, 1, -1]],
] as const)("finds points that %s", (_, invariant, kind, at, change) => {
  expect(foundOf({ kind, at, changes: [[...change]] })).toEqual([invariant]);
});
