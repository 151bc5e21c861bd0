import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareOwnServer } from "../../db/own-server.mjs";
import { pause, root } from "../../scripts/launcher/place.mjs";
import { anyFreePort } from "../../scripts/launcher/ports.mjs";
import { openCluster, removeCluster, startServer, stopServer } from "../../scripts/launcher/postgres.mjs";
import { endGroup, spawnApart, startGuard } from "../../scripts/launcher/processes.mjs";
import { portalNode, typescriptArguments } from "../../scripts/launcher/runtime.mjs";

/** A portal with a database that keeps its promises and may be killed; its process is never started twice. Empty: no demonstration, but a worker. */
export async function startOwnPortal({ isEmpty = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "setia-drill-"));
  const password = "only-for-drills";
  const cluster = openCluster({ folder: join(folder, "postgres"), password, log: join(folder, "log") });
  const guard = startGuard();
  const databasePort = await anyFreePort();
  let database = await startServer(cluster, databasePort);
  guard.tell([], database.pid);

  const at = (role, secret) => `postgres://${role}:${secret}@127.0.0.1:${databasePort}/setia`;
  const adminUrl = `postgres://postgres:${password}@127.0.0.1:${databasePort}/postgres`;
  await prepareOwnServer({ adminUrl, ownerPassword: "owner", applicationPassword: "application" });
  const port = await anyFreePort();
  const env = {
    ...process.env,
    PORT: String(port),
    APP_ORIGIN: `http://localhost:${port}`,
    DATABASE_URL: at("setia_app", "application"),
    DATABASE_OWNER_URL: at("setia_owner", "owner"),
    ...keys(),
    ...(isEmpty ? { DEMO: "0", MAIL_DIR: join(folder, "mail") } : { DEMO: "1" }),
  };
  const run = (...args) => {
    const done = spawnSync(portalNode(), args, { cwd: root, env, encoding: "utf8", timeout: 180_000 });
    if (done.status !== 0) throw new Error(`${args.slice(-4).join(" ")} failed:\n${done.stderr}${done.stdout}`);
    return done.stdout.trim();
  };
  run(...typescriptArguments("db/migrate.ts"));
  if (!isEmpty) run(...typescriptArguments("db/seed/seed.ts"));
  mkdirSync(join(root, "test-results"), { recursive: true });
  const log = openSync(join(root, "test-results", "drill.log"), "w");
  const portal = spawnApart(portalNode(), ["--no-warnings", "scripts/web.mjs"], { env, stdio: ["ignore", log, log] });
  const worker = isEmpty
    ? [spawnApart(portalNode(), typescriptArguments("jobs/worker.ts"), { env, stdio: ["ignore", log, log] })]
    : [];
  const started = [portal, ...worker].map((child) => child.pid);
  guard.tell(started, database.pid);

  return {
    mailFolder: env.MAIL_DIR,
    origin: env.APP_ORIGIN,
    ownerUrl: env.DATABASE_OWNER_URL,
    isSameProcess: () => portal.exitCode === null && portal.signalCode === null,
    /** The operator's command; answers what it prints. */
    operate: (...args) => run(...typescriptArguments("cli/portal.ts"), ...args),
    ready: async () => {
      for (const until = Date.now() + 60_000; Date.now() < until; await pause(100)) {
        const answer = await fetch(`${env.APP_ORIGIN}/api/ready`).catch(() => undefined);
        if (answer?.status === 200) return;
      }
      throw new Error("The portal of the drill was not ready within a minute");
    },
    killDatabase: () => process.kill(database.pid, "SIGKILL"),
    startDatabaseAgain: async () => {
      database = await startServer(cluster, databasePort);
      guard.tell(started, database.pid);
    },
    stop: async () => {
      await Promise.all(started.map((pid) => endGroup(pid)));
      await stopServer(cluster);
      removeCluster(cluster);
      rmSync(folder, { recursive: true, force: true });
      guard.dismiss();
    },
  };
}

/** Keys of its own, but for the one that whoever drives it signs sessions with (fixtures/session.ts). */
function keys() {
  const key = () => randomBytes(32).toString("base64");
  return { AUTH_SECRET: process.env.AUTH_SECRET ?? key(), DATA_KEY: key(), CHECKPOINT_KEY: key() };
}
