import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import LongestFirst from "./scripts/testing/vitest-longest-first";

/** What keeps a database, or starts processes that do; everything else needs none. */
const withDatabase = ["db/**/*.test.ts", "cli/**/*.test.ts", "jobs/**/*.test.ts", "app/**/activity/why.test.ts"];
const never = ["**/node_modules/**", "**/.next*/**", ".data/**", "e2e/**"];
const cores = Math.max(2, availableParallelism());

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/[\\/]$/, "") } },
  test: {
    environment: "node",
    pool: "forks",
    // A process for every core and not for every file: starting one costs more than most files' tests.
    isolate: false,
    setupFiles: ["./scripts/testing/vitest-own-state.ts"],
    sequence: { sequencer: LongestFirst },
    passWithNoTests: true,
    reporters: ["default", ...(process.env.TEST_TOTALS_FILE ? ["./scripts/testing/vitest-totals.mjs"] : [])],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.ts"],
          exclude: [...never, ...withDatabase],
          testTimeout: 20_000,
          maxWorkers: cores,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: withDatabase,
          exclude: never,
          globalSetup: ["./scripts/testing/vitest-database.mjs"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // One more than there are cores, for these wait: for the database, for processes, for deadlines.
          maxWorkers: cores + 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
