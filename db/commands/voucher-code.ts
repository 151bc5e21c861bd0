import { randomBytes } from "node:crypto";
import { keyedHash, sealSecret } from "@/lib/personal-data";

// No 0, 1, I, L, O or U: what is read aloud at a till is heard right.
const LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A voucher code of 12 letters (58 bits), sealed for showing and hashed for finding. */
export function newVoucherCode(): { cipher: Buffer; hash: Buffer } {
  const letters = Array.from(randomBytes(24), (byte) => (byte < 240 ? LETTERS[byte % 30] : ""))
    .join("")
    .slice(0, 12);
  const code = `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
  return { cipher: Buffer.from(sealSecret(code), "base64url"), hash: codeHash(code) };
}

/** The keyed hash by which a voucher code is found, however it was typed. */
export function codeHash(code: string): Buffer {
  return keyedHash("voucher-code", code.toUpperCase().replace(/[^0-9A-Z]/g, ""));
}
