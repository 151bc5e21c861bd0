import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { freemem, tmpdir } from "node:os";
import { join } from "node:path";
import { readJson, root, Sentence } from "../launcher/place.mjs";
import { anyFreePort } from "../launcher/ports.mjs";
import { endGroup, spawnApart, stopWithNpm } from "../launcher/processes.mjs";
import { portalNode, typescriptArguments } from "../launcher/runtime.mjs";
import { findOrInstallChromium } from "./chromium.mjs";

const tool = (...path) => join("node_modules", ...path);
const vitest = (project) => [tool("vitest", "vitest.mjs"), "run", "--project", project];
const postgres15 = "/usr/lib/postgresql/15/bin";
const MINUTE = 60_000;
const GIGABYTE = 2 ** 30;

/** Name, how long it may take, and its commands, one after the other; `counts` when it tells how many tests it ran. */
const stages = [
  {
    name: "types",
    minutes: 3,
    commands: [["scripts/testing/check-types.mjs"]],
  },
  { name: "lint", minutes: 2, commands: [[tool("@biomejs", "biome", "bin", "biome"), "check", "."]] },
  { name: "dead-code", minutes: 2, commands: [[tool("knip", "bin", "knip.js")]] },
  { name: "unit", minutes: 5, commands: [vitest("unit")], counts: true },
  { name: "db", minutes: 15, commands: [vitest("db")], counts: true, inMemory: true },
  {
    name: "db15",
    minutes: 15,
    commands: [vitest("db")],
    counts: true,
    inMemory: true,
    when: () => existsSync(join(postgres15, "initdb")),
    env: { TEST_POSTGRES_BIN: postgres15 },
  },
  { name: "build", minutes: 8, commands: [["scripts/build.mjs", "--if-changed"]] },
  {
    name: "bench",
    minutes: 8,
    commands: [typescriptArguments("bench/ci.ts")],
    when: () => existsSync(join(root, "bench/ci.ts")),
  },
  {
    name: "e2e",
    minutes: 30,
    commands: [[tool("@playwright", "test", "cli.js"), "test"]],
    counts: true,
    inMemory: true,
    before: requireChromium,
  },
  {
    // What needs half an hour to say more than its short form in `db` does; only when named (npm run test:long). A seed in LEDGER_MODEL tells it again.
    name: "long",
    minutes: 300,
    commands: [
      [
        ...vitest("db"),
        "db/ledger-model.test.ts",
        "db/commands/record-refund.test.ts",
        "db/commands/expire-or-redeem.test.ts",
      ],
    ],
    counts: true,
    inMemory: true,
    isApart: true,
    env: {
      LEDGER_MODEL: process.env.LEDGER_MODEL ?? `${Date.now() % 1_000_000_000} 2000 40`,
      REFUND_ROUNDS: "1000",
      EXPIRY_ROUNDS: "1000",
    },
  },
];

let running;

/** Runs the stages named, or all; answers the exit code. Its last line is `N passed, N failed`. */
export async function runStages(only) {
  const known = stages.map(({ name }) => name);
  const strange = only?.find((name) => !known.includes(name));
  if (strange !== undefined) throw new Sentence(`There is no stage ${strange}: name some of ${known.join(", ")}.`);
  const stop = async () => {
    if (running) await endGroup(running.pid, 20_000);
    process.exit(1);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  stopWithNpm(stop);

  const results = [];
  for (const stage of stages.filter(({ name, isApart }) => only?.includes(name) ?? !isApart)) {
    if (stage.when && !stage.when()) continue;
    console.log(`\n== ${stage.name}`);
    results.push(await runStage(stage));
  }
  console.log("");
  for (const { name, seconds, passed, failed, note } of results) {
    console.log(
      `${name.padEnd(10)}${String(seconds).padStart(5)} s   ${failed === 0 ? "fine" : "FAILED"}   ${passed} fine, ${failed} not${note}`,
    );
  }
  const sum = (what) => results.reduce((total, result) => total + result[what], 0);
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed") === 0 ? 0 : 1;
}

async function runStage(stage) {
  const began = Date.now();
  const folder = mkdtempSync(join(stage.inMemory ? folderInMemory() : tmpdir(), "setia-stage-"));
  chmodSync(folder, 0o755); // PostgreSQL's user gets in; what a stage that was ended could not remove goes with the folder.
  const totalsFile = join(folder, "totals.json");
  const env = {
    ...cleanEnvironment(),
    ...stage.env,
    TEST_TOTALS_FILE: totalsFile,
    TMPDIR: folder,
    E2E_PORT: String(await anyFreePort()),
  };
  let code = 0;
  let note = "";
  try {
    stage.before?.(env);
    for (const args of stage.commands) {
      const left = stage.minutes * MINUTE - (Date.now() - began);
      code = await runCommand(args, env, left);
      if (code === "late") note = `, stopped after ${stage.minutes} minutes`;
      if (code !== 0) break;
    }
  } catch (error) {
    console.error(error.message);
    code = 1;
  }
  const totals = (stage.counts && readJson(totalsFile)) || { passed: 0, failed: 0 };
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  // A stage that counts nothing is one test; one that failed although every test passed has failed all the same.
  if (!stage.counts && code === 0) totals.passed = 1;
  if (code !== 0 && totals.failed === 0) totals.failed = 1;
  return { name: stage.name, seconds: Math.round((Date.now() - began) / 1000), ...totals, note };
}

// Every test file's database is made of a thousand small files and removed again, which costs a disk more than all its questions.
function folderInMemory() {
  const memory = "/dev/shm";
  if (!existsSync(memory) || freemem() < 6 * GIGABYTE) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize < 3 * GIGABYTE ? tmpdir() : memory;
}

function runCommand(args, env, milliseconds) {
  return new Promise((resolve) => {
    const child = spawnApart(portalNode(), args, { env, stdio: ["ignore", "inherit", "inherit"] });
    running = child;
    let late = false;
    const timer = setTimeout(
      () => {
        late = true;
        endGroup(child.pid);
      },
      Math.max(milliseconds, 1_000),
    );
    const done = (code) => {
      clearTimeout(timer);
      running = undefined;
      resolve(late ? "late" : (code ?? 1));
    };
    child.once("error", () => done(1)).once("exit", done);
  });
}

// Nothing of somebody's own portal or database may reach the tests.
function cleanEnvironment() {
  const ours =
    /^(DATABASE_|TEST_|PG|AUTH_SECRET$|DATA_KEY$|CHECKPOINT_|APP_ORIGIN$|TRUSTED_PROXIES$|HOST$|PORT$|SMTP_URL$|MAIL_DIR$|DEMO$|NODE_ENV$|NODE_OPTIONS$)/;
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name));
  return {
    ...Object.fromEntries(kept),
    CI: "true",
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_DIST_DIR: process.env.NEXT_DIST_DIR ?? ".next-test",
  };
}

function requireChromium(env) {
  const found = findOrInstallChromium();
  if (!found)
    throw new Sentence(
      "There is no Chromium for the journeys: install Chrome or Chromium, or name one in CHROMIUM_PATH.",
    );
  env.CHROMIUM_PATH = found;
}
