import { writeFileSync } from "node:fs";

/** Writes how many journeys passed and failed where the runner of all stages reads it. */
export default class Totals {
  errors = 0;

  onBegin(_config, suite) {
    this.suite = suite;
  }

  onError() {
    this.errors += 1;
  }

  onEnd() {
    const tests = this.suite?.allTests() ?? [];
    const passed = tests.filter((test) => test.outcome() === "expected").length;
    const failed = tests.length - passed + this.errors;
    writeFileSync(process.env.TEST_TOTALS_FILE, JSON.stringify({ passed, failed }));
  }
}
