import { expect, test } from "vitest";
import { joiningSecret, joinPath, safeReturnTo, signInPath } from "./return-to";

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

test("whoever joins on the way to a page is led on there by the mailed link, and to none elsewhere", () => {
  expect(joinPath("/rewards/7")).toBe("/join?returnTo=%2Frewards%2F7");
  expect(joinPath("//evil.example")).toBe("/join");
  expect(joiningSecret.read(joiningSecret.written("abc", "/rewards/7?tab=terms"))).toEqual({
    token: "abc",
    returnTo: "/rewards/7?tab=terms",
  });
  for (const path of [null, undefined, "https://evil.example", "/join"])
    expect(joiningSecret.read(joiningSecret.written("abc", path))).toEqual({ token: "abc", returnTo: null });
  expect(joiningSecret.read("abc //evil.example").returnTo).toBeNull();
});
