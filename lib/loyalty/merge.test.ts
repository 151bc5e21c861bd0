import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Account, type Draft, draftOf } from "./account";
import { explain } from "./explain";
import { pending, spendable } from "./lots";
import { type MergeRequest, mergeMembers } from "./merge";
import { sum } from "./points";
import type { PastLine } from "./refund-share";
import { account, anyLots, at, day, draft, history, now } from "./rule-fixtures";
import { settle } from "./settlement";
import { allTallies } from "./tallies";
import { type Merging, undoDays, unmergeMembers } from "./unmerge";

const other = "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6ff";
const ties = { inPool: false, giftOpen: false, approvalOpen: false, disputeOpen: false };
const request: MergeRequest = { id: "d1", otherId: "s1", reasonDigest: "ab", limit: 1_000_000, ties };
const undo = { id: "d2", otherId: "s2", reasonDigest: "cd" };

const survivor = (changes: Partial<Account> = {}) => draft({ memberId: 2, memberPublicId: other, ...changes });
const remaining = ({ lots }: Draft) => lots.reduce((all, lot) => all + lot.remaining, 0);
const worth = (each: Draft) => remaining(each) - each.debt;

/** Both as the next decision finds them, with what the merging wrote. */
function merged(one: Draft, two: Draft, when = now) {
  const done = mergeMembers(one, two, request, when);
  if (!done.ok) throw new Error(done.refusal.code);
  const next = (each: Draft, memberState: Account["memberState"]) =>
    draftOf(
      account({
        ...each.start,
        ...{ version: each.version, tierPoints: each.tierPoints, debt: each.debt, tier: each.tier },
        ...{ tierUntil: each.tierUntil, settledAt: each.settledAt, lots: each.lots, memberState },
        tallies: allTallies(each.tallies),
      }),
      each.history,
    );
  const bookOf = (each: Draft) => {
    const lines = each.lines.map(
      (line, place): PastLine => ({ ...line, version: each.version - each.lines.length + place + 1 }),
    );
    const line = lines.find(({ kind }) => kind === "merged");
    if (!line) throw new Error("Nothing was merged");
    return { merged: line, tier: lines.find(({ trace }) => trace.rule === "tier_merged") ?? null, since: [] };
  };
  const merging: Merging = { at: done.value.at, duplicate: bookOf(one), survivor: bookOf(two) };
  return { one: next(one, "merged"), two: next(two, "active"), merging };
}

const anyDebt = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5_000 }));
const anySide = fc
  .record({ lots: anyLots, debt: anyDebt, tierPoints: fc.integer({ min: 0, max: 15_000 }), owes: fc.boolean() })
  .map(({ lots, debt, tierPoints, owes }): Partial<Account> => {
    // Nobody owes while points are left.
    return owes ? { lots: lots.map((lot) => ({ ...lot, remaining: 0 })), debt, tierPoints } : { lots, tierPoints };
  });
const standing = (each: Draft) => ({
  lots: each.lots.filter((lot) => lot.remaining > 0),
  debt: each.debt,
  tierPoints: each.tierPoints,
  tier: each.tier,
  until: each.tierUntil,
  tallies: allTallies(each.tallies),
});

