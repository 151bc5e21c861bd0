import { type ChildProcess, execFile, spawn } from "node:child_process";
import { Agent, get } from "node:http";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { encode } from "next-auth/jwt";
import { newId } from "@/lib/base/uuid";
import type { Programme } from "./programme";
import { interleave, type Measured, median } from "./rounds";
import { freePort } from "./server";

const run = promisify(execFile);
const root = join(import.meta.dirname, "..");
const next = join(root, "node_modules/next/dist/bin/next");
const REQUESTS = 200;

export type Sites = { portal: string; floor: string; cookies: string[]; stop: () => Promise<void> };

/** The built portal and the bare page, each one process, reading the same database; signed in as a hundred members. */
export async function openSites(programme: Programme): Promise<Sites> {
  await run(process.execPath, [join(root, "scripts/build.mjs"), "--if-changed"], { cwd: root });
  await run(process.execPath, [next, "build", join(root, "bench/floor")], {
    cwd: join(root, "bench/floor"),
    env: { ...process.env, NODE_ENV: "production" },
  });
  const ports = { portal: await freePort(), floor: await freePort() };
  const common = { ...process.env, NODE_ENV: "production", HOST: "127.0.0.1" } as const;
  const children = [
    spawn(process.execPath, ["--no-warnings", "scripts/web.mjs"], {
      cwd: root,
      stdio: "ignore",
      env: { ...common, PORT: String(ports.portal), APP_ORIGIN: `http://localhost:${ports.portal}` },
    }),
    spawn(process.execPath, [next, "start", join(root, "bench/floor"), "-p", String(ports.floor), "-H", "127.0.0.1"], {
      cwd: join(root, "bench/floor"),
      stdio: "ignore",
      env: common,
    }),
  ];
  const sites = { portal: `http://localhost:${ports.portal}`, floor: `http://localhost:${ports.floor}` };
  const cookies = await signInAll(programme, 100);
  await untilItAnswers(`${sites.portal}/api/ready`);
  await untilItAnswers(`${sites.floor}/`);
  return { ...sites, cookies, stop: async () => void (await Promise.all(children.map(end))) };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}

/** Sessions as signing in makes them, for the first members. */
async function signInAll(programme: Programme, count: number): Promise<string[]> {
  const people = await programme.owner<{ personId: string }[]>`
    select person_id as "personId" from members where person_id is not null order by id limit ${count}`;
  return Promise.all(
    people.map(async ({ personId }) => {
      const sid = newId();
      await programme.owner`
        insert into sessions (public_id, person_id, strength, expires_at) values (${sid}, ${personId}, 'totp', now() + interval '1 day')`;
      return `setia-session=${await encode({ token: { sid }, secret: process.env.AUTH_SECRET ?? "", salt: "setia-session" })}; locale=id`;
    }),
  );
}

/** The median time of a page against the bare page's, one request at a time. */
export async function benchPages(sites: Sites, size: string, rounds: number): Promise<Measured[]> {
  const rows: Measured[] = [];
  for (const path of ["/home", "/rewards"]) {
    rows.push(
      await interleave(
        {
          name: `${path}, ${size} members`,
          unit: "ms",
          promise: { ratio: "product/floor", atMost: path === "/home" ? 1.5 : 2 },
          floor: () => medianOf(`${sites.floor}/`, sites.cookies),
          product: () => medianOf(`${sites.portal}${path}`, sites.cookies),
        },
        rounds,
      ),
    );
  }
  return rows;
}

async function medianOf(url: string, cookies: string[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  for (let count = 0; count < REQUESTS; count += 1) {
    const start = performance.now();
    const status = await statusOf(url, cookies[count % cookies.length] ?? "", agent);
    if (status !== 200) throw new Error(`${url} answered ${status}`);
    if (count >= REQUESTS / 10) times.push(performance.now() - start);
  }
  agent.destroy();
  return median(times);
}

function statusOf(url: string, cookie: string, agent?: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie, accept: "text/html" } }, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
    }).once("error", reject);
  });
}

async function untilItAnswers(url: string): Promise<void> {
  for (let turn = 0; turn < 300; turn += 1) {
    if ((await statusOf(url, "").catch(() => 0)) === 200) return;
    await delay(100);
  }
  throw new Error(`${url} did not answer.`);
}
