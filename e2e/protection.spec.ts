import { type Answer, ask, fill, multipart, origin, post } from "./fixtures/http";
import { expect, test } from "./fixtures/test";

const answers: [what: string, path: string, status: number][] = [
  ["a page", "/", 200],
  ["a form's page", "/sign-in", 200],
  ["a redirect", "/home", 307],
  ["a page that is not there", "/tidak-ada", 404],
  ["a reward that is not there", "/rewards/0198c0de-0000-7000-8000-000000000000", 404],
  ["a broken address", "/%E0%A4%A", 404],
];

for (const [what, path, status] of answers) {
  test(`${what} tells the browser to run nothing but our own scripts and to be shown in no frame`, async () => {
    for (const accept of ["*/*", "text/html"]) {
      const answer = await ask(path, { headers: { accept } });

      expect(answer.status, accept).toBe(status);
      expectProtected(answer);
    }
  });
}

test("each answer has a nonce of its own, and every script of the page carries it", async () => {
  const [one, other] = [await ask("/rewards"), await ask("/rewards")];
  const [nonce, another] = [nonceOf(one), nonceOf(other)];

  expect(nonce).not.toBe(another);
  const scripts = one.body.match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
  expect(one.body).not.toMatch(/\sstyle="/);
});

test("answers to machines are not sniffed and name no framework", async () => {
  for (const path of ["/api/health", "/api/ready", "/api/auth/session", "/api/tidak-ada", "/icon.svg"]) {
    const answer = await ask(path);
    expect(answer.headers["x-content-type-options"], path).toBe("nosniff");
    expect(answer.headers["x-powered-by"], path).toBeUndefined();
  }
});

test("the worker that keeps the card may fetch from here and run nothing but itself", async () => {
  const { status, headers } = await ask("/card-worker.js");

  expect(status).toBe(200);
  expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self'; connect-src 'self';/);
});

test("the picture a browser looks for by habit is there", async () => {
  const { status, headers } = await ask("/favicon.ico");

  expect([status, headers["content-type"]]).toEqual([200, "image/svg+xml"]);
});

test("a page with somebody's points is kept by nobody on its way", async ({ sessionOf }) => {
  const session = await sessionOf("sari");
  for (const path of ["/home", "/activity", "/redemptions", "/profile", "/profile/security", "/rewards"]) {
    const answer = await ask(path, { session });
    expect(answer.status, path).toBe(200);
    expect(answer.headers["cache-control"], path).toMatch(/private.*no-store|no-store.*private/);
  }
});

test("a form sent from another site, or from nowhere, does nothing", async ({ sessionOf, aNewMember }) => {
  const session = await sessionOf(await aNewMember());
  const signOut = fill((await ask("/profile", { session })).body, "sign-out");

  const foreign: Record<string, string>[] = [
    { origin: "https://jahat.example" },
    { origin: "null" },
    { origin: "https://jahat.example", "x-forwarded-host": "jahat.example" },
    { origin: `${origin}.jahat.example` },
  ];
  for (const headers of foreign) {
    expect((await post("/profile", signOut, { session, headers })).status, JSON.stringify(headers)).toBe(403);
  }
  const { body, headers } = multipart(signOut);
  expect((await ask("/profile", { method: "POST", session, body, headers })).status).toBe(403);

  expect((await ask("/profile", { session })).status).toBe(200);
  expect((await post("/profile", signOut, { session })).status).toBe(303);
  expect((await ask("/profile", { session })).status).toBe(307);
});

test("a body too large, of unknown length, or by another method is turned away", async () => {
  const fields = fill((await ask("/sign-in")).body, "sign-in");
  const large = await post("/sign-in", { ...fields, email: "x".repeat(1024 * 1024) });
  const { body, headers } = multipart(fields);
  const { "content-length": _, ...unmeasured } = headers;
  const streamed = await ask("/sign-in", {
    method: "POST",
    body,
    headers: { ...unmeasured, origin, "transfer-encoding": "chunked" },
  });
  const put = await ask("/sign-in", { method: "PUT", headers: { origin } });

  expect([large.status, streamed.status, put.status]).toEqual([413, 411, 405]);
  for (const answer of [large, streamed, put]) expectProtected(answer);
});

test("whoever claims another host is not believed", async () => {
  const answer = await ask("/home", {
    headers: { "x-forwarded-host": "jahat.example", "x-forwarded-proto": "https", "x-forwarded-for": "127.0.0.1" },
  });

  expect(answer.headers.location).not.toContain("jahat");
  expect(JSON.stringify(answer.headers)).not.toContain("jahat");
  const providers = await ask("/api/auth/providers", { headers: { host: "jahat.example" } });
  expect(JSON.parse(providers.body).credentials.callbackUrl).toBe(`${origin}/api/auth/callback/credentials`);
});

test("a page that is never left by a link of ours is not reached by returnTo", async () => {
  for (const returnTo of ["//jahat.example", "https://jahat.example", "/\\jahat.example", "javascript:alert(1)"]) {
    const answer = await ask(`/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
    expect(answer.body, returnTo).not.toContain('name="returnTo"');
  }
});

function expectProtected({ headers }: Answer): void {
  const policy = String(headers["content-security-policy"]);
  expect(policy).toMatch(/script-src [^;]*'nonce-[^']{16,}'/);
  expect(policy).not.toMatch(/script-src [^;]*'unsafe-(inline|eval)'/);
  for (const part of ["frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'"]) expect(policy).toContain(part);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["x-powered-by"]).toBeUndefined();
  expect(headers["cache-control"]).toMatch(/private.*no-store|no-store.*private/);
}

function nonceOf({ headers }: Answer): string {
  return String(headers["content-security-policy"]).match(/'nonce-([^']+)'/)?.[1] ?? "";
}
