import { setTimeout as delay } from "node:timers/promises";
import { realNow } from "@/lib/base/clock";
import type { TopUpAnswer } from "@/lib/top-up/provider";
import { SIGNATURE_HEADER, signatureOf } from "@/lib/top-up/signature";

type Order = { key: string; phone: string; callback: string };
type Kept = { answer: TopUpAnswer; asked: number };

/** What this provider knows of its orders, for as long as the process lives. */
const orders = new Map<string, Kept>();
const MOST_KEPT = 10_000;
const CALL_BACK_AFTER_MS = 2_000;
const LONGER_THAN_ANYBODY_WAITS_MS = 10_000;

/**
 * A provider as they are: by the last digit of the number it fails at once (1), does not answer in time the first time (2), is broken the
 * first time (3), fails later (4), or takes a while and succeeds. It calls back twice, and the same key never fills up twice.
 */
export async function pretend(order: Order, secret: string): Promise<{ status: number; answer: TopUpAnswer | null }> {
  const known = orders.get(order.key);
  const last = order.phone.at(-1);
  const reference = `DEMO-${order.key.slice(-8).toUpperCase()}`;
  if (orders.size > MOST_KEPT) orders.clear();
  if (known !== undefined) {
    known.asked += 1;
    return { status: 200, answer: known.answer };
  }
  if (last === "1") return keep(order, { status: "failed", reference });
  const answer = keep(order, { status: "in_progress", reference });
  if (last === "3") return { status: 503, answer: null };
  void callBackTwice(order, { status: last === "4" ? "failed" : "done", reference }, secret);
  if (last === "2") await delay(LONGER_THAN_ANYBODY_WAITS_MS);
  return answer;
}

function keep({ key }: Order, answer: TopUpAnswer) {
  orders.set(key, { answer, asked: 1 });
  return { status: answer.status === "failed" ? 422 : 202, answer };
}

async function callBackTwice({ key, callback }: Order, answer: TopUpAnswer, secret: string): Promise<void> {
  await delay(CALL_BACK_AFTER_MS);
  orders.set(key, { answer, asked: 1 });
  const body = JSON.stringify({ key, ...answer });
  for (let time = 1; time <= 2; time += 1) {
    const headers = { "content-type": "application/json", [SIGNATURE_HEADER]: signatureOf(secret, body, realNow()) };
    // Whoever does not answer finds out by asking: nothing is lost with a call.
    await fetch(callback, { method: "POST", headers, body }).catch(() => null);
  }
}
