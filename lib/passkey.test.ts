import { describe, expect, test } from "vitest";
import { newDevice } from "@/db/passkey-fixtures";
import { checkAssertion, checkAttestation, passkeyOwner, readAssertion, readAttestation } from "./passkey";
import { passkeyHome } from "./passkey-home";

const home = passkeyHome("https://poin.example.com");
const asked = { challenge: Buffer.alloc(32, 3).toString("base64url") };
const here = { home: home.id, origin: home.origin };
const toMake = {
  ...asked,
  rp: { name: "Kopi Senja" },
  user: { id: passkeyOwner(7).toString("base64url"), name: "sari", displayName: "Sari" },
  pubKeyCredParams: [],
};

async function madeBy(device: ReturnType<typeof newDevice>) {
  const answer = readAttestation(device.make(toMake, here));
  const made = answer && (await checkAttestation(answer, home));
  if (made === null) throw new Error("The passkey was not made");
  return { publicKey: made.publicKey, owner: passkeyOwner(7) };
}

async function isRight(json: string, key: { publicKey: Buffer; owner: Buffer } | null) {
  const answer = readAssertion(json);
  return answer === null ? null : ((await checkAssertion(answer, key, home))?.isRight ?? null);
}

describe("where passkeys hold", () => {
  test("is the portal's own name and address", () => {
    expect(home).toEqual({ id: "poin.example.com", origin: "https://poin.example.com" });
  });

  test.each(["http://localhost:3300", "http://127.0.0.1:3300", "http://[::1]:3300"])(
    "is localhost alone for %s, since a passkey is kept under no number",
    (origin) => {
      expect(passkeyHome(origin)).toEqual({ id: "localhost", origin: "http://localhost:3300" });
    },
  );
});

describe("what a device signed", () => {
  test("is right from the key that was made, and says what it was asked and how often it signed", async () => {
    const device = newDevice();
    const key = await madeBy(device);
    const answer = readAssertion(device.answer(asked, { ...here, counter: 8 }));

    const checked = answer && (await checkAssertion(answer, key, home));

    expect(checked).toMatchObject({ isRight: true, counter: 8, challenge: "03".repeat(32) });
  });

  test.each([
    ["on a look-alike site", { origin: "https://p0in.example.com" }],
    ["for another name", { home: "example.org" }],
    ["by a device nobody unlocked", { unlocked: false }],
  ])("%s is worth nothing", async (_, but) => {
    const device = newDevice();
    const key = await madeBy(device);

    expect(await isRight(device.answer(asked, { ...here, ...but }), key)).toBe(false);
  });

  test("with another key is worth nothing, nor with none that is known", async () => {
    const [device, other] = [newDevice(), newDevice()];
    const [, key] = await Promise.all([madeBy(device), madeBy(other)]);

    expect(await isRight(device.answer(asked, here), key)).toBe(false);
    expect(await isRight(device.answer(asked, here), null)).toBe(false);
  });

  test("for another owner is worth nothing", async () => {
    const device = newDevice();
    const { publicKey } = await madeBy(device);

    expect(await isRight(device.answer(asked, here), { publicKey, owner: passkeyOwner(8) })).toBe(false);
  });

  test.each(["", "{}", "[]", '{"id":"a","rawId":"a","type":"public-key","response":{}}'])(
    "is no answer as %j",
    (json) => {
      expect(readAssertion(json)).toBeNull();
      expect(readAttestation(json)).toBeNull();
    },
  );
});

test("a passkey made on another site is not taken", async () => {
  const answer = readAttestation(newDevice().make(toMake, { ...here, origin: "https://p0in.example.com" }));

  expect(answer && (await checkAttestation(answer, home))).toBeNull();
});
