import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Candidate, OFTEN, pickForYou, type Taste } from "./for-you";
import type { Availability } from "./reward";

const nothing: Taste = { bought: [], redeemed: [], monthlyPoints: 0, segments: [] };

function candidate(id: string, changes: Partial<Candidate> = {}): Candidate {
  return {
    ...{ id, points: 1_000, category: id, words: [id], availability: { code: "redeemable" }, isFavourite: false },
    ...{ tier: null, segments: [], featured: 0 },
    ...changes,
  };
}

const missing = (points: number): Availability => ({ code: "points_missing", missing: points });

describe("a member is shown first", () => {
  test("a favourite, and how far it is", () => {
    const [first, second] = pickForYou(
      [
        candidate("b", { isFavourite: true, availability: missing(320), points: 4_000 }),
        candidate("a", { isFavourite: true }),
      ],
      nothing,
      4,
    );
    expect(first).toMatchObject({ id: "a", reason: { code: "favourite" } });
    expect(second).toMatchObject({ id: "b", reason: { code: "favourite_nearly", missing: 320 } });
  });

  test("what they often buy, named by it", () => {
    const taste = { ...nothing, bought: [{ category: "kopi", times: OFTEN }] };
    const [first] = pickForYou([candidate("teh"), candidate("susu", { words: ["kopi", "susu"] })], taste, 1);
    expect(first).toMatchObject({ id: "susu", reason: { code: "bought", category: "kopi" } });
  });

  test("nothing as bought often that was bought twice", () => {
    const taste = { ...nothing, bought: [{ category: "kopi", times: OFTEN - 1 }] };
    expect(pickForYou([candidate("kopi")], taste, 1)[0]?.reason).toEqual({ code: "featured" });
  });

  test("what is kept for their level, for their kind of member, and what they had before", () => {
    const taste = { ...nothing, segments: ["regulars"], redeemed: [{ category: "bakery", times: 1 }] };
    const picks = pickForYou(
      [
        candidate("x", { tier: "emas" }),
        candidate("y", { segments: ["regulars"] }),
        candidate("z", { category: "bakery" }),
      ],
      taste,
      4,
    );
    expect(picks.map(({ id, reason }) => [id, reason.code])).toEqual([
      ["y", "only_segment"],
      ["x", "only_tier"],
      ["z", "redeemed"],
    ]);
  });

  test("what a month's points would reach, and nothing that is further away", () => {
    const taste = { ...nothing, monthlyPoints: 600 };
    const picks = pickForYou(
      [candidate("far", { availability: missing(601) }), candidate("near", { availability: missing(600) })],
      taste,
      4,
    );
    expect(picks.map(({ id, reason }) => ({ id, reason }))).toEqual([
      { id: "near", reason: { code: "nearly", missing: 600 } },
    ]);
  });
});

const availabilities: fc.Arbitrary<Availability | null> = fc.oneof(
  fc.constant({ code: "redeemable" } as const),
  fc.integer({ min: 1, max: 3_000 }).map(missing),
  fc.constantFrom({ code: "out_of_stock" } as const, { code: "ended" } as const, { code: "not_published" } as const),
  fc.constant({ code: "tier_required", tier: "emas" } as const),
  fc.constant(null),
);

const codes = fc.constantFrom("kopi", "roti", "biji", "teh");
const counted = fc.uniqueArray(fc.record({ category: codes, times: fc.integer({ min: 1, max: 40 }) }), {
  selector: ({ category }) => category,
});
const tastes: fc.Arbitrary<Taste> = fc.record({
  bought: counted,
  redeemed: counted,
  monthlyPoints: fc.integer({ min: 0, max: 2_000 }),
  segments: fc.subarray(["new", "regulars"]),
});
const shelves = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    points: fc.integer({ min: 1, max: 10_000 }),
    category: codes,
    words: fc.subarray(["kopi", "roti", "susu"]),
    availability: availabilities,
    isFavourite: fc.boolean(),
    tier: fc.constantFrom(null, "emas"),
    segments: fc.subarray(["new", "regulars"]),
    featured: fc.integer({ min: 0, max: 20 }),
  }),
  { selector: ({ id }) => id, maxLength: 30 },
);
const mosts = fc.integer({ min: 0, max: 8 });

