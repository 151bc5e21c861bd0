import { expect, test } from "vitest";
import {
  emailHash,
  isPhone,
  maskedEmail,
  newPersonalData,
  newWrappedKey,
  normalEmail,
  normalPhone,
  openFor,
  openSecret,
  sealFor,
  sealSecret,
} from "./personal-data";

test("what is sealed under a person's key opens under it and under nobody else's", () => {
  const [own, other] = [newWrappedKey(), newWrappedKey()];
  const sealed = sealFor(own, "email", "sari@contoh.id");

  expect(openFor(own, "email", sealed)).toBe("sari@contoh.id");
  expect(() => openFor(other, "email", sealed)).toThrow();
});

test("one field cannot be passed off as another, nor a sealed value altered", () => {
  const key = newWrappedKey();
  const sealed = sealFor(key, "email", "sari@contoh.id");
  const altered = Buffer.from(sealed);
  altered.writeUInt8((altered.at(-1) ?? 0) ^ 1, altered.length - 1);

  expect(() => openFor(key, "phone", sealed)).toThrow();
  expect(() => openFor(key, "email", altered)).toThrow();
});

test("the same text sealed twice looks different", () => {
  const key = newWrappedKey();

  expect(sealFor(key, "email", "sari@contoh.id")).not.toEqual(sealFor(key, "email", "sari@contoh.id"));
});

test("an address is found however it was written", () => {
  expect(emailHash(" Sari@Contoh.ID ")).toEqual(emailHash("sari@contoh.id"));
  expect(normalEmail("sari@bücher.example")).toBe("sari@xn--bcher-kva.example");
  expect(emailHash("sari@contoh.id")).not.toEqual(emailHash("budi@contoh.id"));
});

test("a phone number is found however it was written", () => {
  const spellings = [
    "0812-3456-7890",
    "6281234567890",
    "+62 812 3456 7890",
    "+62 (0)812 3456 7890",
    "0062 812 34567890",
  ];

  expect(spellings.map(normalPhone)).toEqual(spellings.map(() => "+6281234567890"));
  expect(["+1 (415) 555-0132", "0044 20 7946 0018"].map(normalPhone)).toEqual(["+14155550132", "+442079460018"]);
});

test("a phone number may be Indonesian or of any country, and nothing else", () => {
  for (const number of ["0812-3456-789", "(021) 5550 1234", "+62 361 123456", "+65 6123 4567", "+1 415 555 0132"]) {
    expect(isPhone(number), number).toBe(true);
  }
  for (const number of [
    "",
    "0812",
    "08-sari",
    "+62 112",
    "0112345678",
    "+0812345678",
    "12 34",
    "+1234567890123456",
    "0812+3456789",
  ]) {
    expect(isPhone(number), number).toBe(false);
  }
});

test("a secret on its way is sealed, and opens only unaltered", () => {
  const sealed = sealSecret("123456");

  expect(sealed).not.toContain("123456");
  expect(openSecret(sealed)).toBe("123456");
  expect(() => openSecret(`${sealed.slice(0, -2)}AA`)).toThrow();
});

test("what is not given is not kept", () => {
  expect(newPersonalData({ email: "sari@contoh.id" })).toMatchObject({ phoneCipher: null, phoneHash: null });
});

test("an address is shown to its owner only in part", () => {
  expect(maskedEmail("sari@contoh.id")).toBe("s•••@contoh.id");
});
