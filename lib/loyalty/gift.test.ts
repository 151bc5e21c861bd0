import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { acceptGift, giveByLink, takeGiftBack, type WaitingGift } from "./gift";
import { type Lot, spendable } from "./lots";
import { at, continued, day, draft, history } from "./rule-fixtures";
import { settle } from "./settlement";
import type { TransferPolicy } from "./transfer-policy";

const now = at("2026-06-15T03:00:00Z");
const joinedAt = at("2026-01-01T00:00:00Z");
const friend = "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6ff";
const policy: TransferPolicy = {
  isOn: true,
  leastPoints: 50,
  mostPerDay: 500,
  mostPerMonth: 800,
  coolingOffDays: 30,
  giftDays: 14,
};
const terms = (changes: Partial<TransferPolicy> = {}) => history({ transfer: { ...policy, ...changes } });

function lot(born: number, points: number, expiresAt: Date | null, changes: Partial<Lot> = {}): Lot {
  const rest = { kind: "base", remaining: points, availableAt: joinedAt, termsVersion: 1 } as const;
  return { born, ordinal: 1, points, expiresAt, ...rest, ...changes };
}

const late = at("2027-07-01T00:00:00Z");
/** The end of the fourteenth day after this one, in Jakarta. */
const until = at("2026-06-29T17:00:00Z");
const giver = (lots: Lot[] = [lot(1, 300, late, { kind: "bonus" }), lot(2, 400, null, { termsVersion: 7 })]) =>
  draft({ lots, settledAt: joinedAt }, terms());
const give = (from: ReturnType<typeof giver>, points: number, on = now) =>
  giveByLink(from, { id: "g", points, joinedAt }, on);

/** The gift that the last line of its giver made. */
function waiting(from: ReturnType<typeof giver>, changes: Partial<WaitingGift> = {}): WaitingGift {
  const trace = from.lines.at(-1)?.trace;
  if (trace?.rule !== "gift_out") throw new Error("Nothing was given");
  const lots = trace.lots.map(({ kind, points, expires, earnedUnder }) => {
    return { kind, points, expiresAt: expires === null ? null : new Date(expires), termsVersion: earnedUnder };
  });
  const own = { publicId: "g", giverPublicId: from.start.memberPublicId, giverState: "active" };
  return { ...own, state: "waiting", until: new Date(trace.waitsUntil), lots, ...changes };
}

const drawn = (from: ReturnType<typeof giver>) => from.lines.at(-1)?.changes ?? [];

