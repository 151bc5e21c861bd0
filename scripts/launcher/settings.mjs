import { randomBytes } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { dataFolder, readJson, Sentence } from "./place.mjs";
import { identify, isSame } from "./processes.mjs";

const file = (name) => join(dataFolder, name);

const newPassword = () => randomBytes(24).toString("base64url");

/** Writes a file that only this user reads, whole or not at all. */
function keep(name, value) {
  makeDataFolder();
  const unfinished = file(`${name}.${process.pid}`);
  writeFileSync(unfinished, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, file(name));
}

function makeDataFolder() {
  try {
    mkdirSync(join(dataFolder, "logs"), { recursive: true });
    accessSync(dataFolder, constants.W_OK);
  } catch (error) {
    throw new Sentence(
      `The folder ${dataFolder} cannot be written in (${error.code}): start as the user it belongs to, or give this one access.`,
    );
  }
}

/** The keys of the portal: those of the environment or, in a demonstration and on the embedded database, ones made once and kept. */
export function secrets(variables) {
  const kept = readJson(file("secrets.json")) ?? {};
  const made = {
    AUTH_SECRET: kept.AUTH_SECRET ?? randomBytes(32).toString("base64"),
    DATA_KEY: kept.DATA_KEY ?? randomBytes(32).toString("base64"),
    CHECKPOINT_KEY: kept.CHECKPOINT_KEY ?? randomBytes(32).toString("base64"),
  };
  if (Object.keys(made).some((name) => kept[name] === undefined)) keep("secrets.json", made);
  return Object.fromEntries(Object.keys(made).map((name) => [name, variables[name] || made[name]]));
}

/** Passwords and port of the embedded server, made once. */
export function embeddedSettings() {
  const kept = readJson(file("database.json"));
  if (kept) return kept;
  const made = {
    adminPassword: newPassword(),
    ownerPassword: newPassword(),
    applicationPassword: newPassword(),
    port: undefined,
  };
  keep("database.json", made);
  return made;
}

export function rememberPort(settings, port) {
  if (settings.port !== port) keep("database.json", Object.assign(settings, { port }));
}

export function embeddedUrls({ port, adminPassword, ownerPassword, applicationPassword }) {
  const at = (role, password, database) => `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  return {
    adminUrl: at("postgres", adminPassword, "postgres"),
    ownerUrl: at("setia_owner", ownerPassword, "setia"),
    applicationUrl: at("setia_app", applicationPassword, "setia"),
  };
}

/** What the running launcher has told about itself: address, processes, variables. */
export const readRun = () => readJson(file("run.json"));
export const tellRun = (run) => keep("run.json", run);
export const forgetRun = () => rmSync(file("run.json"), { force: true });

/** Makes this launcher the only one of this clone, or says where the other one is. */
export function takeLock() {
  makeDataFolder();
  const lock = file("lock");
  for (;;) {
    try {
      writeFileSync(lock, JSON.stringify(identify(process.pid)), { flag: "wx", mode: 0o600 });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST")
        throw new Sentence(
          `The file ${lock} cannot be written (${error.code}): start as the user the folder belongs to.`,
        );
    }
    const holder = readLock(lock);
    if (holder && isSame(holder)) {
      const address = readRun()?.origin;
      throw new Sentence(
        address
          ? `Setia is already running from this folder at ${address}: use it there, or stop it first with Ctrl+C in its terminal (process ${holder.pid}).`
          : `Setia is already being started from this folder (process ${holder.pid}): wait for it, or stop it first.`,
      );
    }
    rmSync(lock, { force: true });
  }
}

// Somebody who took the lock this instant may not have written its name yet.
function readLock(lock) {
  for (let tries = 0; tries < 20 && existsSync(lock); tries += 1) {
    const holder = readJson(lock);
    if (holder) return holder;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 25);
  }
  return undefined;
}

/** The end of a log, for whoever has to find out what went wrong. */
export function logEnd(name, lines = 20) {
  const path = file(`logs/${name}.log`);
  return existsSync(path) ? readFileSync(path, "utf8").trimEnd().split("\n").slice(-lines).join("\n") : "";
}

export function openLog(name) {
  const path = file(`logs/${name}.log`);
  if (existsSync(path)) renameSync(path, `${path}.before`);
  return { path, descriptor: openSync(path, "a", 0o600) };
}
