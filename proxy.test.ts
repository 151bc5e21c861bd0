import { NextRequest } from "next/server";
import { describe, expect, test } from "vitest";
import { env } from "@/lib/base/env";
import { proxy } from "./proxy";

const { appOrigin } = env();
const own = { origin: appOrigin, "content-length": "10" };

function ask(path: string, method: string, headers: Record<string, string> = {}) {
  return proxy(new NextRequest(`http://localhost:3000${path}`, { method, headers }));
}

describe("what is turned away at the door", () => {
  test.each([
    ["a form of ours", "/", own, 200],
    [
      "a form of ours by the machine's other name",
      "/",
      { ...own, origin: appOrigin.replace("//localhost", "//127.0.0.1") },
      200,
    ],
    ["a form from elsewhere", "/", { ...own, origin: "http://evil.example" }, 403],
    [
      "one that names the host it attacks",
      "/",
      { ...own, origin: "http://evil.example", "x-forwarded-host": "evil.example" },
      403,
    ],
    ["a form from nowhere", "/", { "content-length": "10" }, 403],
    ["one that hides its origin", "/", { ...own, origin: "null" }, 403],
    ["a body without a size", "/", { origin: own.origin }, 411],
    ["a body too large for a member", "/", { ...own, "content-length": "1048577" }, 413],
    ["a picture from staff", "/staff/rewards/1", { ...own, "content-length": "5000000" }, 200],
    ["a body too large for anybody", "/staff/rewards/1", { ...own, "content-length": "6291457" }, 413],
  ] as const)("%s", (_, path, headers, status) => {
    expect(ask(path, "POST", headers).status).toBe(status);
  });

  test("nothing but reading and posting", () => {
    expect(ask("/", "PUT", own).status).toBe(405);
    expect(ask("/", "GET").status).toBe(200);
  });
});

describe("headers", () => {
  test("every answer, a refusal too, carries a policy of its own and may not be kept by anybody", () => {
    for (const response of [ask("/home", "GET"), ask("/nowhere", "GET"), ask("/", "POST")]) {
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic';/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("object-src 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toContain("unsafe");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("referrer-policy")).toBe("same-origin");
      expect(response.headers.get("cache-control")).toBe("private, no-store");
    }
  });

  test("no two requests share a nonce", () => {
    const nonces = Array.from({ length: 50 }, () => ask("/", "GET").headers.get("content-security-policy"));
    expect(new Set(nonces).size).toBe(50);
  });

  test("a client cannot choose the host a page believes in, nor the path it comes back to", () => {
    const response = ask("/home?a=1", "GET", {
      "x-forwarded-host": "evil.example",
      "x-portal-path": "//evil.example",
      host: "localhost:3000",
    });
    expect(response.headers.get("x-middleware-request-x-forwarded-host")).toBe("localhost:3000");
    expect(response.headers.get("x-middleware-request-x-portal-path")).toBe("/home?a=1");
  });
});
