import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pageEntries } from "./page-entries.mjs";

let built: string;
beforeAll(() => {
  built = mkdtempSync(join(tmpdir(), "entries-"));
  mkdirSync(join(built, "server", "app"), { recursive: true });
  writeFileSync(
    join(built, "server/app/home.js"),
    "exports.handler = async (request) => { request.answeredBy = 'home'; };",
  );
  writeFileSync(join(built, "server/app/old.js"), "exports.default = () => {};");
  const files = {
    "/(member)/home/page": "app/home.js",
    "/page": "app/home.js",
    "/(everyone)/rewards/[id]/page": "app/home.js",
    "/brand/[sheet]/route": "app/home.js",
    "/api/health/route": "app/home.js",
    "/_not-found/page": "app/home.js",
    "/old/page": "app/old.js",
  };
  writeFileSync(join(built, "server/app-paths-manifest.json"), JSON.stringify(files));
});
afterAll(() => rmSync(built, { recursive: true }));

const asked = (url: string, headers = {}, method = "GET") => ({
  method,
  url,
  headers: { accept: "text/html", ...headers },
});

test("a browser's page is answered by its own entry, whatever its address asks besides", async () => {
  for (const url of ["/home", "/", "/home?from=mail"]) {
    const request = asked(url) as never;
    await pageEntries(built).entryOf(request)?.(request, {} as never);
    expect(request, url).toHaveProperty("answeredBy", "home");
  }
});

test("everything else is left to Next's server", () => {
  const { entryOf } = pageEntries(built);
  for (const url of ["/home/", "//home", "/rewards/1", "/api/health", "/_not-found", "/constructor", "/old"])
    expect(entryOf(asked(url)), url).toBeNull();
  for (const method of ["HEAD", "POST"]) expect(entryOf(asked("/home", {}, method)), method).toBeNull();
  expect(entryOf(asked("/home", { accept: "*/*" }))).toBeNull();
  expect(entryOf({ method: "GET", url: "/home", headers: {} })).toBeNull();
  for (const name of [
    "rsc",
    "next-router-prefetch",
    "next-resume",
    "x-middleware-set-cookie",
    "x-matched-path",
    "x-nextjs-data",
  ])
    expect(entryOf(asked("/home", { [name]: "1" })), name).toBeNull();
});

test("without a list of the build's pages nothing is answered by an entry", () => {
  const { entryOf, isRead } = pageEntries(join(built, "elsewhere"));
  expect(entryOf(asked("/home"))).toBeNull();
  expect(isRead(asked("/home"))).toBe(false);
});

test("a page is read by whoever asks for it or for a part of it, not by who looks at it beforehand", () => {
  const { isRead } = pageEntries(built);
  for (const request of [asked("/home?from=mail"), asked("/", { accept: "*/*" }), asked("/home", { rsc: "1" })])
    expect(isRead(request), request.url).toBe(true);
  for (const request of [
    asked("/home", { rsc: "1", "next-router-prefetch": "1" }),
    asked("/home", {}, "HEAD"),
    asked("/home", {}, "POST"),
    asked("/rewards/1"),
    asked("/api/health"),
  ])
    expect(isRead(request), request.url).toBe(false);
});
