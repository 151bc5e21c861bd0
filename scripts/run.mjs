import { spawn } from "node:child_process";
import { constants } from "node:os";
import { portalEnvironment } from "./launcher/environment.mjs";
import { root, Sentence, sayFailures } from "./launcher/place.mjs";
import { portalNode, requireInstalled, typescriptArguments } from "./launcher/runtime.mjs";

// Runs a TypeScript file of the portal: node scripts/run.mjs cli/portal.ts ledger verify. Benches bring their own database.
const [file, ...args] = process.argv.slice(2);
// What it takes can be asked and a statement checked without a database; a command that could not run answers 2.
const isAsking = args.includes("--help") || args.includes("-h") || args[0] === "statement";
await sayFailures(
  async () => {
    if (!file) throw new Sentence("Name the file to run, as in node scripts/run.mjs cli/portal.ts.");
    requireInstalled();
    const leave = ["--import", "./scripts/launcher/leave-with-parent.mjs"];
    const child = spawn(portalNode(), [...leave, ...typescriptArguments(file), ...args], {
      cwd: root,
      stdio: "inherit",
      env:
        file.startsWith("bench/") || isAsking
          ? process.env
          : { NODE_ENV: "production", ...process.env, ...portalEnvironment(process.env) },
    });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
    child.once("error", () => process.exit(1));
    child.once("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)));
  },
  file?.startsWith("cli/") ? 2 : 1,
);
