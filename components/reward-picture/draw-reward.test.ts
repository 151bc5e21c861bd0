import { describe, expect, test } from "vitest";
import { drawReward, motifNames } from "./draw-reward";
import { paletteNames } from "./palettes";

describe("the pictures of rewards", () => {
  test("the same reward always has the same picture, another seed another", () => {
    const picture = drawReward({ motif: "coffee", seed: "kopi-susu" });
    expect(drawReward({ motif: "coffee", seed: "kopi-susu" })).toBe(picture);
    expect(drawReward({ motif: "coffee", seed: "kopi-hitam" })).not.toBe(picture);
  });

  test("there is one for at least sixteen kinds of things, and none needs a style or a script", () => {
    expect(motifNames.length).toBeGreaterThanOrEqual(16);
    for (const motif of motifNames) {
      for (const palette of paletteNames) {
        const picture = drawReward({ motif, seed: "a", palette });
        expect(picture).toMatch(/^<svg [^>]*viewBox="0 0 480 360"[\s\S]*<\/svg>$/);
        expect(picture).not.toMatch(/style=|<script|NaN|undefined|href=/);
      }
    }
  });
});
