import { type BrandColours, houseColours, readable } from "@/lib/brand-colours";
import { mixed } from "@/lib/colour";

/** One chosen colour as what a page needs: itself where it is light, and the nearest that is read where it is dark. */
export function coloursFrom(accent: string): BrandColours {
  const dark = readable("accent", "dark", mixed(accent, 0.5, "#ffffff"));
  return { accent: { light: accent, dark }, ornament: houseColours.ornament };
}
