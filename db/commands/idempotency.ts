import { createHash } from "node:crypto";
import { keyedHash } from "@/lib/personal-data";

/** The digest under which a client's key works once, within its purpose and scope (a member, the programme). */
export function requestKey(purpose: string, scope: string | number, clientKey: string): Buffer {
  return keyedHash("idempotency", JSON.stringify([purpose, scope, clientKey]));
}

/** The digest that tells one request from another under the same key. */
export function requestDigest(...parts: (string | number | null)[]): Buffer {
  return createHash("sha256").update(JSON.stringify(parts)).digest();
}
