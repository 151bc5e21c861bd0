import { type BrandColours, houseColours, leastContrast } from "@/lib/brand-colours";
import { mixed, nearestPassing } from "@/lib/colour";

/** What a text may be read by (4.5) still looks switched off on a dark button; WCAG 2.2's enhanced contrast (1.4.6) does not. */
const CONTRAST_IN_THE_DARK = 7;

/** One chosen colour as what a page needs: itself where it is light, and the nearest that stands out where it is dark. */
export function coloursFrom(accent: string): BrandColours {
  const standsOut = (colour: string) => leastContrast("accent", "dark", colour) >= CONTRAST_IN_THE_DARK;
  const dark = nearestPassing(mixed(accent, 0.5, "#ffffff"), "lighter", standsOut);
  return { accent: { light: accent, dark }, ornament: houseColours.ornament };
}