describe("merging two memberships", () => {
  test("moves everything, neither making points nor losing any, and leaves nothing behind", () => {
    fc.assert(
      fc.property(anySide, anySide, (left, right) => {
        const [one, two] = [draft(left), survivor(right)];
        const before = [draft(left), survivor(right)];
        const { merging } = merged(one, two);
        const settled = before.map((each, place) => {
          const lines = (place === 0 ? one : two).lines.filter(({ kind }) => kind === "lapsed");
          return worth(each) + lines.reduce((all, line) => all + line.points, 0);
        });
        expect([remaining(one), one.debt, one.tierPoints, one.tierUntil]).toEqual([0, 0, 0, null]);
        expect(worth(two)).toBe((settled[0] ?? 0) + (settled[1] ?? 0));
        expect(two.tierPoints).toBe((left.tierPoints ?? 0) + (right.tierPoints ?? 0));
        expect(two.debt > 0 && remaining(two) > 0).toBe(false);
        expect(merging.duplicate.merged.points + merging.survivor.merged.points).toBe(0);
        explainsItself(one, two);
      }),
    );
  });

  test("and undoing it makes both what they were", () => {
    fc.assert(
      fc.property(anySide, anySide, (left, right) => {
        const [first, second] = [draft(left), survivor(right)];
        const { one, two, merging } = merged(first, second);
        const settledOne = settledAs(left, 1);
        const settledTwo = settledAs(right, 2);
        const undone = unmergeMembers(one, two, merging, undo, new Date(now.getTime() + 1_000));
        expect(undone.ok).toBe(true);
        explainsItself(one, two);
        expect(standing(one)).toEqual(settledOne);
        expect(standing(two)).toEqual(settledTwo);
      }),
    );
  });

  test("keeps each lot's kind, end, day and terms, pending ones pending", () => {
    const later = new Date(now.getTime() + 5 * day);
    const one = draft({
      lots: [
        lot(1, 100, { expiresAt: new Date(now.getTime() + 90 * day) }),
        lot(2, 40, { kind: "bonus", availableAt: later }),
      ],
    });
    const two = survivor({ lots: [lot(1, 10)] });
    merged(one, two);
    expect(spendable(two.lots, now)).toBe(110);
    expect(pending(two.lots, now)).toBe(40);
    expect(two.lots.slice(1)).toMatchObject([
      { kind: "base", remaining: 100, expiresAt: new Date(now.getTime() + 90 * day), termsVersion: 1 },
      { kind: "bonus", remaining: 40, availableAt: later },
    ]);
  });

  test("pays what the duplicate owed from the survivor's points, the rest is owed on", () => {
    const [one, two] = [draft({ debt: 150 }), survivor({ lots: [lot(1, 100)] })];
    merged(one, two);
    expect([one.debt, remaining(two), two.debt]).toEqual([0, 0, 50]);
    const [rich, poor] = [draft({ lots: [lot(1, 80)] }), survivor({ debt: 30 })];
    merged(rich, poor);
    expect([remaining(poor), poor.debt]).toEqual([50, 0]);
  });

  test("gives the level that both reach together, or the higher of the two for as long as it was good", () => {
    const [one, two] = [draft({ tierPoints: 2_500 }), survivor({ tierPoints: 2_000 })];
    merged(one, two);
    expect([two.tier, two.tierPoints, two.tierUntil]).toEqual(["emas", 4_500, at("2027-12-31T17:00:00Z")]);
    const until = at("2026-12-31T17:00:00Z");
    const [high, low] = [draft({ tier: "platina", tierUntil: until }), survivor({ tier: "emas", tierUntil: until })];
    merged(high, low);
    expect([low.tier, low.tierUntil, high.tier, high.tierUntil]).toEqual(["platina", until, "perak", null]);
  });

  test("counts caps and purchases together, the last time of something as the later", () => {
    const tallies = (count: number, last: number) => [
      { name: "cap.susu", on: "2026-06-01", value: count },
      { name: "last-day.purchase", on: "0001-01-01", value: last },
    ];
    const [one, two] = [draft({ tallies: tallies(3, 700) }), survivor({ tallies: tallies(4, 690) })];
    merged(one, two);
    expect(allTallies(two.tallies)).toMatchObject([{ value: 7 }, { value: 700 }]);
    expect(allTallies(one.tallies).map(({ name }) => name)).toEqual(["merged.cap.susu", "merged.last-day.purchase"]);
  });

  test.each([
    [{ memberState: "merged" }, {}, {}, "duplicate_merged"],
    [{}, { memberState: "merged" }, {}, "survivor_merged"],
    [{}, { memberState: "locked" }, {}, "member_locked"],
    [{ memberState: "closed" }, {}, {}, "member_closed"],
    [{}, { memberState: "unclaimed" }, {}, "survivor_unclaimed"],
    [{}, { memberId: 1 }, {}, "same_member"],
    [{}, {}, { ties: { ...ties, inPool: true } }, "in_pool"],
    [{}, {}, { ties: { ...ties, disputeOpen: true } }, "dispute_open"],
    [{}, {}, { ties: { ...ties, approvalOpen: true } }, "approval_open"],
    [{}, {}, { ties: { ...ties, giftOpen: true } }, "gift_open"],
    [{ lots: [lot(1, 100)] }, {}, { limit: 99 }, "above_limit"],
  ] as const)("is refused: %j, %j, %j: %s", (left, right, asked, code) => {
    const [one, two] = [draft(left as Partial<Account>), survivor(right)];
    expect(mergeMembers(one, two, { ...request, ...asked }, now)).toMatchObject({ ok: false, refusal: { code } });
    expect([one.lines, two.lines]).toEqual([[], []]);
  });
});

describe("undoing a merging is refused", () => {
  const sides = () => merged(draft({ lots: [lot(1, 100)], tierPoints: 100 }), survivor({ lots: [lot(1, 50)] }));

  test("once a moved lot was drawn on, and after its window", () => {
    const { one, two, merging } = sides();
    const moved = two.lots.find(({ points }) => points === 100);
    if (moved) moved.remaining = 99;
    expect(unmergeMembers(one, two, merging, undo, now)).toMatchObject({ refusal: { code: "points_used" } });
    const late = sides();
    const then = new Date(now.getTime() + (undoDays + 1) * day);
    expect(unmergeMembers(late.one, late.two, late.merging, undo, then)).toMatchObject({
      refusal: { code: "too_late" },
    });
  });

  test("once the level moved, something of the duplicate was settled, or the survivor was merged itself", () => {
    const { one, two, merging } = sides();
    const since = (kind: PastLine["kind"]) => [{ kind }];
    const moved = { ...merging, survivor: { ...merging.survivor, since: since("tier_moved") } };
    expect(unmergeMembers(one, two, moved, undo, now)).toMatchObject({ refusal: { code: "tier_moved" } });
    const settled = { ...merging, duplicate: { ...merging.duplicate, since: since("restored") } };
    expect(unmergeMembers(one, two, settled, undo, now)).toMatchObject({ refusal: { code: "settled_since" } });
    const gone = draftOf(account({ ...two.start, memberState: "merged" }), history());
    expect(unmergeMembers(one, gone, merging, undo, now)).toMatchObject({ refusal: { code: "survivor_merged" } });
    expect(unmergeMembers(two, one, merging, undo, now)).toMatchObject({ refusal: { code: "not_merged" } });
  });
});

/** What is told of every line adds up to it. */
function explainsItself(...drafts: Draft[]) {
  for (const line of drafts.flatMap(({ lines }) => lines))
    expect(sum(explain(line.trace, line).map((statement) => statement.points))).toBe(line.points);
}

function settledAs(side: Partial<Account>, memberId: number) {
  const alone = draft({ ...side, memberId });
  settle(alone, now);
  return standing(alone);
}

function lot(born: number, points: number, changes: object = {}) {
  const availableAt = new Date(now.getTime() - day);
  return {
    born,
    ordinal: 1,
    kind: "base",
    points,
    remaining: points,
    availableAt,
    expiresAt: null,
    termsVersion: 1,
    ...changes,
  } as const;
}
