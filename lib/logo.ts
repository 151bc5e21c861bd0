import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { done, type Result, refused } from "@/lib/base/result";
import { surfaces } from "@/lib/brand-colours";
import { contrast } from "@/lib/colour";

const LOGO_BYTES_MAX = 2 * 1024 * 1024;
const PIXELS_MAX = 20_000_000;
const SIDE_MIN = 32;
const SHAPE_MAX = 12;
const accepted = ["image/png", "image/jpeg", "image/webp"];

export type RedrawnLogo = { bytes: Buffer; width: number; height: number; ground: string };
export type LogoRefusal = "empty" | "too_large" | "not_a_picture" | "too_many_pixels" | "too_small" | "too_long";

/**
 * An uploaded logo drawn anew as PNG, since mail programs know no other that keeps what is transparent: its empty edges cut off, at most
 * 720 by 240 pixels. `ground` is what must lie under it, in the light and in the dark, to be told from the page.
 */
export async function redrawLogo(upload: Uint8Array): Promise<Result<RedrawnLogo, LogoRefusal>> {
  if (upload.byteLength === 0) return refused("empty");
  if (upload.byteLength > LOGO_BYTES_MAX) return refused("too_large");
  const sniffed = await fileTypeFromBuffer(upload);
  if (!sniffed || !accepted.includes(sniffed.mime)) return refused("not_a_picture");
  try {
    const { width, height } = await sharp(upload, { limitInputPixels: false }).metadata();
    if (width * height > PIXELS_MAX) return refused("too_many_pixels");
    const cut = await sharp(upload, { limitInputPixels: PIXELS_MAX, failOn: "error" })
      .autoOrient()
      .ensureAlpha()
      .trim()
      .png()
      .toBuffer();
    const { data, info } = await sharp(cut)
      .resize({ width: 720, height: 240, fit: "inside", withoutEnlargement: true })
      .png({ compressionLevel: 9 })
      .toBuffer({ resolveWithObject: true });
    if (Math.min(info.width, info.height) < SIDE_MIN) return refused("too_small");
    if (info.width / info.height > SHAPE_MAX) return refused("too_long");
    return done({ bytes: data, width: info.width, height: info.height, ground: await groundFor(data) });
  } catch {
    return refused("not_a_picture");
  }
}

/** The logo in the middle of a square of the colour it can be told from, for the portal's place among somebody's apps. */
export async function logoAsIcon(
  logo: Buffer,
  accent: string,
  { pixels, isFull }: { pixels: number; isFull: boolean },
): Promise<Buffer> {
  const side = Math.round(pixels * (isFull ? 0.6 : 0.8));
  const drawn = await sharp(logo).resize({ width: side, height: side, fit: "inside" }).png().toBuffer();
  const ink = await inkOf(logo);
  const background = ink !== null && contrast(ink, surfaces.light.raised) < TOLD_APART ? accent : surfaces.light.raised;
  return sharp({ create: { width: pixels, height: pixels, channels: 4, background } })
    .composite([{ input: drawn, gravity: "centre" }])
    .png()
    .toBuffer();
}

/** Less than this and a logo seems to melt into what it lies on. */
const TOLD_APART = 2;

async function groundFor(logo: Buffer): Promise<string> {
  const ink = await inkOf(logo);
  if (ink === null) return "light-dark(transparent, transparent)";
  const { light, dark } = surfaces;
  const inLight = contrast(ink, light.paper) < TOLD_APART ? dark.paper : "transparent";
  const inDark = contrast(ink, dark.paper) < TOLD_APART ? light.paper : "transparent";
  return `light-dark(${inLight}, ${inDark})`;
}

/** The average colour of what is drawn; null where nothing is transparent, for such a logo brings its own ground. */
async function inkOf(logo: Buffer): Promise<string | null> {
  const { data } = await sharp(logo)
    .resize({ width: 96, height: 96, fit: "inside" })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const sums = [0, 0, 0];
  let drawn = 0;
  for (let at = 0; at < data.length; at += 4) {
    if ((data[at + 3] ?? 0) < 128) continue;
    drawn += 1;
    for (const part of [0, 1, 2]) sums[part] = (sums[part] ?? 0) + (data[at + part] ?? 0);
  }
  if (drawn === 0 || drawn > (data.length / 4) * 0.97) return null;
  return `#${sums
    .map((sum) =>
      Math.round(sum / drawn)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
