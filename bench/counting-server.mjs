import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { prepareOwnServer } from "../db/own-server.mjs";
import { anyFreePort } from "../scripts/launcher/ports.mjs";
import { openCluster, removeCluster, startServer, stopServer } from "../scripts/launcher/postgres.mjs";
import { startGuard } from "../scripts/launcher/processes.mjs";

// Counts every statement's buffers; nothing but what is asked for moves a page or a figure.
const settings = `
shared_preload_libraries = 'pg_stat_statements'
pg_stat_statements.track = 'top'
pg_stat_statements.save = off
autovacuum = off
`;

/** The packages' own PostgreSQL, thrown away afterwards, that counts the buffers of each statement; has the portal's database and roles. */
export async function startCountingServer() {
  const folder = mkdtempSync(join(tmpdir(), "setia-counts-"));
  const password = "only-for-counting";
  const cluster = openCluster({ folder: join(folder, "postgres"), password, quick: true, log: join(folder, "log") });
  appendFileSync(join(cluster.data, "postgresql.conf"), settings);
  const guard = startGuard();
  const port = await anyFreePort();
  const server = await startServer(cluster, port);
  guard.tell([], server.pid);
  const stop = async () => {
    await stopServer(cluster);
    removeCluster(cluster);
    rmSync(folder, { recursive: true, force: true });
    guard.dismiss();
  };
  try {
    const adminUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    await prepareOwnServer({ adminUrl, ownerPassword: password, applicationPassword: password });
    const admin = postgres(adminUrl.replace(/postgres$/, "setia"), { max: 1, onnotice: () => {} });
    // A vacuum right after a commit that is not written out yet leaves pages unmarked, and so now and then another plan.
    await admin`alter database setia set synchronous_commit = on`;
    await admin`set synchronous_commit = on`;
    await admin`create extension pg_stat_statements`;
    return { port, password, admin, stop: async () => admin.end({ timeout: 2 }).then(stop) };
  } catch (error) {
    await stop();
    throw error;
  }
}
