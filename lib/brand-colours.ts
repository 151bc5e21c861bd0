import { type ColourPair, contrast, isColour, mixed, nearestPassing } from "@/lib/colour";

/** What a business chooses; what stands on the accent follows from it. */
export type BrandColours = { accent: ColourPair; ornament: ColourPair };
export type Appearance = keyof ColourPair;

export const appearances = ["light", "dark"] as const;
export const brandedParts = ["accent", "ornament"] as const;

export const houseColours: BrandColours = {
  accent: { light: "#1f3a6e", dark: "#a8bff0" },
  ornament: { light: "#a9692a", dark: "#d79b57" },
};

/** What colours lie on, as app/styles/tokens.css has them. */
export const surfaces = {
  light: { paper: "#faf6ee", raised: "#fffdf9", sunk: "#f1eadc" },
  dark: { paper: "#15161b", raised: "#1e2027", sunk: "#0f1014" },
} as const;
const softOver = { light: "#ffffff", dark: "#15161b" } as const;
const onAccents = ["#fffdf9", "#0f1014"] as const;

/** WCAG 2.2 asks 4.5 of text (1.4.3) and 3 of what is no text (1.4.11). */
export const contrastNeeded = { accent: 4.5, ornament: 3 } as const;

/** Where a colour is not told from what it lies on, with the nearest that would be. */
export type WeakColour = { part: keyof BrandColours; appearance: Appearance; ratio: number; nearest: string };

/** The least contrast a colour meets anywhere it is drawn. */
export function leastContrast(part: keyof BrandColours, appearance: Appearance, colour: string): number {
  const { paper, raised, sunk } = surfaces[appearance];
  const grounds = [paper, raised, sunk].map((ground) => contrast(colour, ground));
  if (part === "ornament") return Math.min(...grounds);
  const soft = mixed(colour, 0.13, softOver[appearance]);
  return Math.min(...grounds, contrast(colour, soft), contrast(colour, onAccentFor(colour)));
}

/** The colours that nobody could be sure to read, none when all may be used. */
export function weakColours(colours: BrandColours): WeakColour[] {
  return brandedParts.flatMap((part) =>
    appearances.flatMap((appearance) => {
      const colour = colours[part][appearance];
      const ratio = leastContrast(part, appearance, colour);
      return ratio >= contrastNeeded[part]
        ? []
        : [{ part, appearance, ratio, nearest: readable(part, appearance, colour) }];
    }),
  );
}

/** The nearest colour that may be used: the colour itself where it may. */
export function readable(part: keyof BrandColours, appearance: Appearance, colour: string): string {
  const passes = (other: string) => leastContrast(part, appearance, other) >= contrastNeeded[part];
  return nearestPassing(colour, appearance === "light" ? "darker" : "lighter", passes);
}

/** Which of the two inks stands out more on an accent. */
export function onAccentFor(accent: string): string {
  const [light, dark] = onAccents;
  return contrast(accent, light) >= contrast(accent, dark) ? light : dark;
}

/** The colours as the variables a page, a mail and an icon read. */
export function brandVariables({ accent, ornament }: BrandColours): Record<string, string> {
  const onAccent = { light: onAccentFor(accent.light), dark: onAccentFor(accent.dark) };
  return {
    "--brand-accent": pairInCss(accent),
    "--brand-on-accent": pairInCss(onAccent),
    "--brand-ornament": pairInCss(ornament),
  };
}

/** The colours in a brand's variables, the house's where it has none of its own. */
export function coloursOf(brand: Record<string, string>): BrandColours {
  return {
    accent: pairOf(brand["--brand-accent"], houseColours.accent),
    ornament: pairOf(brand["--brand-ornament"], houseColours.ornament),
  };
}

export function areColours({ accent, ornament }: BrandColours): boolean {
  return [accent, ornament].every(({ light, dark }) => isColour(light) && isColour(dark));
}

/** A CSS colour as the plain ones of both appearances. */
export function pairOf(css: string | undefined, otherwise: ColourPair): ColourPair {
  const [light, dark = light] = css?.match(/#[0-9a-f]{6}\b/gi) ?? [];
  return light === undefined || dark === undefined ? otherwise : { light, dark };
}

function pairInCss({ light, dark }: ColourPair): string {
  return `light-dark(${light}, ${dark})`;
}
