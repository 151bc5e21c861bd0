import { expect, it } from "vitest";
import { leastContrast, weakColours } from "@/lib/brand-colours";
import { coloursFrom } from "./colours-from";

it.each(["#000000", "#1f3a6e", "#7a1020", "#0b5d3b", "#5b2a86"])(
  "makes of %s what stands out in the dark",
  (chosen) => {
    const colours = coloursFrom(chosen);

    expect(colours.accent.light).toBe(chosen);
    expect(leastContrast("accent", "dark", colours.accent.dark)).toBeGreaterThanOrEqual(7);
    expect(weakColours(colours)).toEqual([]);
  },
);
