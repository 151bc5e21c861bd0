import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import { done, type Result, refused } from "@/lib/base/result";

export const PICTURE_BYTES_MAX = 5 * 1024 * 1024;
const PIXELS_MAX = 40_000_000;
const SIDE_MAX = 1_200;
const SIDE_MIN = 100;
const accepted = ["image/png", "image/jpeg", "image/webp"];

export type Picture = { mime: "image/webp"; width: number; height: number; bytes: Buffer };
export type PictureRefusal = "empty" | "too_large" | "not_a_picture" | "too_many_pixels" | "too_small";

/**
 * An uploaded picture drawn anew: turned upright, at most `sideMax` px a side, WebP, without its metadata. What it is, is read from its
 * bytes; its name and what the browser said of it count for nothing.
 */
export async function redrawPicture(upload: Uint8Array, sideMax = SIDE_MAX): Promise<Result<Picture, PictureRefusal>> {
  if (upload.byteLength === 0) return refused("empty");
  if (upload.byteLength > PICTURE_BYTES_MAX) return refused("too_large");
  const sniffed = await fileTypeFromBuffer(upload);
  if (!sniffed || !accepted.includes(sniffed.mime)) return refused("not_a_picture");
  try {
    const { width, height } = await sharp(upload, { limitInputPixels: false }).metadata();
    if (width * height > PIXELS_MAX) return refused("too_many_pixels");
    if (Math.min(width, height) < SIDE_MIN) return refused("too_small");
    const { data, info } = await sharp(upload, { limitInputPixels: PIXELS_MAX, failOn: "error" })
      .autoOrient()
      .resize({ width: sideMax, height: sideMax, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    return done({ mime: "image/webp", width: info.width, height: info.height, bytes: data });
  } catch {
    return refused("not_a_picture");
  }
}