describe("points given by link", () => {
  test("leave at once, wait for as long as the terms say, and arrive with their kind, their end and their terms", () => {
    const from = giver();
    const to = draft({ memberPublicId: friend }, terms());

    expect(give(from, 350)).toEqual({ ok: true, value: { until, journalVersion: 3 } });
    expect(spendable(from.lots, now)).toBe(350);
    expect(acceptGift(to, waiting(from), "a", now)).toMatchObject({ ok: true, value: { points: 350 } });

    expect(to.lines.at(-1)).toMatchObject({ kind: "transferred_in", points: 350, tierPoints: 0 });
    expect(to.lots).toMatchObject([
      { kind: "bonus", points: 300, expiresAt: late, termsVersion: 1 },
      { kind: "base", points: 50, expiresAt: null, termsVersion: 7 },
    ]);
  });

  test("are only those that outlast the wait, so that none ends on the way", () => {
    const from = giver([
      lot(1, 400, new Date(until.getTime() + day)),
      lot(2, 100, new Date(until.getTime() + 2 * day)),
    ]);

    expect(give(from, 150)).toEqual({
      ok: false,
      refusal: { code: "points_missing", missing: 50, beyond: new Date(until.getTime() + day) },
    });
    expect(give(from, 100).ok).toBe(true);
  });

  test("keep within what may be given away in a day, by whatever way", () => {
    const from = giver([lot(1, 2_000, null)]);
    expect(give(from, 500).ok).toBe(true);

    expect(give(from, 50)).toMatchObject({ refusal: { code: "above_day_limit", left: 0 } });
    const back = { id: "b", because: "withdrawn", drawn: drawn(from) } as const;
    expect(takeGiftBack(from, waiting(from), back, now).ok).toBe(true);
    expect(give(from, 50)).toMatchObject({ refusal: { code: "above_day_limit", left: 0 } });
  });

  test.each([
    ["gifts_off", terms({ giftDays: 0 }), "active"],
    ["transfers_off", terms({ isOn: false }), "active"],
    ["cooling_off", terms({ coolingOffDays: 300 }), "active"],
    ["member_locked", terms(), "locked"],
  ] as const)("are refused: %s", (code, by, memberState) => {
    const from = draft({ lots: [lot(1, 300, null)], memberState }, by);

    expect(give(from, 100)).toMatchObject({ ok: false, refusal: { code } });
    expect(from.lines).toEqual([]);
  });

  test.each([
    ["own_gift", {}, {}, now],
    ["gift_over", { memberPublicId: friend }, { state: "accepted" }, now],
    ["gift_over", { memberPublicId: friend }, {}, until],
    ["giver_locked", { memberPublicId: friend }, { giverState: "locked" }, now],
    ["member_locked", { memberPublicId: friend, memberState: "locked" }, {}, now],
  ] as const)("are not accepted: %s", (code, who, gift, on) => {
    const from = giver();
    give(from, 100);

    expect(acceptGift(draft(who, terms()), waiting(from, gift), "a", on)).toEqual({ ok: false, refusal: { code } });
  });

  test("do not come back by time before their time", () => {
    const from = giver();
    give(from, 100);
    const back = { id: "b", because: "ran_out", drawn: drawn(from) } as const;

    expect(takeGiftBack(from, waiting(from), back, now)).toEqual({ ok: false, refusal: { code: "gift_waits" } });
    expect(takeGiftBack(from, waiting(from), back, until).ok).toBe(true);
  });

  test("that come back too late to be good for anything live on for the restore days", () => {
    const from = giver([lot(1, 300, new Date(until.getTime() + 2 * day))]);
    give(from, 300);
    const tooLate = new Date(until.getTime() + 5 * day);

    takeGiftBack(from, waiting(from), { id: "b", because: "ran_out", drawn: drawn(from) }, tooLate);

    expect(spendable(from.lots, tooLate)).toBe(300);
    expect(from.lines.at(-1)?.trace).toMatchObject({ rule: "gift_back", lots: [{ extended: true }] });
  });

  test("come back to the very lots they came from, as if they had never been given", () => {
    const ends = fc.constantFrom(null, late, new Date(until.getTime() + 3 * day));
    const someLots = fc.array(fc.tuple(fc.integer({ min: 1, max: 300 }), ends), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(someLots, fc.integer({ min: 50, max: 500 }), (lots, points) => {
        const from = giver(lots.map(([held, end], place) => lot(place + 1, held, end)));
        const before = structuredClone(from.lots);
        if (!give(from, points).ok) return;
        const back = { id: "b", because: "withdrawn", drawn: drawn(from) } as const;

        takeGiftBack(from, waiting(from), back, until);

        expect(from.lots).toEqual(before);
      }),
    );
  });

  test("gain nothing by going round: no points, no tier points, no longer life", () => {
    const ring = [0, 1, 2].map((place) => draft({ memberPublicId: `${friend.slice(0, -1)}${place}` }, terms()));
    const first = draft({ lots: [lot(1, 500, late)], settledAt: joinedAt }, terms());
    let holder = first;
    [0, 1, 2, 3].forEach((place) => {
      const to = ring[place] ?? continued(first);
      const on = new Date(now.getTime() + place * day);
      give(holder, 500, on);
      acceptGift(to, waiting(holder), `a${place}`, on);
      holder = to;
    });

    expect(holder.lots.filter((each) => each.remaining > 0)).toMatchObject([{ remaining: 500, expiresAt: late }]);
    expect([...ring, holder].map((each) => each.tierPoints)).toEqual([0, 0, 0, 0]);
    settle(holder, late);
    expect(spendable(holder.lots, late)).toBe(0);
  });
});
