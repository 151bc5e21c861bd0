import { z } from "zod";
import { realNow } from "@/lib/base/clock";
import { env } from "@/lib/base/env";
import { keyedHash } from "@/lib/personal-data";
import { SIGNATURE_HEADER, signatureOf } from "./signature";

/** What is asked of a provider. The same key never fills up twice: asked again, it answers how far it is. */
export type TopUpOrder = { key: string; product: string; phone: string; amountMinor: number; currency: string };

export const topUpAnswer = z.object({
  status: z.enum(["in_progress", "done", "failed"]),
  reference: z.string().trim().min(1).max(100),
});
export type TopUpAnswer = z.infer<typeof topUpAnswer>;

/** It did not answer, or not in a way that says what became of the order: ask again later, under the same key. */
export class ProviderSilent extends Error {
  override name = "ProviderSilent";
}

const WAIT_MS = 8_000;

/** Where top-ups are ordered, and the secret shared with whoever fills them; null where the operator has no provider. */
export function topUpProvider(): { url: string; secret: string } | null {
  const { topUpUrl, topUpSecret, demo, appOrigin } = env();
  if (topUpUrl !== undefined && topUpSecret !== undefined) return { url: topUpUrl, secret: topUpSecret };
  if (!demo) return null;
  return { url: `${appOrigin}/api/demo/top-up`, secret: keyedHash("top-up", "demonstration").toString("hex") };
}

/** Orders a top-up, or asks how far one is. Throws ProviderSilent where nothing is known. */
export async function orderTopUp(order: TopUpOrder): Promise<TopUpAnswer> {
  const provider = topUpProvider();
  if (provider === null) throw new ProviderSilent("No provider is configured");
  const body = JSON.stringify({ ...order, callback: `${env().appOrigin}/api/providers/top-up` });
  const response = await fetch(provider.url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "idempotency-key": order.key,
      [SIGNATURE_HEADER]: signatureOf(provider.secret, body, realNow()),
    },
    body,
    redirect: "error",
    signal: AbortSignal.timeout(WAIT_MS),
  }).catch((error: unknown) => {
    throw new ProviderSilent(error instanceof Error ? error.name : "unknown");
  });
  const read = topUpAnswer.safeParse(await response.json().catch(() => null));
  if (response.status >= 500 || !read.success) throw new ProviderSilent(`It answered ${response.status}`);
  return read.data;
}
