import { join } from "node:path";
import { dataFolder, readJson, Sentence } from "./place.mjs";
import { isSame } from "./processes.mjs";
import { embeddedUrls, readRun, secrets } from "./settings.mjs";

/**
 * The variables a command of the portal needs beside those it was given: those of the embedded database when no other was named,
 * and keys made once for a demonstration.
 */
export function portalEnvironment(given) {
  if (given.DATABASE_URL) {
    const origin = given.APP_ORIGIN || runningOrigin();
    return { ...(given.DEMO === "1" ? secrets(given) : {}), ...(origin ? { APP_ORIGIN: origin } : {}) };
  }
  const kept = readJson(join(dataFolder, "database.json"));
  const run = readRun();
  if (!kept?.port || !run || !isSame(run.database)) {
    throw new Sentence(
      "No database was named and the embedded one is not running: keep npm start running in another terminal, or set DATABASE_URL.",
    );
  }
  return embeddedEnvironment(given, kept, { demo: run.demo, origin: run.origin });
}

/** Where npm start serves a named database from this folder, so that commands beside it print links that lead there. */
function runningOrigin() {
  const run = readRun();
  return run && isSame(run.launcher) ? run.origin : undefined;
}

/** The variables of a portal on the embedded database. */
export function embeddedEnvironment(given, settings, { demo, origin }) {
  const { ownerUrl, applicationUrl } = embeddedUrls(settings);
  return {
    DATABASE_URL: applicationUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_WORKER_URL: ownerUrl,
    DATABASE_REPLICA_URL: applicationUrl,
    ...secrets(given),
    APP_ORIGIN: given.APP_ORIGIN || origin,
    DEMO: demo ? "1" : "0",
    NODE_ENV: given.NODE_ENV || "production",
    ...(demo || given.SMTP_URL || given.MAIL_DIR ? {} : { MAIL_DIR: join(dataFolder, "mail") }),
  };
}
