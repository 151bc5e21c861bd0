import { expect, test } from "vitest";
import { isOwnOrigin } from "./origin";

test.each([
  ["https://poin.example.com", "https://poin.example.com", true],
  ["https://poin.example.com:8443", "https://poin.example.com", false],
  ["http://poin.example.com", "https://poin.example.com", false],
  ["https://evil.example", "https://poin.example.com", false],
  ["http://127.0.0.1:3000", "http://localhost:3000", true],
  ["http://[::1]:3000", "http://localhost:3000", true],
  ["http://127.0.0.1:3001", "http://localhost:3000", false],
  ["http://localhost:3000", "https://poin.example.com", false],
  ["null", "http://localhost:3000", false],
  [null, "http://localhost:3000", false],
] as const)("a form from %s is the own one of %s: %s", (origin, appOrigin, own) => {
  expect(isOwnOrigin(origin, appOrigin)).toBe(own);
});
