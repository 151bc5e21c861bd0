import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";
import { keyedHash } from "@/lib/personal-data";
import type { PasskeyHome } from "./passkey-home";

/** What a device signed, as the database takes it (db/functions/21-passkeys.sql); bytes in hexadecimal. */
export type Signed = {
  purpose: string;
  bound: string;
  challenge: string;
  credential: string;
  counter: number;
  isRight: boolean;
};

/** By what a device keeps a person's passkeys apart: says nothing to anybody without DATA_KEY. */
export function passkeyOwner(personId: number): Buffer {
  return keyedHash("passkey-owner", String(personId));
}

/** What a passkey may sign with, as COSE numbers them: Ed25519, ECDSA with P-256, RSA; every device knows one of them. */
export const signatures = [-8, -7, -257];

const base64url = z.base64url().min(1).max(8000);
const credential = {
  id: base64url,
  rawId: base64url,
  type: z.literal("public-key"),
  clientExtensionResults: z.object({}).default({}),
};

const assertion = z.object({
  ...credential,
  response: z.object({
    authenticatorData: base64url,
    clientDataJSON: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});

const attestation = z.object({
  ...credential,
  response: z.object({
    attestationObject: base64url,
    clientDataJSON: base64url,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(8)
      .default([]),
  }),
});

/** What a browser answers when a passkey has signed; null for anything else. */
export function readAssertion(json: string): AuthenticationResponseJSON | null {
  return parsed(assertion, json);
}

/** What a browser answers when a passkey was made; null for anything else. */
export function readAttestation(json: string): RegistrationResponseJSON | null {
  return parsed(attestation, json);
}

function parsed<Shape extends z.ZodType>(shape: Shape, json: string): z.output<Shape> | null {
  try {
    return shape.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Whether this key signed, for this home, unlocked by its owner, and what it was asked to sign: whether that was asked, and
 * of whom, the database knows, where the asking is used up. Null when it does not even say what was asked.
 */
export async function checkAssertion(
  answer: AuthenticationResponseJSON,
  key: { publicKey: Buffer; owner: Buffer } | null,
  home: PasskeyHome,
): Promise<Pick<Signed, "challenge" | "credential" | "counter" | "isRight"> | null> {
  const asked = challengeIn(answer.response.clientDataJSON);
  if (asked === null) return null;
  const said = { challenge: hex(asked), credential: hex(answer.id) };
  const { userHandle } = answer.response;
  if (key === null || (userHandle !== undefined && hex(userHandle) !== key.owner.toString("hex")))
    return { ...said, counter: 0, isRight: false };
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: asked,
      expectedOrigin: home.origin,
      expectedRPID: home.id,
      // The counter is compared where it is kept, so that of two at once one is told.
      credential: { id: answer.id, publicKey: new Uint8Array(key.publicKey), counter: -1 },
    });
    return { ...said, counter: authenticationInfo.newCounter, isRight: verified };
  } catch {
    return { ...said, counter: 0, isRight: false };
  }
}

/** A passkey just made for this home, unlocked by its owner; null when it was not. */
export async function checkAttestation(answer: RegistrationResponseJSON, home: PasskeyHome) {
  const asked = challengeIn(answer.response.clientDataJSON);
  if (asked === null) return null;
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: answer,
      expectedChallenge: asked,
      expectedOrigin: home.origin,
      expectedRPID: home.id,
      supportedAlgorithmIDs: signatures,
    });
    if (registrationInfo === undefined) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    return { challenge: hex(asked), credential: hex(id), publicKey: Buffer.from(publicKey), counter };
  } catch {
    return null;
  }
}

/** The challenge a browser says it was given, as it is written there. */
function challengeIn(clientDataJson: string): string | null {
  try {
    return z.object({ challenge: base64url }).parse(JSON.parse(Buffer.from(clientDataJson, "base64url").toString()))
      .challenge;
  } catch {
    return null;
  }
}

function hex(base64urlText: string): string {
  return Buffer.from(base64urlText, "base64url").toString("hex");
}
