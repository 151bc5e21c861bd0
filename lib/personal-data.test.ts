import { expect, test } from "vitest";
import {
  emailHash,
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
  expect(["0812-3456-7890", "6281234567890", "+62 812 3456 7890"].map(normalPhone)).toEqual(
    Array(3).fill("+6281234567890"),
  );
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
