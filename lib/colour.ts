/** A colour on paper and the one on ink, each as `#rrggbb`. */
export type ColourPair = { light: string; dark: string };

type Triple = readonly [number, number, number];

export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

/** How far two colours stand apart, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** `share` of one colour over another, as `color-mix(in srgb, …)` mixes them. */
export function mixed(colour: string, share: number, ground: string): string {
  const under = bytesOf(ground);
  return hexOf(bytesOf(colour).map((byte, n) => byte * share + (under[n] ?? 0) * (1 - share)));
}

/**
 * The colour itself where `passes` takes it; otherwise the nearest of the same hue, darker or lighter (OKLCH, its chroma
 * lessened only as far as the screen's colours end), that does.
 */
export function nearestPassing(
  colour: string,
  towards: "darker" | "lighter",
  passes: (colour: string) => boolean,
): string {
  if (passes(colour)) return colour;
  const [lightness, chroma, hue] = oklchOf(colour);
  const end = towards === "darker" ? 0 : 1;
  let [near, far] = [lightness, end];
  for (let step = 0; step < 24; step++) {
    const between = (near + far) / 2;
    if (passes(shown(between, chroma, hue))) far = between;
    else near = between;
  }
  return shown(far, chroma, hue);
}

/** Relative luminance (WCAG 2.2), from 0 for black to 1 for white. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = bytesOf(colour).map((byte) => linear(byte / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Lightness, chroma and hue (in radians) by Ottosson's OKLab, bottosson.github.io/posts/oklab. */
function oklchOf(colour: string): Triple {
  const [red = 0, green = 0, blue = 0] = bytesOf(colour).map((byte) => linear(byte / 255));
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, Math.hypot(a, b), Math.atan2(b, a)];
}

/** The most colourful shade of a hue at this lightness, up to `chroma`, that a screen can show. */
function shown(lightness: number, chroma: number, hue: number): string {
  let [inside, outside] = [0, chroma];
  if (isOnScreen(rgbOf(lightness, chroma, hue))) inside = chroma;
  else
    for (let step = 0; step < 20; step++) {
      const between = (inside + outside) / 2;
      if (isOnScreen(rgbOf(lightness, between, hue))) inside = between;
      else outside = between;
    }
  return hexOf(rgbOf(lightness, inside, hue).map((part) => encoded(part) * 255));
}

/** Linear light of red, green and blue; outside 0 to 1 where no screen shows it. */
function rgbOf(lightness: number, chroma: number, hue: number): Triple {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function isOnScreen(rgb: Triple): boolean {
  return rgb.every((part) => part >= -0.0001 && part <= 1.0001);
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function encoded(part: number): number {
  return part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055;
}

function bytesOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function hexOf(bytes: readonly number[]): string {
  return `#${bytes
    .map((byte) =>
      Math.round(Math.min(255, Math.max(0, byte)))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
