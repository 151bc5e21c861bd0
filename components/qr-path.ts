import { encode } from "uqr";

/** A text as the dark squares of a QR code with so wide an empty border: what an svg of `size` by `size` draws. */
export function qrPath(text: string, border: number): { dark: string; size: number } {
  const { data, size } = encode(text, { ecc: "M", border });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { dark: dark.join(""), size };
}
