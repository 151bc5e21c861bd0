import { gzipSync } from "node:zlib";
import { startCountingServer } from "./counting-server.mjs";
import { liveBroadly, liveLong } from "./histories";
import { type Counting, costOf, type PageCost, pagePromises } from "./page-counts";
import { openProgramme, type Programme } from "./programme";
import { type Counted, countsTable, isKept } from "./promises";
import { redeemingPromises } from "./redeeming";
import { ask, openPortal, signInAll } from "./sites";
import { listPromises } from "./staff-lists";
import { openWire } from "./wire";

// npm run bench:ci: what speed comes from and no busy machine can blur. Counts only, no times.
const REWARDS = 60;
/** Buffers of 8 kB each page may touch, for a member with a long history. */
const bounds: Record<string, number> = {
  "/home": 200,
  "/activity": 260,
  "/rewards": 180,
  "/rewards/[id]": 60,
  "/redemptions": 40,
  "/tiers": 90,
};

const server = await startCountingServer();
const wire = await openWire(server.port);
const counts: Counted[] = [];
try {
  const programme = await openProgramme({
    url: (role) =>
      `postgres://${role}:${server.password}@127.0.0.1:${role === "setia_app" ? wire.port : server.port}/setia`,
  });
  const { disconnect } = await import("@/db/client");
  await programme.grow(500);
  for (let published = 0; published < REWARDS; published += 1) await programme.publish(null);
  await liveLong(programme, 150, 100);
  const reward = await programme.publish(null);
  const [cookie = ""] = await signInAll(programme, 1);

  const portal = await openPortal();
  try {
    const counting: Counting = { origin: portal.origin, cookie, wire, admin: server.admin };
    const pages = Object.keys(bounds).map((name) => ({ name, path: name.replace("[id]", reward.publicId) }));
    const few: PageCost[] = [];
    await server.admin`vacuum analyze`;
    for (const { path } of pages) few.push(await costOf(counting, path));
    await programme.grow(5_000);
    for (const [place, { name, path }] of pages.entries()) {
      const many = await costOf(counting, path);
      counts.push(...pagePromises(few[place] ?? many, many, name, bounds[name] ?? 0));
    }
    counts.push(await seenOnceAMinute(counting));
    counts.push(...(await redeemingPromises(counting, `/rewards/${reward.publicId}`)));
    counts.push(await scriptsOf(counting, "/home"));
  } finally {
    await portal.stop();
  }
  counts.push(...(await listPromises(server.admin)));
  await liveBroadly(programme, 1_000, 3_000);
  await disconnect();
  counts.push(await heapOnly(programme, "wallets"), await heapOnly(programme, "lots"));
  await programme.owner.end();
} finally {
  wire.close();
  await server.stop();
}
console.log(countsTable(counts));
const broken = counts.filter((each) => !isKept(each));
for (const { what, counted, atMost, atLeast } of broken)
  console.error(`Broken: ${what} is ${counted}, promised ${atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`}.`);
console.log(`${counts.length} checks, ${broken.length} broken.`);
process.exitCode = broken.length === 0 ? 0 : 1;

/** How often twenty requests within one minute write when their session was last seen. */
async function seenOnceAMinute({ origin, cookie, admin }: Counting): Promise<Counted> {
  await admin`update sessions set last_seen_at = now() - interval '2 minutes'`;
  const instants = new Set<string>();
  for (let turn = 0; turn < 20; turn += 1) {
    await ask(`${origin}/tiers`, cookie);
    const [row] = await admin<{ at: string }[]>`select max(last_seen_at)::text as at from sessions`;
    instants.add(row?.at ?? "");
  }
  return {
    what: "sessions marked as seen in 20 requests of a minute",
    counted: instants.size,
    unit: "writes",
    atMost: 1,
  };
}

/** Everything a browser has to load before the page is alive, compressed. */
async function scriptsOf({ origin, cookie }: Counting, path: string): Promise<Counted> {
  const { body } = await ask(`${origin}${path}`, cookie);
  const tags = [...body.matchAll(/<script[^>]*\bsrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/\bnomodule\b/i.test(tag));
  const addresses = new Set(tags.map(([, address]) => address ?? ""));
  let bytes = 0;
  for (const address of addresses) bytes += gzipSync((await ask(`${origin}${address}`)).body).length;
  return { what: `${path}: ${addresses.size} scripts, gzipped`, counted: bytes / 1000, unit: "kB", atMost: 165 };
}

/** How much of what was updated stayed on its page and touched no index. */
async function heapOnly({ owner }: Programme, table: string): Promise<Counted> {
  const [row] = await owner<{ updates: number; share: number }[]>`
    select n_tup_upd::float8 as updates, n_tup_hot_upd * 100.0::float8 / nullif(n_tup_upd, 0) as share from pg_stat_user_tables where relname = ${table}`;
  if (!row || row.updates < 1_000) throw new Error(`Only ${row?.updates} updates of ${table} were counted`);
  return { what: `${table}: updates that touch no index`, counted: row.share, unit: "%", atLeast: 95 };
}
