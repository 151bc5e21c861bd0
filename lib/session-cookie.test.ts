import { encode } from "next-auth/jwt";
import { afterEach, expect, test, vi } from "vitest";
import { env, forgetEnv } from "@/lib/base/env";
import { choiceCookieName, cookieName, cookieOptions, sessionIdIn } from "./session-cookie";

afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

const sid = "0190a5c8-0000-7000-8000-000000000001";
const cookieOf = (token: Record<string, unknown>, secret = env().authSecret, maxAge = 60) =>
  encode({ token, secret, salt: cookieName("session"), maxAge });

test("a cookie of ours names its session, the second time too", async () => {
  const cookie = await cookieOf({ sid });

  expect([await sessionIdIn(cookie), await sessionIdIn(cookie)]).toEqual([sid, sid]);
});

test("a cookie made with another secret, altered, run out or without a session names none", async () => {
  const own = await cookieOf({ sid });
  const others = [
    await cookieOf({ sid }, "another-secret-another-secret-another-secret"),
    `${own.slice(0, -4)}AAAA`,
    await cookieOf({ sid }, env().authSecret, -60),
    await cookieOf({ name: "Sari" }),
    "",
    "not a token",
    undefined,
  ];

  expect(await Promise.all(others.map(sessionIdIn))).toEqual(others.map(() => null));
});

test("over https every cookie is one that no other host could have set; over http browsers would drop such names", () => {
  vi.stubEnv("APP_ORIGIN", "https://poin.example.com");
  forgetEnv();
  expect([cookieName("session"), choiceCookieName("theme")]).toEqual(["__Host-setia-session", "__Host-theme"]);
  expect(cookieOptions()).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });

  vi.stubEnv("APP_ORIGIN", "http://localhost:3000");
  forgetEnv();
  expect([cookieName("session"), choiceCookieName("theme")]).toEqual(["setia-session", "theme"]);
  expect(cookieOptions().secure).toBe(false);
});
