import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import type { Sql } from "@/db/client";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import type { List } from "./lists";
import type { Counted } from "./promises";
import { interleave, type Measured, median } from "./rounds";
import type { BenchServer } from "./server";
import { openPortal, type Site } from "./sites";
import { benchStaffPages, signInOwner } from "./staff-pages";

/** How often a list is read for one figure, and how often before: by then a statement has its plan for good. */
const READS = 9;
const WARM = 6;
const FEW = { members: 1_000, rewards: 200 };
const REWARDS = 20_000;
const AT_ONCE = 50_000;

type Populated = { pool: Sql; site: Site; cookie: string };

/**
 * Every list of staff with many members and rewards against the same list with few, in two databases of one server: the page over http, as
 * staff wait for it, which is what is promised; and the statement behind it alone, which nobody meets alone.
 */
export async function benchLists(server: BenchServer, rounds: number, members: number): Promise<Measured[]> {
  const { disconnect } = await import("@/db/client");
  await disconnect();
  const few = await populated(server, "few", FEW);
  const many = await populated(server, "many", { members, rewards: REWARDS });
  const { staffLists } = await import("./lists");
  const now = new Date();
  const lists = { few: staffLists(now), many: staffLists(now) };
  const rows = await benchStaffPages(few, many, rounds);
  for (const [place, list] of lists.few.entries()) {
    const large = lists.many[place] ?? list;
    const pair = { floor: () => medianOf(few.pool, list), product: () => medianOf(many.pool, large) };
    rows.push(await interleave({ name: `statement: ${list.name}`, unit: "ms", promise: null, ...pair }, rounds));
  }
  held.setiaPool = undefined;
  await Promise.all([few, many].flatMap(({ pool, site }) => [pool.end(), site.stop()]));
  return rows;
}

/** The one pool of this process: what the product's queries ask by. */
const held = globalThis as typeof globalThis & { setiaPool?: Sql };

async function medianOf(pool: Sql, { read }: List): Promise<number> {
  held.setiaPool = pool;
  const times: number[] = [];
  for (let turn = 0; turn < WARM + READS; turn += 1) {
    const began = performance.now();
    await read();
    if (turn >= WARM) times.push(performance.now() - began);
  }
  return median(times);
}

async function populated(server: BenchServer, name: string, size: Size): Promise<Populated> {
  const admin = postgres(server.url("postgres", "postgres"), { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name} owner setia_owner`);
  await admin.end();
  const [ownerUrl, applicationUrl] = [server.url("setia_owner", name), server.url("setia_app", name)];
  const key = Buffer.alloc(32, 7).toString("base64");
  const secrets = {
    DATA_KEY: key,
    CHECKPOINT_KEY: key,
    AUTH_SECRET: "only-for-the-bench-only-for-the-bench",
    DEMO: "1",
  };
  Object.assign(process.env, { DATABASE_URL: applicationUrl, DATABASE_OWNER_URL: ownerUrl, ...secrets });
  const { migrate } = await import("@/db/migrate");
  await migrate({ ownerUrl, applicationUrl });
  const superuser = postgres(server.url("postgres", name), { max: 1, onnotice: () => {} });
  await superuser`insert into terms_versions (version, document, effective_from) values (1, ${superuser.json(kopiSenjaTerms)}, '1990-01-01')`;
  await fill(superuser, { members: 0, rewards: 0 }, size);
  await superuser`update installation set is_demonstration = true`;
  const cookie = await signInOwner(superuser);
  await superuser.end();
  const { connect } = await import("@/db/client");
  return { pool: connect(applicationUrl, { max: 2 }), site: await openPortal(), cookie };
}

type Size = { members: number; rewards: number };

/** Grows what the lists read from one size to another, as a superuser. */
async function fill(superuser: postgres.Sql, from: Size, to: Size): Promise<void> {
  await superuser.unsafe(readFileSync(join(import.meta.dirname, "lists.sql"), "utf8"));
  for (let first = from.members; first < to.members; first += AT_ONCE) {
    const last = Math.min(to.members, first + AT_ONCE);
    const rewards = first === from.members ? [from.rewards + 1, to.rewards] : [1, 0];
    await superuser`select bench_lists(${first + 1}, ${last}, ${rewards[0] ?? 1}, ${rewards[1] ?? 0})`;
  }
  await superuser.unsafe("vacuum analyze");
}

/** Fewer buffers than these are no difference. */
const NOTHING = 60;

/** The buffers of every list at two sizes, ten times apart; counted in one database, the smaller first. */
export async function listPromises(admin: postgres.Sql): Promise<Counted[]> {
  const { staffLists } = await import("./lists");
  const lists = staffLists(new Date()).filter(({ isFlat }) => isFlat);
  const counts: number[][] = [];
  const sizes = [
    { members: 0, rewards: 0 },
    { members: 500, rewards: 200 },
    { members: 5_000, rewards: 2_000 },
  ];
  for (const [place, to] of sizes.entries()) {
    const from = sizes[place - 1];
    if (from === undefined) continue;
    await fill(admin, from, to);
    const counted: number[] = [];
    for (const { read } of lists) counted.push(await buffersOf(admin, read));
    counts.push(counted);
  }
  return lists.map(({ name }, place) => {
    const [few = 0, many = Number.NaN] = counts.map((counted) => counted[place] ?? Number.NaN);
    return {
      what: `staff, ${name}: buffers, ten times as many`,
      counted: many / Math.max(few, NOTHING),
      unit: "×",
      atMost: 2,
    };
  });
}

async function buffersOf(admin: postgres.Sql, read: List["read"]): Promise<number> {
  for (let turn = 0; turn < WARM; turn += 1) await read();
  await admin`select pg_stat_statements_reset()`;
  await read();
  const [row] = await admin<{ buffers: number }[]>`
    select coalesce(sum(shared_blks_hit + shared_blks_read), 0)::float8 as buffers from pg_stat_statements s join pg_roles r on r.oid = s.userid where r.rolname = 'setia_app'`;
  return row?.buffers ?? Number.NaN;
}
