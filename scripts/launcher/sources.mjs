import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./place.mjs";

const folders = ["app", "components", "db", "jobs", "lib", "messages", "public"];
const files = [
  "next.config.ts",
  "postcss.config.mjs",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "tsconfig.json",
  "package-lock.json",
];

/** A fingerprint of everything a build is made from. */
export function sourcesFingerprint() {
  const hash = createHash("sha256");
  const add = (path) =>
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(root, path)))
      .update("\0");
  for (const name of files) if (existsSync(join(root, name))) add(name);
  for (const folder of folders) for (const path of filesUnder(folder)) add(path);
  return hash.digest("hex");
}

function filesUnder(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesUnder(path);
      return /\.test\.tsx?$/.test(entry.name) ? [] : [path];
    });
}

const buildFolder = () => join(root, process.env.NEXT_DIST_DIR ?? ".next");
const stamp = () => join(buildFolder(), "setia-sources");

export function buildIsCurrent(fingerprint) {
  return (
    existsSync(join(buildFolder(), "BUILD_ID")) && existsSync(stamp()) && readFileSync(stamp(), "utf8") === fingerprint
  );
}

export function stampBuild(fingerprint) {
  writeFileSync(stamp(), fingerprint);
}
