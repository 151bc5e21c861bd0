import sharp from "sharp";
import { type Cut, partOf } from "./picture-part";

export type CutPicture = Cut & { width: number; height: number; bytes: Buffer };

export const cutWidths = [240, 480, 960] as const;

/** A picture cut for a place so many pixels wide, as WebP; never enlarged. */
export async function cutPicture(picture: CutPicture, width: (typeof cutWidths)[number]): Promise<Buffer> {
  return await sharp(picture.bytes)
    .extract(partOf(picture))
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer();
}
