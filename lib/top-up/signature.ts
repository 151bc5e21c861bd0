import { createHmac, timingSafeEqual } from "node:crypto";
import { realNow } from "@/lib/base/clock";

export const SIGNATURE_HEADER = "setia-signature";
const TOLERANCE_MS = 5 * 60 * 1000;

/** What goes with a body between us and a provider: when it was signed, and a MAC over both that only the two of us can make. */
export function signatureOf(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `t=${seconds},v1=${mac(secret, seconds, body).toString("hex")}`;
}

/** Whether a body comes from whoever shares the secret, and was signed within five minutes of now. */
export function isSigned(secret: string, body: string, signature: string | null, now = realNow()): boolean {
  const [, seconds, given] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature ?? "") ?? [];
  if (seconds === undefined || given === undefined) return false;
  if (Math.abs(now.getTime() - Number(seconds) * 1000) > TOLERANCE_MS) return false;
  return timingSafeEqual(mac(secret, Number(seconds), body), Buffer.from(given, "hex"));
}

function mac(secret: string, seconds: number, body: string): Buffer {
  return createHmac("sha256", secret).update(`${seconds}.${body}`).digest();
}
