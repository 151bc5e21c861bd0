import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import { enrolPasskey, offerPasskey } from "@/db/commands/enrol-passkey";
import { passkeysHere } from "@/lib/passkey-home";
import { type Account, PASSWORD, sessionOf } from "./sign-in-fixtures";

const PRESENT = 0x01;
const UNLOCKED = 0x04;
const HOLDS_A_KEY = 0x40;

type Deviation = {
  /** Where the browser says it stands. */
  origin?: string;
  /** Of what name the device believes to sign for. */
  home?: string;
  /** False: the device was there, but nobody unlocked it. */
  unlocked?: boolean;
  counter?: number;
};

/** A device with one passkey, as a browser would speak for it; its answers are JSON. */
export function newDevice() {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(32);
  let owner = "";

  function make(options: PublicKeyCredentialCreationOptionsJSON, but: Deviation = {}): string {
    owner = options.user.id;
    const cose = new Map<number, number | Uint8Array<ArrayBuffer>>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, "base64url"))],
      [-3, new Uint8Array(Buffer.from(y, "base64url"))],
    ]);
    const length = Buffer.from([0, id.length]);
    const held = Buffer.concat([Buffer.alloc(16), length, id, isoCBOR.encode(cose)]);
    const authData = new Uint8Array(Buffer.concat([said(but, HOLDS_A_KEY), held]));
    const attestation = isoCBOR.encode(
      new Map<string, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", authData],
      ]) as Parameters<typeof isoCBOR.encode>[0],
    );
    return answered({
      attestationObject: text(attestation),
      clientDataJSON: text(spoken("webauthn.create", options.challenge, but)),
      transports: ["internal"],
    });
  }

  function answer(options: PublicKeyCredentialRequestOptionsJSON, but: Deviation = {}): string {
    const authData = said(but, 0);
    const client = spoken("webauthn.get", options.challenge, but);
    const signed = Buffer.concat([authData, createHash("sha256").update(client).digest()]);
    return answered({
      authenticatorData: text(authData),
      clientDataJSON: text(client),
      signature: text(sign("sha256", signed, privateKey)),
      userHandle: owner,
    });
  }

  const answered = (response: object) =>
    JSON.stringify({ id: text(id), rawId: text(id), type: "public-key", clientExtensionResults: {}, response });
  return { make, answer };
}

function said({ home = passkeysHere().id, unlocked = true, counter = 0 }: Deviation, flags: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  const bits = PRESENT | (unlocked ? UNLOCKED : 0) | flags;
  return Buffer.concat([createHash("sha256").update(home).digest(), Buffer.from([bits]), count]);
}

function spoken(type: string, challenge: string, { origin = passkeysHere().origin }: Deviation): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}

/** Adds a device's passkey to an account in one of its sessions; the session that goes on, and recovery codes where there were none. */
export async function withPasskey(account: Account, session: string, device = newDevice(), counter = 0) {
  const offered = await offerPasskey(account.actor, { session, password: PASSWORD, programme: "Kopi Senja" });
  if (!offered.ok) throw new Error(`No passkey was offered: ${offered.refusal}`);
  const answer = device.make(offered.value, { counter });
  const enrolled = await enrolPasskey(account.actor, { session, answer, name: "Ponsel saya" });
  if (!enrolled.ok) throw new Error(`The passkey was not taken: ${enrolled.refusal}`);
  return { device, session: await sessionOf(enrolled.value.ticket), recoveryCodes: enrolled.value.recoveryCodes };
}
