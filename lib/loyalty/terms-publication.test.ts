import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at, terms } from "./rule-fixtures";
import type { TermsDocument, TermsHistory } from "./terms";
import { compareTerms } from "./terms-changes";
import { earliestStart, type Publishable, publicationOf } from "./terms-publication";

const now = at("2026-11-22T03:00:00Z"); // 10.00 WIB
const history: TermsHistory = [terms()];
const approved = (document: Partial<TermsDocument>): Publishable => ({
  state: "approved",
  document: { ...terms(), ...document },
  replayReport: {},
});
const dearer = { rates: { IDR: { points: 1, minor: 1_000 }, USD: { points: 1, minor: 10 } } };
const kinder = { rates: { IDR: { points: 2, minor: 500 }, USD: { points: 1, minor: 10 } } };

describe("when terms may take effect", () => {
  test("a change for the worse waits for the thirty full days of notice, and the refusal says until when", () => {
    const earliest = at("2026-12-22T17:00:00Z"); // midnight WIB after thirty full days

    expect(publicationOf(approved(dearer), history, at("2026-12-21T17:00:00Z"), now)).toEqual({
      code: "notice_too_short",
      earliest,
    });
    expect(publicationOf(approved(dearer), history, earliest, now)).toMatchObject({ effectiveFrom: earliest });
    expect(publicationOf(approved(dearer), history, null, now)).toMatchObject({ effectiveFrom: earliest });
  });

  test("a change for the better may begin as soon as every part of the portal has heard of it", () => {
    expect(publicationOf(approved(kinder), history, null, now)).toMatchObject({
      effectiveFrom: at("2026-11-22T03:02:00Z"),
    });
    expect(publicationOf(approved(kinder), history, now, now)).toEqual({
      code: "too_early",
      earliest: at("2026-11-22T03:02:00Z"),
    });
  });

  test("the notice is the one promised by the terms in force, not the one to come", () => {
    const announced: TermsHistory = [
      terms(),
      { ...terms({ noticeDays: 0 }), version: 2, effectiveFrom: at("2027-01-31T17:00:00Z") },
    ];
    const next = approved({ ...dearer, noticeDays: 0 });

    expect(publicationOf(next, announced, at("2026-12-31T17:00:00Z"), now)).toEqual({
      code: "too_early",
      earliest: at("2027-01-31T17:00:00Z"),
    });
    expect(publicationOf(next, announced, null, now)).toMatchObject({ effectiveFrom: at("2027-01-31T17:00:00Z") });
  });

  test("whatever changes, nothing for the worse begins within the notice", () => {
    const anyTerms = fc.record({
      noticeDays: fc.integer({ min: 0, max: 90 }),
      pendingDays: fc.dictionary(fc.constantFrom("online", "store"), fc.integer({ min: 0, max: 30 })),
      redemption: fc.record({
        cancelHours: fc.integer({ min: 0, max: 72 }),
        restoreDays: fc.integer({ min: 1, max: 60 }),
      }),
    });
    fc.assert(
      fc.property(
        anyTerms,
        anyTerms,
        fc.date({ min: at("2026-01-01"), max: at("2028-01-01"), noInvalidDate: true }),
        (was, is, when) => {
          const live: TermsHistory = [terms(was)];
          const changes = compareTerms(live[0], { ...terms(), ...is });
          const earliest = earliestStart(changes, live, when);

          expect(earliest > when).toBe(true);
          if (changes.some((change) => change.effect === "worse")) {
            expect(earliest.getTime() - when.getTime()).toBeGreaterThanOrEqual(was.noticeDays * 86_400_000);
          }
        },
      ),
    );
  });
});

describe("what is not published at all", () => {
  test("a draft nobody approved, and one that changes nothing", () => {
    expect(publicationOf({ ...approved(kinder), state: "draft" }, history, null, now)).toEqual({
      code: "not_approved",
    });
    expect(publicationOf(approved({}), history, null, now)).toEqual({ code: "nothing_changes" });
  });

  test("a draft that was not run over the past as it stands", () => {
    const unknown = { ...approved(kinder), replayReport: null };

    expect(publicationOf(unknown, history, null, now)).toEqual({ code: "replay_missing" });
  });

  test("one that takes away a tier on which members may stand", () => {
    const { tiers } = terms();
    const without = approved({ tiers: { ...tiers, levels: tiers.levels.filter((level) => level.code !== "emas") } });

    expect(publicationOf(without, history, null, now)).toEqual({ code: "tier_removed", tiers: ["emas"] });
  });
});
