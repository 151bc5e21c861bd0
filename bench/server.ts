import { execFile, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import postgres from "postgres";

const run = promisify(execFile);
const bin = ["18", "17", "16", "15"]
  .map((version) => `/usr/lib/postgresql/${version}/bin`)
  .find((path) => existsSync(join(path, "pgbench")));

export type BenchServer = {
  url: (role: "postgres" | "setia_owner" | "setia_app", database?: string) => string;
  port: number;
  bin: string;
  stop: () => Promise<void>;
};

/** A throw-away PostgreSQL with its ordinary durability (fsync and synchronous commit on), on loopback; needs pgbench beside it. */
export async function startBenchServer(more: Record<string, string> = {}): Promise<BenchServer> {
  if (!bin) throw new Error("The bench needs PostgreSQL 15 or newer with pgbench: apt-get install postgresql.");
  const folder = mkdtempSync(join(tmpdir(), "setia-bench-"));
  const asPostgres = userInfo().uid === 0 ? await idsOf("postgres") : null;
  if (asPostgres) chownSync(folder, asPostgres.uid, asPostgres.gid);
  const data = join(folder, "data");
  await run(join(bin, "initdb"), ["-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C"], {
    cwd: folder,
    ...asPostgres,
  });
  const port = await freePort();
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: folder,
    shared_buffers: "1GB",
    max_wal_size: "8GB",
    checkpoint_timeout: "30min",
    max_connections: "300",
    ...more,
  };
  const server = spawn(
    join(bin, "postgres"),
    [
      "-D",
      data,
      "-p",
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    {
      cwd: folder,
      stdio: "ignore",
      ...asPostgres,
    },
  );
  const url = (role: string, database = "setia") => `postgres://${role}@127.0.0.1:${port}/${database}`;
  await untilItAnswers(url("postgres", "postgres"));
  const admin = postgres(url("postgres", "postgres"), { max: 1, onnotice: () => {} });
  await admin.unsafe("create role setia_owner login; create role setia_app login");
  await admin.unsafe("create database setia owner setia_owner");
  await admin.end();
  const stop = async () => {
    const gone = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGINT");
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, port, bin, stop };
}

async function idsOf(user: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all(
    ["-u", "-g"].map(async (flag) => Number((await run("id", [flag, user])).stdout)),
  );
  return { uid: uid ?? 0, gid: gid ?? 0 };
}

async function untilItAnswers(url: string): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) {
    const sql = postgres(url, { max: 1, connect_timeout: 1, onnotice: () => {} });
    try {
      await sql`select 1`;
      return;
    } catch {
      await delay(100);
    } finally {
      await sql.end({ timeout: 0 }).catch(() => {});
    }
  }
  throw new Error("The bench's PostgreSQL did not start.");
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
