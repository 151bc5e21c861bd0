import { writeFileSync } from "node:fs";

/** Writes how many tests passed and failed where the runner of all stages reads it. */
export default class Totals {
  onTestRunEnd(modules, errors) {
    let passed = 0;
    let failed = errors.length;
    for (const module of modules) {
      if (module.errors().length > 0) failed += module.errors().length;
      for (const test of module.children.allTests()) {
        if (test.result().state === "passed") passed += 1;
        else failed += 1; // A skipped test is a promise nobody kept.
      }
    }
    writeFileSync(process.env.TEST_TOTALS_FILE, JSON.stringify({ passed, failed }));
  }
}
