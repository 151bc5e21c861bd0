import { existsSync } from "node:fs";
import { join } from "node:path";
import { chooseDatabase } from "./database.mjs";
import { dataFolder, pause, root, Sentence } from "./place.mjs";
import { choosePort } from "./ports.mjs";
import { endGroup, identify, isSame, startGuard, stopWithNpm } from "./processes.mjs";
import { checkEnvironment, portalNode, typescriptArguments } from "./runtime.mjs";
import { forgetRun, readRun, secrets, tellRun } from "./settings.mjs";
import { setupCode } from "./setup-code.mjs";
import { buildIsCurrent, sourcesFingerprint } from "./sources.mjs";
import { keepRunning, runStep } from "./supervise.mjs";
import { printWelcome } from "./welcome.mjs";

/** Brings the portal up and stays until told to stop; whatever happens, nothing it started outlives it. */
export async function launch(options) {
  const began = Date.now();
  await endEarlierRun();
  const parts = { applications: new Map(), steps: new Map(), guard: startGuard() };
  let stopping;
  const stop = (code, sentence) => {
    parts.stopping = true;
    stopping ??= stopEverything(parts).then(() => {
      if (sentence) console.error(`\n${sentence}`);
      process.exit(code);
    });
    return stopping;
  };
  const gaveUp = (sentence) => stop(1, sentence);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(0));
  stopWithNpm(() => stop(0));

  try {
    await bringUp({ options, began, parts, gaveUp });
  } catch (error) {
    if (stopping) return stopping;
    if (!(error instanceof Sentence)) console.error(error);
    await stop(
      1,
      error instanceof Sentence
        ? error.message
        : "The start failed for a reason the launcher does not know: please report it with the lines above.",
    );
  }
}

async function bringUp({ options, began, parts, gaveUp }) {
  checkEnvironment(asGiven(options));
  const host = process.env.HOST || "127.0.0.1";
  const port = await choosePort(options.port, host);
  const origin = (process.env.APP_ORIGIN || `http://localhost:${port}`).replace(/\/$/, "");
  const run = { launcher: identify(process.pid), origin, port };
  const tell = () => {
    const applications = [...parts.applications.values(), ...parts.steps.values()]
      .map((part) => part.pid())
      .filter(Boolean);
    parts.guard.tell(applications, parts.databasePid);
    tellRun({
      ...run,
      guard: identify(parts.guard.pid),
      database: identify(parts.databasePid),
      applications: applications.map(identify).filter(Boolean),
    });
  };
  const step = async (name, failed, args, env) => {
    if (parts.stopping) throw new Sentence("Stopped.");
    const done = await runStep({
      name,
      command: portalNode(),
      args,
      env,
      register: (child) => {
        parts.steps.set(name, { pid: () => child.pid });
        tell();
      },
    });
    parts.steps.delete(name);
    if (!done.ok) throw new Sentence(`${done.words}\n\n${failed} (.data/logs/${name}.log).`);
  };

  const built = options.dev ? undefined : build(step);
  const readied = (async () => {
    const database = await chooseDatabase({
      options,
      origin,
      gaveUp,
      started: (stopDatabase) => {
        parts.stopDatabase = stopDatabase;
      },
      changed: (pid) => {
        parts.databasePid = pid;
        tell();
      },
    });
    run.demo = database.demo;
    const env = {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      HOST: host,
      PORT: String(port),
      ...database.variables,
    };
    if (options.dev) env.NODE_ENV = "development";
    checkEnvironment(env);
    await step(
      "migrate",
      "The database could not be migrated: correct what the lines above say and start again",
      typescriptArguments("db/migrate.ts"),
      env,
    );
    if (database.demo && existsSync(join(root, "db/seed/seed.ts"))) {
      await step(
        "seed",
        "The demonstration could not be written: correct what the lines above say and start again",
        typescriptArguments("db/seed/seed.ts"),
        env,
      );
    }
    return { env, database };
  })();
  const [{ env, database }] = await Promise.all([readied, built]);

  if (parts.stopping) throw new Sentence("Stopped.");
  const application = (name, title, args) =>
    parts.applications.set(
      name,
      keepRunning({
        name,
        title,
        command: portalNode(),
        args,
        env,
        gaveUp,
        changed: () => setImmediate(tell),
        toTerminal: options.dev,
      }),
    );
  application("portal", "portal", [
    "--no-warnings",
    "scripts/web.mjs",
    "--launched",
    ...(options.dev ? ["--dev"] : []),
  ]);
  if (existsSync(join(root, "jobs/worker.ts"))) application("worker", "worker", typescriptArguments("jobs/worker.ts"));
  await untilReady(host, port);
  printWelcome({
    origin,
    demo: database.demo,
    embedded: database.embedded,
    seconds: (Date.now() - began) / 1000,
    mailFolder: env.MAIL_DIR,
    smtp: env.SMTP_URL,
    setup: database.demo ? null : await setupCode(env),
  });
}

/** What was given by hand, with what this start makes itself, so that all its mistakes are told before anything begins. */
function asGiven(options) {
  const { PORT: _, ...given } = process.env;
  const isNamed = Boolean(given.DATABASE_URL);
  const embedded = {
    DATABASE_URL: "postgres://127.0.0.1/setia",
    DATABASE_OWNER_URL: "",
    DATABASE_WORKER_URL: "",
    DATABASE_REPLICA_URL: "",
    DEMO: given.DEMO || (options.demo ? "1" : "0"),
  };
  return {
    ...given,
    ...(isNamed ? {} : embedded),
    ...(!isNamed || (options.demo && given.DEMO === "1") ? secrets(given) : {}),
    ...(options.port === undefined ? {} : { PORT: options.port }),
    NODE_ENV: options.dev ? "development" : "production",
  };
}

async function build(step) {
  if (buildIsCurrent(sourcesFingerprint())) return;
  console.log("Building the portal (half a minute, the first time) …");
  await step(
    "build",
    "The portal could not be built: correct what the lines above say and start again",
    ["scripts/build.mjs", "--if-changed"],
    process.env,
  );
}

async function untilReady(host, port) {
  const reach = { "0.0.0.0": "127.0.0.1", "::": "[::1]" }[host] ?? (host.includes(":") ? `[${host}]` : host);
  let said = "no answer";
  for (const until = Date.now() + 90_000; Date.now() < until; await pause(100)) {
    try {
      const answer = await fetch(`http://${reach}:${port}/api/ready`, { signal: AbortSignal.timeout(5_000) });
      await answer.arrayBuffer();
      if (answer.status === 200) return;
      said = `answer ${answer.status}`;
    } catch {
      // Not listening yet.
    }
  }
  throw new Sentence(
    `The portal was not ready within a minute and a half (${said}): its words are in ${join(dataFolder, "logs", "portal.log")}.`,
  );
}

// What a launcher that was killed left behind is ended, so that this one begins with nobody beside it; the database is looked at when it is opened.
async function endEarlierRun() {
  const run = readRun();
  if (!run) return;
  if (isSame(run.guard)) process.kill(run.guard.pid, "SIGKILL");
  await Promise.all((run.applications ?? []).filter(isSame).map(({ pid }) => endGroup(pid)));
  forgetRun();
}

async function stopEverything(parts) {
  console.log("\nStopping …");
  await Promise.all([...parts.applications.values()].map((part) => part.stop()));
  await Promise.all([...parts.steps.values()].map((part) => endGroup(part.pid())));
  await parts.stopDatabase?.();
  parts.guard.dismiss();
  forgetRun();
}
