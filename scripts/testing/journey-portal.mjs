import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { prepareOwnServer } from "../../db/own-server.mjs";
import { pause, root } from "../launcher/place.mjs";
import { endGroup, spawnApart } from "../launcher/processes.mjs";
import { portalNode, typescriptArguments } from "../launcher/runtime.mjs";
import { startThrowawayServer } from "./throwaway-server.mjs";

/** Before the journeys: a seeded demonstration of its own, with portal and worker, that is gone afterwards. */
export default async function setup() {
  const port = process.env.E2E_PORT ?? "3990";
  const server = await startThrowawayServer();
  const started = [];
  const teardown = async () => {
    await Promise.all(started.map((child) => endGroup(child.pid)));
    await server.stop();
  };
  try {
    const env = await environment(server, port);
    run(typescriptArguments("db/migrate.ts"), env);
    if (existsSync(join(root, "db/seed/seed.ts"))) run(typescriptArguments("db/seed/seed.ts"), env);
    run(["scripts/build.mjs", "--if-changed"], env);
    mkdirSync(join(root, "test-results"), { recursive: true });
    started.push(start("portal", ["--no-warnings", "scripts/web.mjs"], env));
    if (existsSync(join(root, "jobs/worker.ts")))
      started.push(start("worker", typescriptArguments("jobs/worker.ts"), env));
    server.guard.tell(
      started.map((child) => child.pid),
      server.databasePid,
    );
    await untilReady(port, started[0]);
    // Journeys may look into the database and use the operator's command, as acceptance checks do.
    Object.assign(process.env, env);
    return teardown;
  } catch (error) {
    await teardown();
    throw error;
  }
}

async function environment(server, port) {
  await prepareOwnServer({ adminUrl: server.adminUrl, ownerPassword: "owner", applicationPassword: "application" });
  const at = (role, password) => `postgres://${role}:${password}@127.0.0.1:${server.port}/setia`;
  const key = () => randomBytes(32).toString("base64");
  return {
    ...process.env,
    NODE_ENV: "production",
    NEXT_DIST_DIR: process.env.NEXT_DIST_DIR ?? ".next-test",
    NEXT_TELEMETRY_DISABLED: "1",
    HOST: "127.0.0.1",
    PORT: port,
    APP_ORIGIN: `http://localhost:${port}`,
    DATABASE_URL: at("setia_app", "application"),
    DATABASE_OWNER_URL: at("setia_owner", "owner"),
    TEST_DATABASE_ADMIN_URL: server.adminUrl,
    AUTH_SECRET: key(),
    DATA_KEY: key(),
    CHECKPOINT_KEY: key(),
    DEMO: "1",
  };
}

function run(args, env) {
  const done = spawnSync(portalNode(), args, {
    cwd: root,
    env,
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    timeout: 300_000,
  });
  if (done.status !== 0) throw new Error(`${args.at(-1)} failed:\n${done.stderr}`);
}

const logOf = (name) => join(root, "test-results", `${name}.log`);

function start(name, args, env) {
  const log = openSync(logOf(name), "w");
  const child = spawnApart(portalNode(), args, { env, stdio: ["ignore", log, log] });
  closeSync(log);
  return child;
}

async function untilReady(port, portal) {
  for (const until = Date.now() + 60_000; Date.now() < until && portal.exitCode === null; await pause(100)) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/ready`).catch(() => undefined);
    if (answer?.status === 200) return;
  }
  throw new Error(`The portal of the journeys was not ready:\n${readFileSync(logOf("portal"), "utf8").slice(-2_000)}`);
}
