import { expect, test } from "vitest";
import { safeReturnTo, signInPath } from "./return-to";

test("a page of this portal is gone on to, with what it was asked for", () => {
  expect(safeReturnTo("/rewards/7?tab=terms")).toBe("/rewards/7?tab=terms");
  expect(signInPath("/rewards?q=kopi&sort=new")).toBe("/sign-in?returnTo=%2Frewards%3Fq%3Dkopi%26sort%3Dnew");
});

test("nothing leads to another site, however it is written", () => {
  const elsewhere = [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "/%0d%0aLocation: x y",
    "",
    "home",
    "/".padEnd(600, "a"),
    undefined,
    ["/home"],
  ];

  expect(elsewhere.map(safeReturnTo)).toEqual(elsewhere.map(() => null));
});

test("nobody is sent from signing in to signing in", () => {
  expect(["/sign-in", "/sign-in/verify", "/api/auth/signout", "/reset?token=x"].map(safeReturnTo)).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(signInPath("/sign-in")).toBe("/sign-in");
});

test("dots in a path stay within the portal", () => {
  expect(safeReturnTo("/a/../../home")).toBe("/home");
  expect(safeReturnTo("/.//evil.example")).toBeNull();
});
