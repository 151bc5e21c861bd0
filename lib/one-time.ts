import { createHash, randomBytes, randomInt } from "node:crypto";
import { keyedHash } from "@/lib/personal-data";

/** A secret that works once: the holder has the token, the database only its hash. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: tokenHash(token) };
}

export function tokenHash(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Six digits for a mail. */
export function newMailedCode(): string {
  return randomInt(1_000_000).toString().padStart(6, "0");
}

/** Bound to the challenge it was sent for. */
export function mailedCodeHash(code: string, challengeToken: string): Buffer {
  return keyedHash("mailed-code", `${challengeToken}:${code}`);
}

const recoveryLetters = "23456789ABCDEFGHJKMNPQRSTVWXYZ"; // nothing that can be mistaken for another when written down
const RECOVERY_LENGTH = 10;

/** Ten codes of ten letters and digits (49 bits each), written in two halves. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => {
    const letters = Array.from({ length: RECOVERY_LENGTH }, () => recoveryLetters[randomInt(recoveryLetters.length)]);
    return `${letters.slice(0, 5).join("")}-${letters.slice(5).join("")}`;
  });
}

/** The hash of a recovery code as anybody might type it; null for what cannot be one. */
export function recoveryCodeHash(personId: number, typed: string): Buffer | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, "");
  return code.length === RECOVERY_LENGTH ? keyedHash("recovery-code", `${personId}:${code}`) : null;
}

/** In hexadecimal, as the committing functions take a list of them. */
export function recoveryCodeHashes(personId: number, codes: string[]): string[] {
  return codes.flatMap((code) => recoveryCodeHash(personId, code)?.toString("hex") ?? []);
}
