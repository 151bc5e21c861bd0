import { expect, test } from "vitest";
import { causeOf } from "./mail-failure";

test.each([
  ["ESOCKET", "unreachable"],
  ["EDNS", "unreachable"],
  ["EAUTH", "login"],
  ["SMTP 535", "login"],
  ["ETLS", "encryption"],
  ["SMTP 550", "refused"],
  ["SMTP 451", "refused"],
  ["EENVELOPE", "refused"],
  ["too late to be useful", "unknown"],
  ["", "unknown"],
])("a mail that failed with %s is told as %s", (mark, cause) => {
  expect(causeOf(mark)).toBe(cause);
});
