import { describe, expect, it } from "vitest";
import { recordPurchase } from "./purchase";
import { bought, giveBack, next, saleId } from "./refund-fixtures";
import { draft, history, now, terms } from "./rule-fixtures";

describe("tier points of what is given back", () => {
  it("are taken back at once in proportion, and a level reached only thanks to them is left again", () => {
    const story = bought(2_000_000);
    expect(story.draft.tier).toBe("emas");

    expect(giveBack(story, 500_000)).toMatchObject({ value: { points: 1_000, tierPoints: 1_000 } });

    expect([story.draft.tierPoints, story.draft.tier, story.draft.tierUntil]).toEqual([3_000, "perak", null]);
    expect(story.draft.lines.at(-1)).toMatchObject({
      kind: "tier_moved",
      trace: { rule: "tier_left", from: "emas", to: "perak", tierPoints: 3_000, needed: 4_000 },
    });
  });

  it("let a level be reached again, and leave it only once", () => {
    const story = bought(2_000_000);
    giveBack(story, 500_000);
    const again = { totalMinor: 600_000, currency: "IDR", channel: "store", occurredAt: now };
    recordPurchase(next(story), { ...again, source: "purchase:019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b9" }, now);
    expect(story.draft.tier).toBe("emas");

    giveBack(story, 100_000);
    expect([story.draft.tier, story.draft.tierPoints]).toEqual(["emas", 4_000]);
    giveBack(story, 100_000);
    expect([story.draft.tier, story.draft.tierPoints, story.draft.tierUntil]).toEqual(["perak", 3_800, null]);
  });

  it("leave the highest level for the one they still reach", () => {
    const story = bought(6_000_000);
    const until = story.draft.tierUntil;
    expect(story.draft.tier).toBe("platina");

    giveBack(story, 3_000_000);

    expect([story.draft.tier, story.draft.tierPoints, story.draft.tierUntil]).toEqual(["emas", 6_000, until]);
    giveBack(story, 3_000_000);
    expect([story.draft.tier, story.draft.tierPoints, story.draft.tierUntil]).toEqual(["perak", 0, null]);
  });

  it("never lower a level that was there before the purchase", () => {
    const tierUntil = new Date("2026-12-31T17:00:00Z");
    const story = bought(2_000_000, { tier: "emas", tierPoints: 100, tierUntil });

    giveBack(story, 2_000_000);

    expect([story.draft.tier, story.draft.tierPoints, story.draft.tierUntil]).toEqual(["emas", 100, tierUntil]);
  });

  it("stay once their period has closed", () => {
    const story = bought(2_000_000);

    expect(giveBack(story, 2_000_000, 250)).toMatchObject({ value: { points: 4_000, tierPoints: 0 } });
    expect([story.draft.tier, story.draft.tierPoints]).toEqual(["emas", 0]);
    expect(story.draft.lines.at(-1)).toMatchObject({ trace: { rule: "refund", tierKept: "period_closed" } });
  });

  it("stay where the terms say so", () => {
    const by = history({ refunds: { ...terms().refunds, tierPoints: "kept" } });
    const story = { ...bought(2_000_000), draft: draft({ settledAt: now }, by) };
    const source = `purchase:${saleId}`;
    recordPurchase(
      story.draft,
      { totalMinor: 2_000_000, currency: "IDR", channel: null, occurredAt: now, source },
      now,
    );

    expect(giveBack(story, 2_000_000)).toMatchObject({ value: { points: 4_000, tierPoints: 0 } });
    expect(story.draft.tier).toBe("emas");
  });
});
