import { createServer, type IncomingHttpHeaders, IncomingMessage, request, ServerResponse } from "node:http";
import { type AddressInfo, Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PATH_HEADER } from "@/lib/headers";
import { portalDoor } from "./door.mjs";

const appOrigin = "http://localhost:3000";
const own = { origin: appOrigin, "content-length": "10" };

/** What came in, or why it was turned away. */
type Passed = { status: number; headers: IncomingHttpHeaders; told: IncomingHttpHeaders; address: string };

const enter = portalDoor({ appOrigin, isDevelopment: false });
const server = createServer((asked, answer) => {
  const refusal = enter(asked, answer);
  answer.statusCode = refusal?.status ?? 200;
  answer.end(JSON.stringify({ told: asked.headers, address: asked.url }));
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => server.closeAllConnections());

function ask(path: string, method: string, headers: Record<string, string> = {}): Promise<Passed> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers, agent: false }, async (answer) => {
      let body = "";
      for await (const part of answer) body += String(part);
      const { told = {}, address = "" } = body ? JSON.parse(body) : {};
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, told, address });
      sent.destroy();
    });
    sent.once("error", reject);
    sent.flushHeaders();
    if (headers["content-length"] === undefined) sent.end();
  });
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
    ["one that takes a detour past the door for machines", "/api/../sign-in", { "content-length": "10" }, 403],
    ["a form from nowhere", "/", { "content-length": "10" }, 403],
    ["one that hides its origin", "/", { ...own, origin: "null" }, 403],
    ["a body without a size", "/", { origin: own.origin, "transfer-encoding": "chunked" }, 411],
    ["a body too large for a member", "/", { ...own, "content-length": "1048577" }, 413],
    ["a picture from staff", "/staff/rewards/1", { ...own, "content-length": "5000000" }, 200],
    ["a receipt with a dispute", "/disputes/new", { ...own, "content-length": "5000000" }, 200],
    ["a body too large for anybody", "/staff/rewards/1", { ...own, "content-length": "6291457" }, 413],
    ["what machines send, who prove themselves otherwise", "/api/v1/purchases", { "content-length": "10" }, 200],
  ] as const)("%s", async (_, path, headers, status) => {
    expect((await ask(path, "POST", headers)).status).toBe(status);
  });

  test("nothing but reading and posting", async () => {
    expect((await ask("/", "PUT", own)).status).toBe(405);
    expect((await ask("/", "GET")).status).toBe(200);
    expect((await ask("/api/ready", "TRACE")).status).toBe(405);
  });

  test("a sign that is in no text does not come in with an address", async () => {
    expect((await ask("/rewards?q=kopi%00%2500", "GET")).address).toBe("/rewards?q=kopi%2500");
  });
});

describe("headers", () => {
  test("every answer, a refusal too, carries a policy of its own and may not be kept by anybody", async () => {
    for (const [path, method] of [
      ["/home", "GET"],
      ["/nowhere", "GET"],
      ["//evil.example", "GET"],
      ["/", "POST"],
    ] as const) {
      const { headers } = await ask(path, method);
      const policy = String(headers["content-security-policy"]);
      expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic';/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("object-src 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toContain("unsafe");
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["referrer-policy"]).toBe("same-origin");
      expect(headers["cache-control"]).toBe("private, no-store");
    }
  });

  test("over https every answer says so for the next two years, files of the build and refusals too; over http none does", async () => {
    const overHttps = portalDoor({ appOrigin: "https://poin.example.com", isDevelopment: false });
    for (const [url, method] of [
      ["/home", "GET"],
      ["/_next/static/a.js", "GET"],
      ["/api/health", "GET"],
      ["/pictures/a", "GET"],
      ["//[", "GET"],
      ["/", "PUT"],
    ] as const) {
      const request = Object.assign(new IncomingMessage(new Socket()), { url, method });
      const answer = new ServerResponse(request);
      overHttps(request, answer);
      expect(answer.getHeader("strict-transport-security"), `${method} ${url}`).toMatch(/^max-age=63072000/);
      expect((await ask(url, method)).headers, url).not.toHaveProperty("strict-transport-security");
    }
  });

  test("files of the build may be kept, and pictures say so themselves", async () => {
    for (const path of ["/_next/static/a.js", "/pictures/a", "/icon.svg", "/api/health"]) {
      expect((await ask(path, "GET")).headers["cache-control"], path).toBeUndefined();
    }
  });

  test("the counter alone may compile a reader of codes, and the card's worker only fetches", async () => {
    const policyOf = async (path: string) => String((await ask(path, "GET")).headers["content-security-policy"]);

    for (const path of ["/staff/counter", "/staff/counter/members/a"])
      expect(await policyOf(path)).toMatch(/'strict-dynamic' 'wasm-unsafe-eval';/);
    for (const path of ["/staff", "/staff/counters", "/card"]) expect(await policyOf(path)).not.toContain("unsafe");
    expect(await policyOf("/card-worker.js")).toMatch(/^default-src 'none'; script-src 'self'; connect-src 'self';/);
  });

  test("nothing may run in a file that somebody uploaded, wherever it is opened", async () => {
    for (const path of ["/pictures/a", "/attachments/a"]) {
      const policy = (await ask(path, "GET")).headers["content-security-policy"];
      expect(policy, path).toMatch(/^default-src 'none';.* sandbox;/);
      expect(policy, path).not.toContain("nonce");
    }
    expect((await ask("/attachments/a", "GET")).headers["cache-control"]).toBe("private, no-store");
  });

  test("no two requests share a nonce, and the page is told its own", async () => {
    const asked = await Promise.all(Array.from({ length: 50 }, () => ask("/", "GET")));
    for (const { headers, told } of asked)
      expect(told["content-security-policy"]).toBe(headers["content-security-policy"]);
    const nonces = asked.map(({ told }) => /'nonce-([\w+/=]+)'/.exec(String(told["content-security-policy"]))?.[1]);
    expect(nonces).not.toContain(undefined);
    expect(new Set(nonces).size).toBe(50);
  });

  test("a client cannot choose the host a page believes in, its nonce, nor the path it comes back to", async () => {
    const { told, headers } = await ask("/home?a=1", "GET", {
      "x-forwarded-host": "evil.example",
      [PATH_HEADER]: "//evil.example",
      "content-security-policy": "script-src 'nonce-chosen'",
      host: "localhost:3000",
    });
    expect(told["x-forwarded-host"]).toBe("localhost:3000");
    expect(told[PATH_HEADER]).toBe("/home?a=1");
    expect(told["content-security-policy"]).not.toContain("chosen");
    expect(told["content-security-policy"]).toBe(headers["content-security-policy"]);
  });

  test("the path to come back to is where somebody went, without detours or marks of scripts", async () => {
    const cases = {
      "/home?_rsc=1x2y": "/home",
      "/home?a=b%20c&_rsc=1": "/home?a=b+c",
      "/a/../home?x=%2F": "/home?x=%2F",
    };
    for (const [path, expected] of Object.entries(cases))
      expect((await ask(path, "GET")).told[PATH_HEADER]).toBe(expected);
    expect((await ask("/a/../home?x=1", "GET")).address).toBe("/home?x=1");
  });
});
