import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { root, Sentence, sayFailures } from "./launcher/place.mjs";
import { portalNode } from "./launcher/runtime.mjs";
import { findChromium } from "./testing/chromium.mjs";

// Takes the pictures of the README anew, by the journeys that take them in npm test: node scripts/screenshots.mjs
// With --every FOLDER, a picture of every screen the journeys check for everybody's use, on a phone and at a desk, by day and by night.
const [option, folder] = process.argv.slice(2);
const every = ["e2e/accessibility", "e2e/setup", "e2e/step-up", "e2e/passkeys", "e2e/staff-catalogue"];
await sayFailures(async () => {
  if (!findChromium()) throw new Sentence("There is no Chromium: install Chrome or name one in CHROMIUM_PATH.");
  if (option !== undefined && (option !== "--every" || !folder))
    throw new Sentence(
      "Say --every and a folder for the pictures of every screen, or nothing for those of the README.",
    );
  const cli = join(root, "node_modules/@playwright/test/cli.js");
  const { status } = spawnSync(
    portalNode(),
    [cli, "test", ...(folder ? every : ["e2e/pictures.spec.ts"]), "--workers", "1"],
    {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, ...(folder ? { SCREENS_FOLDER: resolve(folder) } : { PICTURES_FOLDER: "docs/images" }) },
    },
  );
  process.exitCode = status ?? 1;
});
