import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { Agent, get } from "node:http";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { encode } from "next-auth/jwt";
import { newId } from "@/lib/base/uuid";
import type { Programme } from "./programme";
import { freePort } from "./server";

const run = promisify(execFile);
const root = join(import.meta.dirname, "..");
const floor = join(root, "bench/floor");
const next = join(root, "node_modules/next/dist/bin/next");
const environment = () => ({
  ...process.env,
  NODE_ENV: "production" as const,
  NEXT_TELEMETRY_DISABLED: "1",
  NEXT_DIST_DIR: process.env.NEXT_DIST_DIR ?? ".next-test",
  HOST: "127.0.0.1",
});

export type Site = { origin: string; stop: () => Promise<void> };

/** The built portal as production runs it: one process, over http, on a port of its own. */
export async function openPortal(): Promise<Site> {
  await run(process.execPath, [join(root, "scripts/build.mjs"), "--if-changed"], { cwd: root, env: environment() });
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  return open(origin, "/api/health", root, ["--no-warnings", "scripts/web.mjs"], {
    PORT: String(port),
    APP_ORIGIN: origin,
  });
}

/** The bare page, built and served by Next alone. By webpack, as it was from the first measurement on. */
export async function openBarePage(cookie: string): Promise<Site> {
  if (!isBuilt()) {
    await run(process.execPath, [next, "build", "--webpack", floor], { cwd: floor, env: environment() });
  }
  const port = await freePort();
  const args = [next, "start", floor, "-p", String(port), "-H", "127.0.0.1"];
  return open(`http://localhost:${port}`, "/", floor, args, {}, cookie);
}

/** Whether the bare page was built after its files and the packages last changed. */
function isBuilt(): boolean {
  const built = join(floor, ".next/BUILD_ID");
  if (!existsSync(built)) return false;
  const sources = ["app/page.tsx", "app/layout.tsx", "next.config.ts", "../../package-lock.json"];
  return sources.every((path) => statSync(join(floor, path)).mtimeMs < statSync(built).mtimeMs);
}

async function open(
  origin: string,
  path: string,
  cwd: string,
  args: string[],
  env: object,
  cookie = "",
): Promise<Site> {
  const stdio = ["ignore", "ignore", "pipe"] as const;
  const child = spawn(process.execPath, args, { cwd, stdio: [...stdio], env: { ...environment(), ...env } });
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-2_000);
  });
  const stop = () => end(child);
  for (let turn = 0; turn < 600 && child.exitCode === null; turn += 1) {
    const answer = await ask(`${origin}${path}`, cookie).catch(() => undefined);
    if (answer?.status === 200) return { origin, stop };
    await delay(100);
  }
  await stop();
  throw new Error(`${origin} did not answer:\n${said}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}

/** Sessions as signing in makes them, for the first members: one Cookie header each. */
export async function signInAll(programme: Programme, count: number): Promise<string[]> {
  const people = await programme.owner<{ personId: string }[]>`
    select person_id as "personId" from members where person_id is not null order by id limit ${count}`;
  return Promise.all(
    people.map(async ({ personId }) => {
      const sid = newId();
      await programme.owner`
        insert into sessions (public_id, person_id, strength, expires_at) values (${sid}, ${personId}, 'totp', now() + interval '1 day')`;
      const secret = process.env.AUTH_SECRET ?? "";
      return `setia-session=${await encode({ token: { sid }, secret, salt: "setia-session" })}; locale=id`;
    }),
  );
}

/** Reads a page to its end, as a browser without scripts does. */
export function ask(url: string, cookie = "", agent?: Agent): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie, accept: "text/html" } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("end", () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") }),
      );
    }).once("error", reject);
  });
}

/** One connection, kept open from request to request. */
export function oneConnection(): Agent {
  return new Agent({ keepAlive: true, maxSockets: 1 });
}
