import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  appearances,
  brandedParts,
  brandVariables,
  coloursOf,
  contrastNeeded,
  houseColours,
  leastContrast,
  onAccentFor,
  readable,
  surfaces,
  weakColours,
} from "./brand-colours";
import { contrast, mixed } from "./colour";

const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);

describe("contrast", () => {
  it.each([
    ["#000000", "#ffffff", 21],
    ["#777777", "#ffffff", 4.48],
    ["#767676", "#ffffff", 4.54],
    ["#0000ff", "#ffffff", 8.59],
  ])("of %s on %s is %s, as WCAG reckons it", (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
    expect(contrast(other, one)).toBe(contrast(one, other));
  });

  it("is reckoned against the surfaces pages really have", () => {
    const tokens = readFileSync("app/styles/tokens.css", "utf8");
    for (const name of ["paper", "raised", "sunk"] as const) {
      expect(tokens).toContain(`--${name}: light-dark(${surfaces.light[name]}, ${surfaces.dark[name]});`);
    }
    expect(tokens).toContain("color-mix(in srgb, var(--accent) 13%, light-dark(#ffffff, #15161b))");
    expect(tokens).toContain(`light-dark(${houseColours.accent.light}, ${houseColours.accent.dark})`);
  });
});

describe("a brand's colours", () => {
  it("are fine as the house has them", () => {
    expect(weakColours(houseColours)).toEqual([]);
  });

  it("of any kind lead to an offered one that can be read, and one that can is offered as it is", () => {
    fc.assert(
      fc.property(
        colour,
        fc.constantFrom(...brandedParts),
        fc.constantFrom(...appearances),
        (any, part, appearance) => {
          const offered = readable(part, appearance, any);
          expect(leastContrast(part, appearance, offered)).toBeGreaterThanOrEqual(contrastNeeded[part]);
          if (leastContrast(part, appearance, any) >= contrastNeeded[part]) expect(offered).toBe(any);
        },
      ),
    );
  });

  it("that may be used always carry words that can be read on them", () => {
    fc.assert(
      fc.property(colour, fc.constantFrom(...appearances), (any, appearance) => {
        const accent = readable("accent", appearance, any);
        expect(contrast(onAccentFor(accent), accent)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it("come back out of the variables they were kept in", () => {
    fc.assert(
      fc.property(colour, colour, colour, colour, (a, b, c, d) => {
        const colours = { accent: { light: a, dark: b }, ornament: { light: c, dark: d } };
        expect(coloursOf(brandVariables(colours))).toEqual(colours);
      }),
    );
    expect(coloursOf({})).toEqual(houseColours);
    expect(mixed("#000000", 0.13, "#ffffff")).toBe("#dedede");
  });
});
