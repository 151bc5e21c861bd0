import { createHash } from "node:crypto";
import { jwtVerify } from "jose";
import forge from "node-forge";
import { expect, test } from "vitest";
import { readWallets } from "@/lib/base/wallet-env";
import { applePass } from "./apple-pass";
import type { CardToSave } from "./card-to-save";
import { googleSaveLink } from "./google-pass";
import { testSigners } from "./test-signers";

const { variables, certificate, googlePublicKey } = testSigners();
const card: CardToSave = {
  id: "019f0a4e-7c1b-7a52-9b60-3a4b5c6d7e8f",
  name: "Sari Wulandari",
  number: "9123456789012345",
  programme: "Kopi Senja",
  brand: { "--brand-accent": "light-dark(#8a3b12, #f0a070)", "--brand-on-accent": "#fffdf9" },
  locale: "id",
  origin: "https://poin.kopisenja.example",
  words: { member: "Anggota", number: "Nomor anggota", more: "Saldo", about: "Kartu anggota Kopi Senja" },
};
const picture = Buffer.from("89504e470d0a1a0a", "hex");

test("an Apple pass is the member's own card: every file in its manifest, and the manifest signed by the operator's certificate", () => {
  const { applePass: signer } = readWallets(variables);
  if (signer === undefined) throw new Error("The certificates were not understood");

  const files = unzipped(applePass(card, { "icon.png": picture, "logo.png": picture }, signer));

  const { "manifest.json": manifest = Buffer.alloc(0), signature = Buffer.alloc(0), ...signed } = files;
  expect(JSON.parse(manifest.toString())).toEqual(
    Object.fromEntries(Object.entries(signed).map(([name, bytes]) => [name, sha1(bytes)])),
  );
  expect(Object.keys(signed).sort()).toEqual(["icon.png", "logo.png", "pass.json"]);
  expect(JSON.parse(signed["pass.json"]?.toString() ?? "")).toMatchObject({
    ...{ formatVersion: 1, passTypeIdentifier: "pass.id.contoh.kartu", teamIdentifier: "TEAM123456" },
    ...{ serialNumber: card.id, organizationName: "Kopi Senja", backgroundColor: "rgb(138, 59, 18)" },
    barcodes: [{ format: "PKBarcodeFormatCode128", message: "9123456789012345", altText: "9123 4567 8901 2345" }],
    storeCard: { primaryFields: [{ label: "Anggota", value: "Sari Wulandari" }] },
  });
  expect(isSignedBy(signature, manifest, certificate)).toBe(true);
  expect(isSignedBy(signature, Buffer.from(`${manifest} `), certificate)).toBe(false);
});

test("a Google link is signed by the operator's account, says whose it is for and holds the number that earns", async () => {
  const { googleWallet: signer } = readWallets(variables);
  if (signer === undefined) throw new Error("The account was not understood");

  const link = new URL(await googleSaveLink(card, signer, new Date()));
  const read = await jwtVerify(link.pathname.split("/").at(-1) ?? "", googlePublicKey, { audience: "google" });

  expect(link.origin).toBe("https://pay.google.com");
  expect(read.protectedHeader).toMatchObject({ alg: "RS256", kid: "kunci-1" });
  expect(read.payload).toMatchObject({
    ...{ iss: "kartu@contoh.iam.gserviceaccount.com", typ: "savetowallet", origins: [card.origin] },
    payload: {
      loyaltyClasses: [{ id: "3388000000012345678.poin_kopisenja_example", hexBackgroundColor: "#8a3b12" }],
      loyaltyObjects: [{ accountName: "Sari Wulandari", barcode: { type: "CODE_128", value: card.number } }],
    },
  });
});

test("nothing given is nothing offered, and half of it, another's key or a bad file is said at the start", () => {
  const other = testSigners().variables;
  const mistakes = (changed: Record<string, string | undefined>) => readWallets({ ...variables, ...changed }).mistakes;

  expect(readWallets({})).toEqual({ applePass: undefined, googleWallet: undefined, mistakes: [] });
  expect(mistakes({})).toEqual([]);
  expect(mistakes({ APPLE_PASS_KEY: undefined })).toEqual([expect.stringContaining("belong together")]);
  expect(mistakes({ APPLE_PASS_KEY: other.APPLE_PASS_KEY })).toEqual([expect.stringContaining("is not the key of")]);
  expect(mistakes({ APPLE_PASS_CERTIFICATE: "bukan" })).toEqual([
    expect.stringContaining("APPLE_PASS_CERTIFICATE is not"),
  ]);
  expect(mistakes({ APPLE_PASS_CERTIFICATE: variables.APPLE_WWDR_CERTIFICATE })).toContainEqual(
    expect.stringContaining("names no pass type"),
  );
  expect(mistakes({ GOOGLE_WALLET_ISSUER: undefined })).toEqual([expect.stringContaining("belong together")]);
  expect(mistakes({ GOOGLE_WALLET_ISSUER: "kopi" })).toEqual([expect.stringContaining("digits alone")]);
  expect(mistakes({ GOOGLE_WALLET_ACCOUNT: "{}" })).toEqual([expect.stringContaining("service account")]);
});

const sha1 = (bytes: Buffer) => createHash("sha1").update(bytes).digest("hex");

/** The files of an archive that stores them as they are, read by its central directory. */
function unzipped(archive: Buffer): Record<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const files: Record<string, Buffer> = {};
  let at = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
    expect([archive.readUInt32LE(at), archive.readUInt16LE(at + 10)]).toEqual([0x02014b50, 0]);
    const [size, nameLength] = [archive.readUInt32LE(at + 24), archive.readUInt16LE(at + 28)];
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    files[archive.toString("utf8", at + 46, at + 46 + nameLength)] = archive.subarray(start, start + size);
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}

type Captured = { signature: string; authenticatedAttributes: forge.asn1.Asn1[] };

/** Whether a detached PKCS #7 signature is this certificate's over these bytes: over what it says of them, and what it says is true. */
function isSignedBy(signature: Buffer, signed: Buffer, by: forge.pki.Certificate): boolean {
  const message = forge.pkcs7.messageFromAsn1(forge.asn1.fromDer(signature.toString("binary")));
  const { signature: bytes, authenticatedAttributes } = (message as unknown as { rawCapture: Captured }).rawCapture;
  const { asn1 } = forge;
  const set = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SET, true, authenticatedAttributes);
  const digest = forge.md.sha1.create().update(asn1.toDer(set).getBytes());
  const said = asn1.toDer(set).toHex().includes(sha1(signed));
  return said && (by.publicKey as forge.pki.rsa.PublicKey).verify(digest.digest().getBytes(), bytes);
}
