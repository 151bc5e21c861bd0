import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, Sentence, sayFailures } from "./launcher/place.mjs";
import { portalNode, requireInstalled } from "./launcher/runtime.mjs";
import { buildIsCurrent, sourcesFingerprint, stampBuild } from "./launcher/sources.mjs";

// Builds the portal; with --if-changed only when its sources are not those of the last build.
await sayFailures(async () => {
  requireInstalled();
  const fingerprint = sourcesFingerprint();
  if (process.argv.includes("--if-changed") && buildIsCurrent(fingerprint)) return;

  // Next adds a build folder of another name to tsconfig.json; that file is ours.
  const settings = join(root, "tsconfig.json");
  const before = readFileSync(settings, "utf8");
  const build = spawn(portalNode(), [join("node_modules", "next", "dist", "bin", "next"), "build"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => build.kill(signal));
  const code = await new Promise((resolve) =>
    build.once("error", () => resolve(1)).once("exit", (exit) => resolve(exit ?? 1)),
  );
  if (readFileSync(settings, "utf8") !== before) writeFileSync(settings, before);
  if (code !== 0)
    throw new Sentence(
      "The portal could not be built: the lines above say where; correct them and run the same command again.",
    );
  stampBuild(fingerprint);
});
