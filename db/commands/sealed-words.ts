import { type Attachment, type AttachmentRefusal, keepableAttachment } from "@/lib/attachment";
import { done, type Result, refused } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import { sealBytesFor, sealFor } from "@/lib/personal-data";

/** What somebody says in a dispute: their words, and a file where they added one. */
export type Said = { words: string; upload?: Uint8Array | undefined };

const WORDS_MIN = 5;
const WORDS_MAX = 2_000;

export type SaidRefusal = { code: "words_missing" } | { code: "attachment"; because: AttachmentRefusal };

/** As the database keeps it, sealed under the member's key: columns for `write_step`. */
export type SealedWords = {
  words: Buffer;
  ids: string[];
  mimes: Attachment["mime"][];
  sizes: number[];
  ciphers: Buffer[];
};

/** Seals words and file under the member's key; refuses words too short to mean anything, and files nobody should open. */
export async function sealSaid(wrappedKey: Buffer, { words, upload }: Said): Promise<Result<SealedWords, SaidRefusal>> {
  const trimmed = words.trim();
  if (trimmed.length < WORDS_MIN || trimmed.length > WORDS_MAX) return refused({ code: "words_missing" });
  const sealed = { words: sealFor(wrappedKey, "dispute", trimmed), ids: [], mimes: [], sizes: [], ciphers: [] };
  if (upload === undefined || upload.byteLength === 0) return done(sealed);
  const kept = await keepableAttachment(upload);
  if (!kept.ok) return refused({ code: "attachment", because: kept.refusal });
  const { mime, bytes } = kept.value;
  return done({
    ...sealed,
    ids: [newId()],
    mimes: [mime],
    sizes: [bytes.byteLength],
    ciphers: [sealBytesFor(wrappedKey, "attachment", bytes)],
  });
}
