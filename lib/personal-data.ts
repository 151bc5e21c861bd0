import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { domainToASCII } from "node:url";
import { env } from "@/lib/base/env";

/** Which personal field a sealed value is; part of what is authenticated, so that one cannot be passed off as another. */
export type Field =
  | "email"
  | "phone"
  | "birthday"
  | "address"
  | "totp"
  | "passkey"
  | "reason"
  | "dispute"
  | "attachment"
  | "greeting"
  | "comment"
  | "particulars"
  | "note";

const LAYOUT = 1; // first byte of every sealed value: 12 bytes of nonce, 16 of tag, then the text

/** A new person's own key, as it is kept: wrapped by DATA_KEY. Destroying it erases everything sealed under it. */
export function newWrappedKey(): Buffer {
  return encrypt(purposeKey("wrap"), "person-key", randomBytes(32));
}

/** Seals a text under a person's key (AES-256-GCM). */
export function sealFor(wrappedKey: Buffer, field: Field, text: string): Buffer {
  return sealBytesFor(wrappedKey, field, Buffer.from(text, "utf8"));
}

/** The same for bytes, such as a file's. */
export function sealBytesFor(wrappedKey: Buffer, field: Field, bytes: Buffer): Buffer {
  return encrypt(unwrap(wrappedKey), field, bytes);
}

/** Opens what `sealFor` sealed; throws when it was altered or belongs to another person or field. */
export function openFor(wrappedKey: Buffer, field: Field, sealed: Buffer): string {
  return openBytesFor(wrappedKey, field, sealed).toString("utf8");
}

/** The same for bytes. */
export function openBytesFor(wrappedKey: Buffer, field: Field, sealed: Buffer): Buffer {
  return decrypt(unwrap(wrappedKey), field, sealed);
}

/** The keyed hash by which an address is found; two spellings of one mailbox's address have the same. */
export function emailHash(email: string): Buffer {
  return keyedHash("email", normalEmail(email));
}

/** The keyed hash by which a phone number is found. */
export function phoneHash(phone: string): Buffer {
  return keyedHash("phone", normalPhone(phone));
}

export function normalEmail(email: string): string {
  const [local = "", domain = ""] = email
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .split(/@(?=[^@]*$)/);
  return `${local}@${domainToASCII(domain) || domain}`;
}

/** E.164: `0812-3456-7890`, `62812…`, `0062 812…` and `+62 (0)812…` become `+62812…`. */
export function normalPhone(phone: string): string {
  const digits = phone.replace(/\D/g, "");
  if (!phone.trim().startsWith("+") && /^0(?!0)/.test(digits)) return `+62${digits.slice(1)}`;
  return `+${digits.replace(/^00/, "").replace(/^620/, "62")}`;
}

/** Whether a text is written like a phone number and can be one: Indonesian by its own lengths, another country's by E.164's. */
export function isPhone(phone: string): boolean {
  if (!/^\+?[\d\s().-]+$/.test(phone.trim())) return false;
  return /^\+(62[2-9]\d{7,11}|(?!62)[1-9]\d{7,14})$/.test(normalPhone(phone));
}

type PersonalData = { email?: string; phone?: string; birthday?: string; address?: string };

/** The columns of `people` that keep a person's data: a new key, each field sealed under it, hashes to find by. */
export function newPersonalData({ email, phone, birthday, address }: PersonalData) {
  const wrappedKey = newWrappedKey();
  const sealed = (field: Field, text: string | undefined) => (text ? sealFor(wrappedKey, field, text) : null);
  return {
    wrappedKey,
    emailCipher: sealed("email", email?.trim()),
    emailHash: email ? emailHash(email) : null,
    phoneCipher: sealed("phone", phone && normalPhone(phone)),
    phoneHash: phone ? phoneHash(phone) : null,
    birthdayCipher: sealed("birthday", birthday),
    addressCipher: sealed("address", address),
  };
}

/** Seals what must travel in a job or a cookie; base64url. */
export function sealSecret(text: string): string {
  return encrypt(purposeKey("secret"), "secret", Buffer.from(text, "utf8")).toString("base64url");
}

/** Opens what `sealSecret` sealed; throws when it was altered. */
export function openSecret(sealed: string): string {
  return decrypt(purposeKey("secret"), "secret", Buffer.from(sealed, "base64url")).toString("utf8");
}

/** A hash nobody without DATA_KEY can compute, for values too short to hash openly; `purpose` keeps kinds apart. */
export function keyedHash(purpose: string, text: string): Buffer {
  return createHmac("sha256", purposeKey(`hash:${purpose}`))
    .update(text)
    .digest();
}

// Kept as key objects: handing the bytes over anew costs several times what is computed with them.
const purposeKeys = new Map<string, KeyObject>();

function purposeKey(purpose: string): KeyObject {
  const known = purposeKeys.get(purpose);
  if (known) return known;
  const key = createSecretKey(Buffer.from(hkdfSync("sha256", env().dataKey, "", `setia:${purpose}`, 32)));
  purposeKeys.set(purpose, key);
  return key;
}

function unwrap(wrappedKey: Buffer): Buffer {
  return decrypt(purposeKey("wrap"), "person-key", wrappedKey);
}

function encrypt(key: KeyObject | Buffer, label: string, plain: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(label));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([LAYOUT]), nonce, cipher.getAuthTag(), text]);
}

function decrypt(key: KeyObject | Buffer, label: string, sealed: Buffer): Buffer {
  if (sealed[0] !== LAYOUT) throw new Error("Not a sealed value of this portal");
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 13), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(label)).setAuthTag(sealed.subarray(13, 29));
  return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]);
}

/** As much of an address as shows its owner which one it is: `s•••@contoh.id`. */
export function maskedEmail(email: string): string {
  return email.replace(/^(.)[^@]*(?=@)/u, "$1•••");
}
