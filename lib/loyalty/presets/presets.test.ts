import { describe, expect, test } from "vitest";
import { publishRefusal } from "../catalogue";
import { readTerms } from "../terms-problems";
import { presets } from ".";
import { amountsIn, topics } from "./preset";
import { reckon } from "./reckoning";

const portalsOwn = ["profile_completed", "review", "referral"];

describe.each(presets.map((preset) => [preset.code, preset] as const))("the preset %s", (_, preset) => {
  const amounts = amountsIn("IDR");
  const read = readTerms(preset.terms(amounts, "Asia/Jakarta"));

  test("is a document the portal would publish as it stands, in every currency", () => {
    expect(read).toMatchObject({ ok: true });
    for (const currency of ["USD", "EUR", "SGD", "MYR", "JPY", "AUD", "GBP"] as const)
      expect(readTerms(preset.terms(amountsIn(currency), "Asia/Makassar"))).toMatchObject({ ok: true });
  });

  test("costs what it says it costs, reckoned by the rules themselves", () => {
    if (!read.ok) throw new Error("Not readable");
    const told = reckon(read.value, preset, "IDR", amounts.of(preset.basketThousands));

    expect({
      basketPoints: told.basket.points,
      costPercent: told.costPercent,
      costOfRegularPercent: told.regular.costPercent,
    }).toEqual(preset.claims);
  });

  test("rewards at least three things that are no purchase, and friends on both sides", () => {
    if (!read.ok) throw new Error("Not readable");
    const { earning, events, referral, tiers } = read.value;
    const others = earning.rules.filter((rule) => rule.on !== "purchase");

    expect(new Set(others.map((rule) => rule.on)).size).toBeGreaterThanOrEqual(4);
    expect(others.every((rule) => events.some((kind) => kind.code === rule.on))).toBe(true);
    expect(others.some((rule) => portalsOwn.includes(rule.on))).toBe(true);
    expect(referral.isOn).toBe(true);
    expect(others.map((rule) => rule.on)).toEqual(expect.arrayContaining(["referral", "referred"]));
    expect(tiers.levels.length).toBeGreaterThanOrEqual(3);
    expect(tiers.levels.every((level) => level.benefits.length > 0)).toBe(true);
  });

  test("says in both languages why each choice is good practice", () => {
    for (const topic of topics) {
      expect(preset.reasons[topic].id.length).toBeGreaterThan(40);
      expect(preset.reasons[topic].en.length).toBeGreaterThan(40);
    }
  });

  test("has rewards worth about what their points are worth, the first within reach of a few purchases", () => {
    if (!read.ok) throw new Error("Not readable");
    const { pointValue, rules } = read.value.earning;
    const { basket } = reckon(read.value, preset, "IDR", amounts.of(preset.basketThousands));
    const rewards = preset.rewards(amounts);
    const now = new Date("2026-01-01T00:00:00Z");
    const state = { state: "draft", endsAt: null, openDates: 0, hasFile: false };
    const isReady = (reward: (typeof rewards)[number]) =>
      publishRefusal({ ...reward, ...state, stockLeft: reward.stock }, [], now) === null;

    for (const { points, valueMinor } of rewards.filter((reward) => reward.valueMinor !== null)) {
      const fair = (points * (pointValue?.minor ?? 0)) / (pointValue?.points ?? 1);
      expect((valueMinor ?? 0) / fair).toBeGreaterThanOrEqual(0.9);
      expect((valueMinor ?? 0) / fair).toBeLessThanOrEqual(2);
    }
    const reachable = rewards.filter(isReady).map((reward) => reward.points);
    expect(reachable.length).toBeGreaterThanOrEqual(2);
    expect(Math.min(...reachable)).toBeLessThanOrEqual(5 * basket.points);
    expect(new Set(rewards.map((reward) => reward.slug)).size).toBe(rewards.length);
    expect(rules.length).toBeGreaterThan(0);
  });
});
