import { sql } from "@/db/client";
import { isId } from "@/lib/base/uuid";
import type { CutPicture } from "@/lib/picture-cut";
import type { Cut } from "@/lib/picture-part";

/** A stored picture with how it is cut; null where there is none. */
export async function findPictureToCut(publicId: string): Promise<CutPicture | null> {
  if (!isId(publicId)) return null;
  const [picture] = await sql<CutPicture[]>`
    select width, height, bytes, focus_x as "focusX", focus_y as "focusY", zoom from pictures where public_id = ${publicId}::uuid`;
  return picture ?? null;
}

/** How a picture is cut, and how large it is. */
export async function findCut(publicId: string): Promise<(Cut & { width: number; height: number }) | null> {
  const [cut] = await sql<(Cut & { width: number; height: number })[]>`
    select focus_x as "focusX", focus_y as "focusY", zoom, width, height from pictures where public_id = ${publicId}::uuid`;
  return cut ?? null;
}
