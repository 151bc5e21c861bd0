import { expect, test } from "vitest";
import { isSigned, signatureOf } from "./signature";

const secret = "rahasia-yang-cukup-panjang-untuk-ini";
const now = new Date("2026-11-22T06:00:00Z");

test("what a provider signed is believed for five minutes, and only as it was signed", () => {
  const signature = signatureOf(secret, '{"status":"done"}', now);
  const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

  expect(isSigned(secret, '{"status":"done"}', signature, later(4))).toBe(true);
  expect(isSigned(secret, '{"status":"done"}', signature, later(6))).toBe(false);
  expect(isSigned(secret, '{"status":"fail"}', signature, now)).toBe(false);
  expect(isSigned("another", '{"status":"done"}', signature, now)).toBe(false);
  for (const wrong of [null, "", "t=1", "t=abc,v1=00", `t=1,v1=${"g".repeat(64)}`])
    expect(isSigned(secret, "{}", wrong, now)).toBe(false);
});
