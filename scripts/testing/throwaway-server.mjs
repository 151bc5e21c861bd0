import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { anyFreePort } from "../launcher/ports.mjs";
import { openCluster, removeCluster, startServer, stopServer } from "../launcher/postgres.mjs";
import { startGuard } from "../launcher/processes.mjs";

/** A PostgreSQL for tests, in a folder that goes with it; `bin` names another one than the packages'. */
export async function startThrowawayServer(bin) {
  const folder = mkdtempSync(join(tmpdir(), "setia-test-"));
  const password = "only-for-tests";
  const cluster = openCluster({
    folder: join(folder, "postgres"),
    password,
    quick: true,
    bin,
    log: join(folder, "log"),
  });
  const guard = startGuard();
  const port = await anyFreePort();
  const server = await startServer(cluster, port);
  guard.tell([], server.pid);
  return {
    port,
    guard,
    databasePid: server.pid,
    adminUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await stopServer(cluster);
      removeCluster(cluster);
      rmSync(folder, { recursive: true, force: true });
      guard.dismiss();
    },
  };
}
