import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readJson, root, Sentence } from "./place.mjs";

const modules = join(root, "node_modules");
const stampFile = join(modules, ".setia-lock");

/** The Node that runs the portal: this one when it is new enough, else the one that came with the packages. */
export function portalNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const shipped = join(modules, ".bin", "node");
  if (existsSync(shipped)) return realpathSync(shipped);
  throw new Sentence(
    `Setia needs Node 22.18 or newer and this is ${process.versions.node}: install Node 24 from https://nodejs.org and run the same command again.`,
  );
}

export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

/** Says in one sentence what to do when the packages are not there; for the commands that do not install. */
export function requireInstalled() {
  if (!existsSync(join(modules, ".package-lock.json")))
    throw new Sentence("The packages are not installed yet: run npm install, then the same command again.");
}

/** Brings node_modules to what the lock file says. */
export async function install() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 9)) {
    throw new Sentence(
      `Setia needs Node 20.9 or newer to begin with and this is ${process.versions.node}: install Node 24 from https://nodejs.org.`,
    );
  }
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
  if (!isComplete()) {
    console.log("Installing the packages (a minute, the first time) …");
    const code = await runNpm(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
    if (code !== 0) {
      throw new Sentence(
        "The packages could not be installed: check the connection and the lines above, then run the same command again.",
      );
    }
  }
  try {
    writeFileSync(stampFile, wanted);
  } catch {
    // A folder that belongs to somebody else is compared again next time.
  }
}

/** Whether somebody has already installed exactly what the lock file says, in whatever way. */
function isComplete() {
  const lock = readJson(join(root, "package-lock.json"))?.packages;
  const installed = readJson(join(modules, ".package-lock.json"))?.packages;
  if (!lock || !installed) return false;
  return Object.entries(lock).every(([path, entry]) => {
    if (path === "") return true;
    const there = installed[path];
    // The list of what is installed outlives a folder that was emptied or copied by halves.
    if (there && !existsSync(join(root, path))) return false;
    return there ? there.version === entry.version : Boolean(entry.optional || entry.peer || entry.devOptional);
  });
}

function runNpm(args) {
  // npm says where it lives; without it, the one on the path.
  const own = process.env.npm_execpath;
  const [command, before, shell] = own?.endsWith(".js")
    ? [process.execPath, [own], false]
    : ["npm", [], process.platform === "win32"];
  const child = spawn(command, [...before, ...args], { cwd: root, stdio: ["ignore", "inherit", "inherit"], shell });
  const end = () => {
    child.kill("SIGTERM");
    process.exit(1);
  };
  process.once("SIGINT", end).once("SIGTERM", end);
  return new Promise((resolve) => {
    const done = (code) => {
      process.off("SIGINT", end).off("SIGTERM", end);
      resolve(code);
    };
    child.once("error", () => done(1)).once("exit", done);
  });
}

/** How a TypeScript file is run outside Next. */
export function typescriptArguments(file) {
  return ["--import", "tsx", file];
}

/** Checks the environment in the portal's own words before anything is started with it. */
export function checkEnvironment(env) {
  const script =
    'import("./lib/base/env.ts").then(({ env }) => env()).catch((error) => { console.error(error.message); process.exit(1); });';
  const checked = spawnSync(portalNode(), ["--no-warnings", "-e", script], { cwd: root, env, encoding: "utf8" });
  if (checked.status !== 0) throw new Sentence(checked.stderr.trim() || "The environment could not be read.");
}
