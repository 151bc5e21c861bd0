import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import type postgres from "postgres";
import { interleave, type Measured, median } from "./rounds";
import { ask, oneConnection, type Site } from "./sites";

const REQUESTS = 15;
const WARM = 10;
/** Requests before the first figure, so that both processes run what they have compiled. */
const FIRST = 300;
/** Around the hour at which the trail of both programmes begins (`bench_lists`), so that both have a page of it at any time of day. */
const trailBegins = [400, 399].map((ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10));

/** Staff's lists as their addresses ask for them; `+` stands for the page that follows. */
const addresses = [
  "/staff",
  "/staff/rewards",
  "/staff/rewards+",
  "/staff/rewards?sort=name",
  "/staff/rewards?sort=dearest",
  "/staff/rewards?sort=dearest+",
  "/staff/rewards?q=kopi+susu+wulandari",
  "/staff/rewards?state=published&sort=least_left",
  "/staff/rewards?kind=gift_card&sort=name",
  "/staff/rewards?category=kategori+1&sort=dearest",
  "/staff/members",
  "/staff/members+",
  "/staff/members?state=locked",
  "/staff/members?tier=platina",
  "/staff/members?q=sari+wulandari+santoso",
  "/staff/members?q=sari",
  "/staff/members?q=sari+",
  "/staff/members?q=wulandri",
  "/staff/members?q=sa",
  "/staff/members?q=C-77",
  "/staff/audit",
  "/staff/audit+",
  "/staff/audit?action=member.lock",
  "/staff/audit?subject=reward",
  "/staff/audit?actor=portal",
  `/staff/audit?from=${trailBegins[0]}&until=${trailBegins[1]}`,
  "/staff/fulfilment",
  "/staff/fulfilment+",
  "/staff/fulfilment?state=held",
  "/staff/fulfilment?kind=merchandise",
  "/staff/fulfilment?outlet=Gerai+1",
  "/staff/approvals",
  "/staff/disputes",
  "/staff/disputes?show=decided",
  "/staff/disputes?show=decided+",
  "/staff/refunds",
  "/staff/feedback",
  "/staff/feedback+",
  "/staff/feedback?stars=1",
  "/staff/feedback?store=G1",
];

export type Console = { site: Site; cookie: string };

/** A Cookie header of the programme's first owner, signed in with an app, in a database that `bench_lists` filled. */
export async function signInOwner(superuser: postgres.Sql): Promise<string> {
  const sid = randomUUID();
  await superuser`
    with owner as (select id from people where role = 'owner' order by id limit 1),
      factor as (insert into totp_factors (person_id, secret_cipher, confirmed_at) select id, '\\x00', now() from owner)
    insert into sessions (public_id, person_id, strength, expires_at) select ${sid}, id, 'totp', now() + interval '1 day' from owner`;
  const secret = process.env.AUTH_SECRET ?? "";
  return `setia-session=${await encode({ token: { sid }, secret, salt: "setia-session" })}`;
}

/** The median time of every page of a list in a programme with many members and rewards, against the same page in one with few. */
export async function benchStaffPages(few: Console, many: Console, rounds: number): Promise<Measured[]> {
  const rows: Measured[] = [];
  for (const side of [few, many]) await timesOf(side, "/staff/rewards", FIRST);
  for (const address of addresses) {
    const [floor, product] = [await standing(few, address), await standing(many, address)];
    const pair = { floor: () => medianOf(few, floor), product: () => medianOf(many, product) };
    rows.push(
      await interleave({ name: address, unit: "ms", promise: { ratio: "product/floor", atMost: 2 }, ...pair }, rounds),
    );
  }
  return rows;
}

/** The address itself, or the one its page leads on to. */
async function standing({ site, cookie }: Console, address: string): Promise<string> {
  if (!address.endsWith("+")) return address;
  const first = address.slice(0, -1);
  const { body } = await ask(`${site.origin}${first}`, cookie);
  const href = /<a [^>]*rel="next"[^>]*>/.exec(body)?.[0].match(/href="([^"]+)"/)?.[1];
  if (href === undefined) throw new Error(`${first} has no second page`);
  return href.replaceAll("&amp;", "&");
}

async function medianOf(side: Console, address: string): Promise<number> {
  return median((await timesOf(side, address, WARM + REQUESTS)).slice(WARM));
}

async function timesOf({ site, cookie }: Console, address: string, requests: number): Promise<number[]> {
  const agent = oneConnection();
  const times: number[] = [];
  for (let count = 0; count < requests; count += 1) {
    const start = performance.now();
    const { status } = await ask(`${site.origin}${address}`, cookie, agent);
    if (status !== 200) throw new Error(`${address} answered ${status}`);
    times.push(performance.now() - start);
  }
  agent.destroy();
  return times;
}
