import { createHmac, timingSafeEqual } from "node:crypto";
import { type CardCode, cardMessage, shortMac, stepAt, writeCardCode } from "@/lib/loyalty/card-code";
import { keyedHash, openSecret, sealSecret } from "@/lib/personal-data";

/** What a device sends once of the key it keeps: 32 bytes, base64url. */
const KEY = /^[\w-]{43}$/;

/** A device's key as the server keeps it, sealed; null for what is none. */
export function sealCardKey(key: string): string | null {
  return KEY.test(key) ? sealSecret(key) : null;
}

/** Whether the code was made by the device this key was registered for, or by this server for a page. */
export function isGenuine({ by, session, step, mac }: CardCode, keyCipher: string | null): boolean {
  if (by === "device" && keyCipher === null) return false;
  const whole = by === "page" || keyCipher === null ? pageMac(session, step) : deviceMac(keyCipher, session, step);
  return timingSafeEqual(Buffer.from(shortMac(whole)), Buffer.from(mac));
}

/** The code a page shows where scripts do not run; holds for a minute. */
export function pageCardCode(session: string, now: Date): string {
  const step = stepAt(now.getTime());
  return writeCardCode("page", session, step, pageMac(session, step));
}

function pageMac(session: string, step: number): Buffer {
  return keyedHash("card-page", cardMessage(session, step));
}

function deviceMac(keyCipher: string, session: string, step: number): Buffer {
  const key = Buffer.from(openSecret(keyCipher), "base64url");
  return createHmac("sha256", key).update(cardMessage(session, step)).digest();
}
