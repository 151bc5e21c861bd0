import { createRequire } from "node:module";
import { join } from "node:path";
import { type Font, openSync } from "fontkit";

// Named as a file of a package, at the time it is asked for: a bundler would look for a script.
const fileOf = (file: string) =>
  createRequire(join(process.cwd(), "package.json")).resolve(`@expo-google-fonts/plus-jakarta-sans/${file}`);

/** The portal's typeface, whole: what a document uses of it is put into the document. */
export const typeface = {
  plain: fileOf("400Regular/PlusJakartaSans_400Regular.ttf"),
  bold: fileOf("700Bold/PlusJakartaSans_700Bold.ttf"),
};

/** What stands for a letter that the typeface does not have. */
const STAND_IN = "\u25a1";
const alike: Record<string, string> = { "\u202f": "\u00a0", "\u2011": "-", "\u2010": "-" };
const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const invisible = /[\p{Cc}\p{Cf}]/gu;
const known = new Map<number, boolean>();
const drawings = letters(typeface.plain);

/**
 * A text as the typeface can draw it. A letter it does not have loses its marks where that helps (an s with two dots is an s), and otherwise
 * a square stands in its place; what it was goes into the document beside it, for whoever has it read aloud or copies it.
 */
export function drawable(text: string): { text: string; isWhole: boolean } {
  const composed = text.normalize("NFC");
  if (isKnown(composed)) return { text: composed, isWhole: true };
  let isWhole = true;
  const drawn = Array.from(graphemes.segment(composed), ({ segment }) => {
    const visible = segment.replace(invisible, "");
    if (isKnown(visible)) return visible;
    const twin = alike[visible];
    if (twin !== undefined) return twin;
    isWhole = false;
    const bare = visible.normalize("NFKD").replace(/\p{M}/gu, "");
    return bare !== "" && isKnown(bare) ? bare : STAND_IN;
  });
  return { text: drawn.join(""), isWhole };
}

function isKnown(letters: string): boolean {
  for (const letter of letters) {
    const code = letter.codePointAt(0) ?? 0;
    const found = known.get(code) ?? drawings.hasGlyphForCodePoint(code);
    known.set(code, found);
    if (!found) return false;
  }
  return true;
}

function letters(file: string): Font {
  const opened = openSync(file);
  if (!("hasGlyphForCodePoint" in opened)) throw new Error(`${file} is not one typeface`);
  return opened;
}
