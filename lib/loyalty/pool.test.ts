import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Lot } from "./lots";
import { spendable } from "./lots";
import { movePooled, roomToPutIn, shareOnLeaving } from "./pool";
import { at, continued, draft, history } from "./rule-fixtures";
import { sendPoints } from "./transfer";

const now = at("2026-06-15T03:00:00Z");
const soon = at("2026-07-01T00:00:00Z");
const terms = history({ pools: { isOn: true, mostMembers: 4, limits: "none" } });
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
const joinedAt = at("2026-01-01T00:00:00Z");
const move = (way: "in" | "out", points: number) => ({ id: "m", otherId: "p", way, points, joinedAt });

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
    ["pools_off", move("in", 10), history({ pools: { isOn: false, mostMembers: 4, limits: "none" } })],
  ] as const)("are refused: %s", (code, asked, by) => {
    const sari = draft({ memberPublicId: "sari", lots: [lot(1, 300, soon)] }, by);

    expect(movePooled(sari, pool(), asked, now)).toMatchObject({ ok: false, refusal: { code } });
  });

  test("neither go in nor come out while the pool is locked", () => {
    const [sari, locked] = [member("sari", 300), draft({ memberPublicId: "pool", memberState: "locked" }, terms)];

    expect(movePooled(sari, locked, move("in", 10), now)).toMatchObject({ refusal: { code: "pool_locked" } });
    expect(movePooled(sari, locked, move("out", 10), now)).toMatchObject({ refusal: { code: "pool_locked" } });
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

describe("points put in where that is limited as sending is", () => {
  const transfer = {
    isOn: false,
    leastPoints: 50,
    mostPerDay: 500,
    mostPerMonth: 800,
    coolingOffDays: 30,
    giftDays: 0,
  };
  const limited = history({ pools: { isOn: true, mostMembers: 4, limits: "as_transfers" }, transfer });
  const sending = history({
    pools: { isOn: true, mostMembers: 4, limits: "as_transfers" },
    transfer: { ...transfer, isOn: true },
  });
  const limitedMember = (by = limited) => draft({ memberPublicId: "sari", lots: [lot(1, 5_000, soon)] }, by);
  const limitedPool = () => draft({ memberPublicId: "pool" }, limited);
  const tomorrow = at("2026-06-16T03:00:00Z");
  const newcomer = { ...move("in", 50), joinedAt: at("2026-06-01T03:00:00Z") };

  test.each([
    ["fewer than the least", move("in", 49), { code: "below_least", least: 50 }],
    ["more than a day allows", move("in", 501), { code: "above_day_limit", left: 500, most: 500 }],
    ["from a newcomer", newcomer, { code: "cooling_off", until: at("2026-07-01T17:00:00Z") }],
  ])("are refused: %s", (_, asked, refusal) => {
    expect(movePooled(limitedMember(), limitedPool(), asked, now)).toEqual({ ok: false, refusal });
  });

  test("count with what was sent on the same day and in the same month, either way round", () => {
    const send = { id: "t", to: "budi", joinedAt };
    const [sari, together] = [limitedMember(sending), limitedPool()];
    expect(movePooled(sari, together, move("in", 300), now).ok).toBe(true);

    expect(sendPoints(sari, { ...send, points: 201 }, now)).toMatchObject({ refusal: { left: 200 } });
    expect(sendPoints(sari, { ...send, points: 200 }, now).ok).toBe(true);
    expect(movePooled(sari, together, move("in", 50), now)).toMatchObject({ refusal: { code: "above_day_limit" } });
    expect(movePooled(sari, together, move("in", 301), tomorrow)).toMatchObject({
      refusal: { code: "above_month_limit", left: 300, most: 800 },
    });
  });

  test("can be taken out without a limit, which gives no room back", () => {
    const [sari, together] = [limitedMember(), limitedPool()];
    movePooled(sari, together, move("in", 500), now);

    expect(movePooled(sari, together, { ...newcomer, way: "out", points: 490 }, now).ok).toBe(true);
    expect(movePooled(sari, together, move("out", 10), now).ok).toBe(true);
    expect(movePooled(sari, together, move("in", 50), now)).toMatchObject({ refusal: { left: 0 } });
  });

  test("are told of beforehand: as many as the rule then takes, and why none", () => {
    const sari = limitedMember();
    expect(roomToPutIn(sari, joinedAt, now)).toEqual({
      most: 500,
      limits: { least: 50, left: { day: 500, month: 800 }, refusal: null },
    });
    expect(movePooled(sari, limitedPool(), move("in", 480), now).ok).toBe(true);

    const after = continued(sari);
    expect(roomToPutIn(after, joinedAt, now)).toMatchObject({
      most: 0,
      limits: { refusal: { code: "above_day_limit", left: 20 } },
    });
    expect(roomToPutIn(after, joinedAt, tomorrow)).toMatchObject({ most: 320, limits: { refusal: null } });
    expect(roomToPutIn(after, newcomer.joinedAt, now)).toMatchObject({ limits: { refusal: { code: "cooling_off" } } });
    expect(roomToPutIn(member("budi", 300), joinedAt, now)).toEqual({ most: 300, limits: null });
  });

  test("leave no count behind where terms do not limit them, as before", () => {
    const sari = member("sari", 300);
    movePooled(sari, pool(), move("in", 200), now);

    expect([...sari.tallies.added.keys()].filter((name) => name.startsWith("transfer"))).toEqual([]);
  });
});
