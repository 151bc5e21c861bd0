import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The browser the journeys run in, or undefined when the machine has none. */
export function findChromium() {
  return [process.env.CHROMIUM_PATH, chromium.executablePath(), ...installed].find((path) => path && existsSync(path));
}

/** The same, and where there is none and it may, Debian's is installed. */
export function findOrInstallChromium() {
  const found = findChromium();
  if (found || process.platform !== "linux" || process.getuid() !== 0 || !existsSync("/usr/bin/apt-get")) return found;
  console.log("Installing Debian's Chromium …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-qq"], { env, stdio: ["ignore", "ignore", "inherit"], timeout: 180_000 });
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
    timeout: 420_000,
  });
  return findChromium();
}
