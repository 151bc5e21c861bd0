import { tokenHash } from "@/lib/one-time";
import { keyedHash } from "@/lib/personal-data";

const letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ"; // nothing that can be mistaken for another when written down
const LENGTH = 12;

/** The code that makes the first owner, in three groups (58 bits): whoever has DATA_KEY can say it again, the database alone cannot. */
export function setupCodeOf(salt: Buffer): string {
  const bytes = keyedHash("setup-code", salt.toString("hex"));
  const code = Array.from(bytes.subarray(0, LENGTH), (byte) => letters[byte % letters.length]).join("");
  return code.match(/.{4}/g)?.join("-") ?? code;
}

/** The hash of a code as anybody might type it. */
export function setupCodeHash(typed: string): Buffer {
  return tokenHash(`setup:${typed.toUpperCase().replace(/[^A-Z0-9]/g, "")}`);
}
