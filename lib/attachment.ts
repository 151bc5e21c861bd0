import { fileTypeFromBuffer } from "file-type";
import { done, type Result, refused } from "@/lib/base/result";
import { type PictureRefusal, redrawPicture } from "@/lib/picture";

const ATTACHMENT_BYTES_MAX = 5 * 1024 * 1024;
/** Receipts are long and their print is small. */
const RECEIPT_SIDE_MAX = 2_400;

export type Attachment = { mime: "image/webp" | "application/pdf"; bytes: Buffer };
export type AttachmentRefusal = PictureRefusal | "not_accepted";

/**
 * What of an uploaded file may be kept: a picture drawn anew without its metadata, or a whole PDF. What it is, is read from its bytes;
 * its name and what the browser said of it count for nothing.
 */
export async function keepableAttachment(upload: Uint8Array): Promise<Result<Attachment, AttachmentRefusal>> {
  if (upload.byteLength === 0) return refused("empty");
  if (upload.byteLength > ATTACHMENT_BYTES_MAX) return refused("too_large");
  const sniffed = await fileTypeFromBuffer(upload);
  if (sniffed?.mime === "application/pdf") {
    const bytes = Buffer.from(upload);
    return bytes.subarray(-1_024).includes("%%EOF")
      ? done({ mime: "application/pdf", bytes })
      : refused("not_accepted");
  }
  const redrawn = await redrawPicture(upload, RECEIPT_SIDE_MAX);
  if (!redrawn.ok) return refused(redrawn.refusal === "not_a_picture" ? "not_accepted" : redrawn.refusal);
  const { mime, bytes } = redrawn.value;
  return bytes.byteLength > ATTACHMENT_BYTES_MAX ? refused("too_large") : done({ mime, bytes });
}
