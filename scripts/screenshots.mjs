import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, Sentence, sayFailures } from "./launcher/place.mjs";
import { portalNode } from "./launcher/runtime.mjs";
import { findChromium } from "./testing/chromium.mjs";

// Takes the pictures of the README anew, by the journeys that take them in npm test: node scripts/screenshots.mjs
await sayFailures(async () => {
  if (!findChromium()) throw new Sentence("There is no Chromium: install Chrome or name one in CHROMIUM_PATH.");
  const cli = join(root, "node_modules/@playwright/test/cli.js");
  const { status } = spawnSync(portalNode(), [cli, "test", "e2e/pictures.spec.ts", "--workers", "1"], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PICTURES_FOLDER: "docs/images" },
  });
  process.exitCode = status ?? 1;
});
