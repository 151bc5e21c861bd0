import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type Answer, ask } from "./fixtures/http";
import { expect, test } from "./fixtures/test";

/** Every address of a page that holds no part to fill in: browsers are answered by its own entry, whoever asks for no HTML by Next's server. */
const app = join(import.meta.dirname, "../app");
const folders = readdirSync(app, { recursive: true, withFileTypes: true })
  .filter(({ name, parentPath }) => name === "page.tsx" && !parentPath.includes("["))
  .map(({ parentPath }) => parentPath.slice(app.length).replaceAll("\\", "/"));
const pages = folders.map((folder) => folder.replace(/\/\([^)]*\)/g, "") || "/");
const asked = [...pages, "/rewards?q=kopi&kind=gift_card", "/sign-in?next=%2Factivity", "/staff/audit?q=tidak-ada"];

test("the build lists every page's entry where the portal looks for it", () => {
  const built = join(app, "..", process.env.NEXT_DIST_DIR ?? ".next-test", "server", "app-paths-manifest.json");

  expect(Object.keys(JSON.parse(readFileSync(built, "utf8")))).toEqual(
    expect.arrayContaining(folders.map((folder) => `${folder}/page`)),
  );
});

test("a page answered by its own entry says what Next's server says of it, to whomever", async ({ sessionOf }) => {
  test.setTimeout(240_000);
  expect(pages).toContain("/home");
  for (const who of [undefined, "sari", "owner"] as const) {
    const session = who && (await sessionOf(who));
    for (const path of asked) {
      // Once more where the minute has just changed.
      await expect(async () => {
        const [own, next] = [await aDocument(path, session), await ask(path, { session })];
        expect(plainly(own), `${path} for ${who ?? "a visitor"}`).toEqual(plainly(next));
      }).toPass({ intervals: [0, 500], timeout: 10_000 });
    }
  }
});

test("a page leaves packed where that is understood, and is the same", async () => {
  const plain = await aDocument("/terms");
  const packed = await packedDocument("/terms", "br;q=0.5, gzip");

  expect(packed.headers["content-encoding"]).toBe("gzip");
  expect(packed.headers.vary).toMatch(/accept-encoding/i);
  expect(text(gunzipSync(packed.body).toString())).toBe(text(plain.body));
  expect(packed.body.length).toBeLessThan(plain.body.length / 2);
  expect((await packedDocument("/terms", "gzip;q=0")).headers["content-encoding"]).toBeUndefined();
  expect(plain.headers["content-encoding"]).toBeUndefined();
});

function aDocument(path: string, session?: string): Promise<Answer> {
  return ask(path, { session, headers: { accept: "text/html,application/xhtml+xml" } });
}

async function packedDocument(path: string, encodings: string) {
  const answer = await ask(path, {
    headers: { accept: "text/html", "accept-encoding": encodings },
    encoding: "latin1",
  });
  return { headers: answer.headers, body: Buffer.from(answer.body, "latin1") };
}

/** What an answer says but its date, its length, and what is made anew for each: nonces, and the keys of forms. */
function plainly({ status, headers, body }: Answer) {
  const { date, "content-length": length, vary, link, "content-security-policy": policy, ...others } = headers;
  return { status, others, policy: text(String(policy)), link: text(String(link)), says: text(body) };
}

function text(html: string): string {
  const lasting = html
    .replace(/<script\b[\s\S]*?<\/script>/g, "")
    .replace(/nonce(-|=\\?")[A-Za-z0-9+/=]+/g, "nonce")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, "an id");
  return inOneOrder(lasting);
}

/** React writes into the head whatever is ready first: the same links and metas may come in another order. */
function inOneOrder(html: string): string {
  return html.replace(/<head\b[^>]*>([\s\S]*?)<\/head>/, (_, head: string) =>
    head
      .split(/(?=<(?:link|meta|title|style)\b)/)
      .sort()
      .join(""),
  );
}
