import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { env } from "@/lib/base/env";
import type { SignedCheckpoint } from "@/lib/loyalty/checkpoint";

// What stands before the 32 bytes of an Ed25519 key where keys are exchanged (RFC 8410).
const PRIVATE_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");
const PUBLIC_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

/** The public key of CHECKPOINT_KEY: 32 bytes in base64. */
export function checkpointPublicKey(): string {
  const exported = createPublicKey(privateKey()).export({ format: "der", type: "spki" });
  return exported.subarray(PUBLIC_PREFIX.length).toString("base64");
}

/** Signs a checkpoint's text with CHECKPOINT_KEY. */
export function signCheckpoint(text: string): SignedCheckpoint {
  return { text, signature: sign(null, Buffer.from(text, "utf8"), privateKey()).toString("base64") };
}

/** Whether CHECKPOINT_KEY signed it. */
export function isSignedByUs({ text, signature }: SignedCheckpoint): boolean {
  return verify(null, Buffer.from(text, "utf8"), createPublicKey(privateKey()), Buffer.from(signature, "base64"));
}

function privateKey(): KeyObject {
  const key = Buffer.concat([PRIVATE_PREFIX, env().checkpointKey]);
  return createPrivateKey({ key, format: "der", type: "pkcs8" });
}
