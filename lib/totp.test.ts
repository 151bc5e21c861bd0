import { expect, test } from "vitest";
import { enrolmentUri, offeredSecret, readableSecret, totpCode, totpStep } from "./totp";

const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"; // RFC 6238, appendix B

test("codes are those of the standard", () => {
  expect(totpCode(secret, new Date(59_000))).toBe("287082");
  expect(totpCode(secret, new Date(1_111_111_109_000))).toBe("081804");
});

test("a code names the step it belongs to, one either side", () => {
  const now = new Date(1_111_111_109_000);
  const step = Math.floor(1_111_111_109 / 30);
  const at = (seconds: number) => totpStep(secret, totpCode(secret, new Date(now.getTime() + seconds * 1000)), now);

  expect([at(-60), at(-30), at(0), at(30), at(60)]).toEqual([null, step - 1, step, step + 1, null]);
});

test("digits may be typed in groups, and nothing else is a code", () => {
  const now = new Date(59_000);

  expect(totpStep(secret, "287 082", now)).toBe(1);
  expect(["", "28708", "2870822", "28708a", "-87082"].map((typed) => totpStep(secret, typed, now))).toEqual(
    Array(5).fill(null),
  );
});

test("the secret offered stays the same for one occasion and differs for another", () => {
  expect(offeredSecret("one")).toBe(offeredSecret("one"));
  expect(offeredSecret("one")).not.toBe(offeredSecret("another"));
  expect(offeredSecret("one")).toMatch(/^[A-Z2-7]{32}$/);
});

test("an app reads issuer, account and secret from the QR code", () => {
  const uri = new URL(enrolmentUri(secret, "Kopi Senja", "sari@contoh.id"));

  expect(decodeURIComponent(uri.pathname)).toContain("Kopi Senja:sari@contoh.id");
  expect(uri.searchParams.get("secret")).toBe(secret);
  expect(readableSecret("JBSWY3DPEHPK3PXP")).toBe("JBSW Y3DP EHPK 3PXP");
});
