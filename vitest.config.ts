import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Rules and looks need no database; everything else may ask for one. */
const withoutDatabase = [
  "lib/loyalty/**/*.test.ts",
  "lib/base/**/*.test.ts",
  "components/**/*.test.ts",
  "scripts/**/*.test.ts",
  "*.test.ts",
];
const never = ["**/node_modules/**", "**/.next*/**", ".data/**", "e2e/**"];

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/[\\/]$/, "") } },
  test: {
    environment: "node",
    pool: "forks",
    passWithNoTests: true,
    reporters: ["default", ...(process.env.TEST_TOTALS_FILE ? ["./scripts/testing/vitest-totals.mjs"] : [])],
    projects: [
      { extends: true, test: { name: "unit", include: withoutDatabase, exclude: never, testTimeout: 20_000 } },
      {
        extends: true,
        test: {
          name: "db",
          include: ["**/*.test.ts"],
          exclude: [...never, ...withoutDatabase],
          globalSetup: ["./scripts/testing/vitest-database.mjs"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
