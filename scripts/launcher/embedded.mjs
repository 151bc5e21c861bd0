import { join } from "node:path";
import { prepareOwnServer } from "../../db/own-server.mjs";
import { dataFolder, pause, Sentence } from "./place.mjs";
import { anyFreePort, isFree } from "./ports.mjs";
import { lastLine, openCluster, removeCluster, runningServer, startServer, stopServer } from "./postgres.mjs";
import { embeddedSettings, embeddedUrls, openLog, rememberPort } from "./settings.mjs";

const folder = join(dataFolder, "postgres");

/**
 * The embedded database: started here, started again within a moment whenever it dies. `started` is given what stops it,
 * `changed` hears of every new process, `gaveUp` hears the sentence when it cannot be started any more.
 */
export async function startEmbedded({ changed, gaveUp, started }) {
  const settings = embeddedSettings();
  const log = openLog("database");
  const cluster = openCluster({ folder, password: settings.adminPassword, log: log.path });
  if (cluster.place !== folder)
    console.log(`The database is kept in ${cluster.place}, because PostgreSQL's user cannot get into this folder.`);
  if (runningServer(cluster)) await stopServer(cluster);
  if (!settings.port || !(await isFree(settings.port, "127.0.0.1"))) rememberPort(settings, await anyFreePort());

  let wanted = true;
  started(() => {
    wanted = false;
    cluster.closed = true;
    return stopServer(cluster);
  });
  const watch = (server) => {
    changed(server.pid);
    server.once("exit", () => wanted && startAgain());
  };
  const startAgain = async () => {
    console.log("The database ended and is started again.");
    for (let tries = 1; wanted; tries += 1) {
      try {
        watch(await startServer(cluster, settings.port));
        return;
      } catch {
        if (tries === 10) {
          gaveUp(
            `The database ended and could not be started again: ${lastLine(cluster.log)} The whole story is in ${cluster.log}.`,
          );
          return;
        }
        await pause(200 * tries);
      }
    }
  };
  watch(await startServer(cluster, settings.port));
  const urls = embeddedUrls(settings);
  try {
    await prepareOwnServer({
      ...urls,
      ownerPassword: settings.ownerPassword,
      applicationPassword: settings.applicationPassword,
    });
  } catch (error) {
    wanted = false;
    await stopServer(cluster);
    if (error.code === "28P01") {
      throw new Sentence(
        "The embedded database does not know the passwords kept in .data: put .data/database.json back, or begin anew with npm start -- --reset.",
      );
    }
    throw new Sentence(
      `The embedded database could not be prepared (${error.message}): see .data/logs/database.log, or begin anew with npm start -- --reset.`,
    );
  }
  return { settings };
}

/** Takes the embedded database away, wherever it had to be kept. */
export async function removeEmbedded() {
  const cluster = openCluster({ folder, password: "unused", existing: true });
  await stopServer(cluster);
  removeCluster(cluster);
}
