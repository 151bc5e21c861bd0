import { createHash, randomBytes } from "node:crypto";
import { sealReason } from "./correction";

/**
 * What a fact keeps of the reason staff gave: the words sealed under the person's key, and for the chain a digest that nobody can guess
 * them from.
 */
export function keptReason(wrappedKey: Buffer | null, words: string) {
  const salt = randomBytes(16).toString("hex");
  const sealed = sealReason(wrappedKey, words);
  return {
    salt,
    reasonDigest: createHash("sha256").update(`${salt}:${words}`).digest("hex"),
    reason: sealed.cipher.toString("base64url"),
    sealedUnder: sealed.under,
  };
}
