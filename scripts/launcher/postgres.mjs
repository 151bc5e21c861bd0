import { spawnSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pause, Sentence } from "./place.mjs";
import { findPrograms, giveTo, reachableFolder, serverUser } from "./postgres-files.mjs";
import { isAlive, processesIn, spawnApart, untilGone } from "./processes.mjs";

const windows = process.platform === "win32";

/**
 * A PostgreSQL of our own in a folder: made when the folder is empty. `quick` gives up safety of the data for speed (tests);
 * `bin` names another PostgreSQL's programs; `existing` makes nothing.
 */
export function openCluster({ folder, password, quick = false, bin, log, existing = false }) {
  const ordinary = serverUser();
  const place = reachableFolder(folder, ordinary);
  const data = join(place, "data");
  const user = ownerOf(data, ordinary);
  const cluster = { user, place, data, quick, log, programs: findPrograms(user, place, bin), builtIn: !bin };
  if (!existing && !existsSync(join(data, "PG_VERSION"))) make(cluster, password);
  if (existsSync(data)) cluster.data = realpathSync(data);
  return cluster;
}

// Root goes on as whoever made the database, so that they can go on with it too.
function ownerOf(data, ordinary) {
  if (windows || !existsSync(data)) return ordinary;
  const { uid, gid } = statSync(data);
  if (process.getuid() === 0) return uid === 0 ? ordinary : { uid, gid };
  if (uid === process.getuid()) return ordinary;
  throw new Sentence(
    `The database in ${data} belongs to another user: start as that user or as root, or remove the folder .data as root.`,
  );
}

/** Takes a cluster away, with everything in it. */
export function removeCluster(cluster) {
  rmSync(cluster.place, { recursive: true, force: true });
}

function make(cluster, password) {
  rmSync(cluster.data, { recursive: true, force: true });
  mkdirSync(cluster.data, { recursive: true });
  giveTo(cluster.user, cluster.place);
  chmodSync(cluster.data, 0o700);
  const passwordFile = join(cluster.place, "password");
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  giveTo(cluster.user, cluster.data);
  giveTo(cluster.user, passwordFile);
  const locale = cluster.builtIn
    ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    : ["--locale=C.UTF-8"];
  const made = spawnSync(
    cluster.programs.initdb,
    [
      `--pgdata=${cluster.data}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
    ].concat(locale, cluster.quick ? ["--no-sync"] : []),
    { ...cluster.user, cwd: cluster.place, env: plainEnvironment(), encoding: "utf8" },
  );
  rmSync(passwordFile, { force: true });
  if (made.status === 0) return;
  rmSync(cluster.data, { recursive: true, force: true });
  throw new Sentence(
    `The database could not be made in ${cluster.data} (${(made.stderr || made.error?.message || "").trim().split("\n").pop()}): make room or give access there, or set DATABASE_URL.`,
  );
}

/** Starts the server on a port of the loopback and answers its process when it takes connections. */
export async function startServer(cluster, port) {
  await clearLeftOvers(cluster);
  if (cluster.closed) throw new Sentence("Stopped.");
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    shared_buffers: "128MB",
    log_min_messages: "warning",
    ...(cluster.quick ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_wal_size: "1GB" } : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const output = cluster.log ? openSync(cluster.log, "a") : "ignore";
  const server = spawnApart(cluster.programs.postgres, ["-D", cluster.data, "-p", String(port), ...flags], {
    ...cluster.user,
    cwd: cluster.place,
    env: plainEnvironment(),
    stdio: ["ignore", output, output],
  });
  if (cluster.log) closeSync(output);
  cluster.started = server.pid;
  let ended = false;
  server.once("error", () => (ended = true)).once("exit", () => (ended = true));
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(40)) {
    if (ended) throw new Sentence(`The database did not start: ${lastLine(cluster.log)}`);
    const file = pidFile(cluster);
    if (file?.pid === server.pid && file.status === "ready") return server;
  }
  server.kill("SIGINT");
  throw new Sentence(`The database was not ready within a minute: ${lastLine(cluster.log)}`);
}

/** Stops the server of this cluster, whoever started it, and waits until it is gone. */
export async function stopServer(cluster) {
  const pid = runningServer(cluster) ?? cluster.started;
  if (!pid || !isAlive(pid)) return;
  if (windows)
    spawnSync(cluster.programs.control, ["stop", "-D", cluster.data, "-m", "fast", "-w"], { stdio: "ignore" });
  for (const [signal, wait] of [
    ["SIGINT", 20_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 2_000],
  ]) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await untilGone(pid, wait)) return;
  }
}

/** The server that runs on this folder, if any. */
export function runningServer(cluster) {
  const pid = pidFile(cluster)?.pid;
  if (!pid || !isAlive(pid)) return undefined;
  // Elsewhere than on Linux the number alone has to do; there PostgreSQL itself decides.
  return process.platform !== "linux" || processesIn(cluster.data).includes(pid) ? pid : undefined;
}

function pidFile(cluster) {
  try {
    const lines = readFileSync(join(cluster.data, "postmaster.pid"), "utf8").split("\n");
    return { pid: Math.abs(Number(lines[0])), status: lines[7]?.trim() };
  } catch {
    return undefined;
  }
}

// After kill -9 of the server its children may live on for a moment, and they hold the shared memory that a new one needs.
async function clearLeftOvers(cluster) {
  if (runningServer(cluster)) await stopServer(cluster);
  const orphans = processesIn(cluster.data);
  await pause(orphans.length > 0 ? 200 : 0);
  for (const pid of processesIn(cluster.data)) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It went by itself.
    }
  }
  cluster.started = undefined;
  for (const pid of orphans) await untilGone(pid, 5_000);
  // Only now, with nobody left on the folder: the number in it may have gone to another process, which PostgreSQL would respect.
  if (process.platform === "linux") rmSync(join(cluster.data, "postmaster.pid"), { force: true });
}

/** The end of the server's log, for a sentence. */
export function lastLine(log) {
  if (!log || !existsSync(log)) return "no reason was given.";
  return readFileSync(log, "utf8").trim().split("\n").slice(-3).join(" ").slice(-400);
}

// Variables such as PGDATA or PGPORT of somebody's own server must not reach this one.
function plainEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("PG") && name !== "NODE_OPTIONS");
  return { ...Object.fromEntries(kept), LC_ALL: "C", TZ: "UTC" };
}
