import { createHmac } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { keyedHash } from "@/lib/personal-data";

const PERIOD_SECONDS = 30;

/** The step a six-digit code stands for, one either side of now allowed; null when it is wrong. */
export function totpStep(base32: string, typed: string, now: Date): number | null {
  const token = typed.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const delta = authenticator(base32).validate({ token, window: 1, timestamp: now.getTime() });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}

/** The code an app shows at this moment; what tests and the demonstration type. */
export function totpCode(base32: string, now: Date): string {
  return authenticator(base32).generate({ timestamp: now.getTime() });
}

/**
 * The secret offered to somebody who enrols, the same for as long as `occasion` (a session's id, a challenge's token) is: so
 * that showing it writes nothing and the form carries no secret. Kept, sealed, only once a code of it was given.
 */
export function offeredSecret(occasion: string): string {
  const bytes = createHmac("sha1", keyedHash("totp-offer", occasion)).update(occasion).digest();
  return new Secret({ buffer: new Uint8Array(bytes).buffer }).base32;
}

/** What the QR code of an app says. */
export function enrolmentUri(base32: string, issuer: string, label: string): string {
  return authenticator(base32, issuer, label).toString();
}

/** Base32 in groups of four, to type by hand. */
export function readableSecret(base32: string): string {
  return base32.match(/.{1,4}/g)?.join(" ") ?? base32;
}

function authenticator(base32: string, issuer = "", label = "account"): TOTP {
  return new TOTP({
    issuer,
    label,
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(base32),
  });
}
