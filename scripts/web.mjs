import { spawn } from "node:child_process";
import { constants } from "node:os";
import { portalEnvironment } from "./launcher/environment.mjs";
import { root, Sentence, sayFailures } from "./launcher/place.mjs";
import { isNewEnough, portalNode, requireInstalled } from "./launcher/runtime.mjs";

// The portal's server: node scripts/web.mjs [--dev], listening on HOST and PORT.
await sayFailures(async () => {
  requireInstalled();
  const dev = process.argv.includes("--dev");
  process.env.NODE_ENV = dev ? "development" : "production";
  Object.assign(process.env, portalEnvironment(process.env));
  if (!isNewEnough(process.versions.node)) return runUnder(portalNode());

  const { env } = await import("../lib/base/env.ts");
  const settings = readOrSay(env);
  // Else next-auth takes the address this process listens on, or a host somebody claims, for the portal's own.
  process.env.AUTH_URL = settings.appOrigin;
  const { isRealProgramme } = await import("../db/own-server.mjs");
  if (settings.demo && (await isRealProgramme(settings.databaseUrl)))
    throw new Sentence("This database is not marked as a demonstration: start without DEMO=1.");
  const { serve } = await import("./launcher/portal-server.mjs");
  await serve({ ...settings, dev });
  if (process.argv.includes("--launched") || settings.demo) return;
  if (!settings.smtpUrl)
    console.log(`SMTP_URL is not set: mails are written to ${settings.mailDir} and sent to nobody.`);
  const { setupCode, setupLines } = await import("./launcher/setup-code.mjs");
  const setup = await setupCode(process.env);
  if (setup) console.log(setupLines(setup).join("\n"));
});

function readOrSay(env) {
  try {
    return env();
  } catch (error) {
    if (error.name === "EnvironmentError") throw new Sentence(error.message);
    throw error;
  }
}

function runUnder(node) {
  const leave = ["--import", "./scripts/launcher/leave-with-parent.mjs"];
  const child = spawn(node, [...leave, "--no-warnings", "scripts/web.mjs", ...process.argv.slice(2)], {
    cwd: root,
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.once("error", () => process.exit(1));
  child.once("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)));
}
