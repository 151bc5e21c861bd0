import { afterAll, beforeAll, expect, test } from "vitest";
import { realNow } from "@/lib/base/clock";
import { env, forgetEnv } from "@/lib/base/env";
import { SIGNATURE_HEADER, signatureOf } from "@/lib/top-up/signature";
import { POST } from "./route";

const secret = "a-secret-that-the-provider-shares-with-us";

beforeAll(() => {
  env().topUpUrl = "https://provider.example/orders";
  env().topUpSecret = secret;
});
afterAll(forgetEnv);

function call(body: string, signature: string | null, length = String(Buffer.byteLength(body))) {
  const headers = new Headers({ "content-length": length });
  if (signature !== null) headers.set(SIGNATURE_HEADER, signature);
  return POST(new Request("https://portal.example/api/providers/top-up", { method: "POST", headers, body }));
}

test("only what the provider signed is read, nothing larger than a note, and nothing that is no answer", async () => {
  const body = JSON.stringify({ key: "019aa2f5-7c3e-7d53-9a44-0a5ac0f0a6b3", status: "done", reference: "P-1" });

  expect((await call(body, null)).status).toBe(401);
  expect((await call(body, signatureOf("another secret", body, realNow()))).status).toBe(401);
  expect((await call(body, signatureOf(secret, `${body} `, realNow()))).status).toBe(401);
  expect((await call("{}", signatureOf(secret, "{}", realNow()))).status).toBe(400);
  expect((await call("no JSON", signatureOf(secret, "no JSON", realNow()))).status).toBe(400);
  expect((await call(body, null, "5000")).status).toBe(413);
});

test("without a provider there is nobody to say anything", async () => {
  env().topUpUrl = undefined;

  expect((await call("{}", null)).status).toBe(404);
});