describe("whatever there is and whoever looks", () => {
  test("nothing is shown that the member may not have now or soon, nor anything twice, nor more than was asked for", () => {
    fc.assert(
      fc.property(shelves, tastes, mosts, (shelf, taste, most) => {
        const picks = pickForYou(shelf, taste, most);
        expect(picks.length).toBeLessThanOrEqual(most);
        expect(new Set(picks.map(({ id }) => id)).size).toBe(picks.length);
        for (const { id } of picks) {
          const found = shelf.find((each) => each.id === id);
          const answer = found?.availability;
          const isSoon =
            answer?.code === "points_missing" &&
            answer.missing <= Math.max(taste.monthlyPoints, (found?.points ?? 0) / 4);
          expect(answer?.code === "redeemable" || isSoon).toBe(true);
        }
      }),
    );
  });

  test("the choice is a choice: of one category at most two, and for one reason too, favourites aside", () => {
    fc.assert(
      fc.property(shelves, tastes, mosts, (shelf, taste, most) => {
        const picks = pickForYou(shelf, taste, most);
        const count = (names: (string | undefined)[]) =>
          names.map((name) => names.filter((each) => each === name).length);
        const categories = picks.map(({ id }) => shelf.find((each) => each.id === id)?.category);
        const reasons = picks.map(({ reason }) => reason.code).filter((code) => !code.startsWith("favourite"));
        for (const times of [...count(categories), ...count(reasons)]) expect(times).toBeLessThanOrEqual(2);
      }),
    );
  });

  test("each reason is true", () => {
    fc.assert(
      fc.property(shelves, tastes, (shelf, taste) => {
        for (const { id, reason } of pickForYou(shelf, taste, 8)) {
          const found = shelf.find((each) => each.id === id);
          if ("missing" in reason) expect(found?.availability).toEqual(missing(reason.missing));
          if (reason.code.startsWith("favourite")) expect(found?.isFavourite).toBe(true);
          if (reason.code === "only_tier") expect(found?.tier).toBe(reason.tier);
          if (reason.code === "redeemed")
            expect(taste.redeemed.some((each) => each.category === found?.category)).toBe(true);
          if (reason.code === "only_segment")
            for (const each of reason.segments)
              expect([found?.segments, taste.segments].every((all) => all?.includes(each))).toBe(true);
          if (reason.code === "bought") {
            expect(found?.words).toContain(reason.category);
            expect(taste.bought.find((each) => each.category === reason.category)?.times).toBeGreaterThanOrEqual(OFTEN);
          }
        }
      }),
    );
  });

  test("the order in which things are read changes nothing", () => {
    fc.assert(
      fc.property(shelves, tastes, mosts, fc.nat(), (shelf, taste, most, turn) => {
        const turned = [...shelf.slice(turn % (shelf.length || 1)), ...shelf.slice(0, turn % (shelf.length || 1))];
        const turnedTaste = { ...taste, bought: [...taste.bought].reverse(), redeemed: [...taste.redeemed].reverse() };
        expect(pickForYou(turned.reverse(), turnedTaste, most)).toEqual(pickForYou(shelf, taste, most));
      }),
    );
  });

  test("marking what is shown as a favourite never takes it away", () => {
    fc.assert(
      fc.property(shelves, tastes, mosts, (shelf, taste, most) => {
        const [shown] = pickForYou(shelf, taste, most).slice(-1);
        if (!shown) return;
        const marked = shelf.map((each) => (each.id === shown.id ? { ...each, isFavourite: true } : each));
        expect(pickForYou(marked, taste, most).map(({ id }) => id)).toContain(shown.id);
      }),
    );
  });
});
