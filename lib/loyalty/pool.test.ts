import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Lot } from "./lots";
import { spendable } from "./lots";
import { movePooled, shareOnLeaving } from "./pool";
import { at, draft, history } from "./rule-fixtures";

const now = at("2026-06-15T03:00:00Z");
const soon = at("2026-07-01T00:00:00Z");
const terms = history({ pools: { isOn: true, mostMembers: 4 } });
const lot = (born: number, points: number, expiresAt: Date | null): Lot => ({
  born,
  ordinal: 1,
  kind: "base",
  points,
  remaining: points,
  availableAt: at("2026-01-01T00:00:00Z"),
  expiresAt,
  termsVersion: 3,
});
const member = (name: string, points: number) => draft({ memberPublicId: name, lots: [lot(1, points, soon)] }, terms);
const pool = () => draft({ memberPublicId: "pool" }, terms);
const move = (way: "in" | "out", points: number) => ({ id: "m", otherId: "p", way, points });

describe("points put together", () => {
  test("keep their end and their terms on the way in and out", () => {
    const [sari, budi, together] = [member("sari", 300), member("budi", 0), pool()];

    expect(movePooled(sari, together, move("in", 200), now).ok).toBe(true);
    expect(movePooled(budi, together, move("out", 150), now).ok).toBe(true);

    expect(spendable(together.lots, now)).toBe(50);
    expect(budi.lots.at(-1)).toMatchObject({ points: 150, expiresAt: soon, termsVersion: 3 });
    expect([sari, budi].map((each) => each.lines.at(-1)?.points)).toEqual([-200, 150]);
  });

  test("can be taken by everybody in the pool, and whoever leaves takes no more than they put in", () => {
    const [sari, budi, together] = [member("sari", 300), member("budi", 300), pool()];
    movePooled(sari, together, move("in", 200), now);
    movePooled(budi, together, move("in", 100), now);
    movePooled(budi, together, move("out", 250), now);

    expect(shareOnLeaving(budi, together, false, now)).toBe(0);
    expect(shareOnLeaving(sari, together, false, now)).toBe(50);
    expect(shareOnLeaving(budi, together, true, now)).toBe(50);
  });

  test.each([
    ["points_missing", move("in", 301), terms],
    ["points_missing", move("out", 1), terms],
    ["points_invalid", move("in", 0), terms],
    ["pools_off", move("in", 10), history({ pools: { isOn: false, mostMembers: 4 } })],
  ] as const)("are refused: %s", (code, asked, by) => {
    const sari = draft({ memberPublicId: "sari", lots: [lot(1, 300, soon)] }, by);

    expect(movePooled(sari, pool(), asked, now)).toMatchObject({ ok: false, refusal: { code } });
  });

  test("are neither more nor fewer, whatever goes in and out", () => {
    const moves = fc.array(
      fc.tuple(fc.constantFrom("in" as const, "out" as const), fc.boolean(), fc.integer({ min: 1, max: 400 })),
    );
    fc.assert(
      fc.property(moves, (steps) => {
        const [sari, budi, together] = [member("sari", 500), member("budi", 500), pool()];
        for (const [way, isSari, points] of steps) movePooled(isSari ? sari : budi, together, move(way, points), now);
        const all = [sari, budi, together].reduce((sum, each) => sum + spendable(each.lots, now), 0);
        expect(all).toBe(1_000);
      }),
    );
  });
});
