import { createHmac } from "node:crypto";
import { env } from "@/lib/base/env";

export type KeyFingerprint = { name: "AUTH_SECRET" | "DATA_KEY" | "CHECKPOINT_KEY"; fingerprint: string };

/**
 * Which keys this process has, as four groups of four digits by which two servers, or a server and its backup, can be compared.
 * Nothing of a key can be reckoned from them.
 */
export function keyFingerprints(): KeyFingerprint[] {
  const { authSecret, dataKey, checkpointKey } = env();
  return [
    { name: "AUTH_SECRET", fingerprint: fingerprintOf(authSecret) },
    { name: "DATA_KEY", fingerprint: fingerprintOf(dataKey) },
    { name: "CHECKPOINT_KEY", fingerprint: fingerprintOf(checkpointKey) },
  ];
}

function fingerprintOf(key: string | Buffer): string {
  const digits = createHmac("sha256", key).update("setia:fingerprint").digest("hex").slice(0, 16);
  return digits.match(/.{4}/g)?.join(" ") ?? digits;
}
