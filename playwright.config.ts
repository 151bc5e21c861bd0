import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "./scripts/testing/chromium.mjs";

const origin = `http://localhost:${process.env.E2E_PORT ?? "3990"}`;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  globalSetup: "./scripts/testing/journey-portal.mjs",
  workers: 2,
  retries: 0,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ...(process.env.TEST_TOTALS_FILE ? [["./scripts/testing/playwright-totals.mjs"] as const] : [])],
  use: {
    baseURL: origin,
    locale: "id-ID",
    timezoneId: "Asia/Jakarta",
    trace: "off",
    launchOptions: {
      executablePath: findChromium(),
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
  projects: [
    {
      name: "desktop",
      testIgnore: "**/*.phone.spec.ts",
      use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } },
    },
    {
      name: "phone",
      testMatch: "**/*.phone.spec.ts",
      use: { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } },
    },
  ],
});
