import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../launcher/place.mjs";

// The compiler over the whole tree, after Next has written the types of its routes. Next also rewrites tsconfig.json; that file is ours.
const settings = join(root, "tsconfig.json");
const before = readFileSync(settings, "utf8");
const run = (...args) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] }).status ?? 1;
const generated = run(join("node_modules", "next", "dist", "bin", "next"), "typegen");
if (readFileSync(settings, "utf8") !== before) writeFileSync(settings, before);
process.exit(generated || run(join("node_modules", "typescript", "bin", "tsc"), "--noEmit"));
