import type { Counting } from "./page-counts";
import type { Counted } from "./promises";
import { ask } from "./sites";

const WARM = 30;
const REQUESTS = 20;

/** A redemption as a browser without scripts posts it: who is asking, load, commit; nothing parsed anew. */
export async function redeemingPromises(counting: Counting, rewardPath: string): Promise<Counted[]> {
  for (let turn = 0; turn < WARM; turn += 1) await redeemOnce(counting, rewardPath);
  let statements = 0;
  let parses = 0;
  for (let turn = 0; turn < REQUESTS; turn += 1) {
    const seen = await redeemOnce(counting, rewardPath);
    statements += seen.statements.length;
    parses += seen.parses.length;
  }
  return [
    { what: "redeeming: statements a request", counted: statements / REQUESTS, unit: "", atMost: 3 },
    { what: `redeeming: statements parsed in ${REQUESTS} requests`, counted: parses, unit: "", atMost: 0 },
  ];
}

async function redeemOnce({ origin, cookie, wire }: Counting, path: string) {
  const page = await ask(`${origin}${path}`, cookie);
  const form = formIn(page.body);
  wire.reset();
  const answer = await fetch(`${origin}${path}`, {
    method: "POST",
    body: form,
    headers: { cookie, origin },
    redirect: "manual",
  });
  await answer.arrayBuffer();
  const leadsTo = answer.headers.get("location") ?? "";
  if (answer.status !== 303 || !leadsTo.includes("/redemptions/"))
    throw new Error(`Redeeming answered ${answer.status} ${leadsTo}`);
  return wire.seen();
}

/** The hidden fields of the form `redeem`, as a browser would send them. */
function formIn(html: string): FormData {
  const [form] = /<form[^>]*\bid="redeem"[^>]*>.*?<\/form>/s.exec(html) ?? [];
  if (!form) throw new Error("The page has no form to redeem");
  const data = new FormData();
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const name = / name="([^"]*)"/.exec(input)?.[1];
    if (name) data.append(unescaped(name), unescaped(/ value="([^"]*)"/.exec(input)?.[1] ?? ""));
  }
  return data;
}

const entities: Record<string, string> = { "&quot;": '"', "&amp;": "&", "&#x27;": "'", "&lt;": "<", "&gt;": ">" };

function unescaped(text: string): string {
  return text.replace(/&(quot|amp|#x27|lt|gt);/g, (entity) => entities[entity] ?? entity);
}
