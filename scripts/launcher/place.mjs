import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this clone. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Everything that is this installation's own and not the programme's: keys, database, logs. */
export const dataFolder = join(root, ".data");

/** What somebody can do something about: one sentence, shown without a trace. */
export class Sentence extends Error {}

/** Runs the main function of a script; a failure ends it with one sentence and this exit code. */
export async function sayFailures(main, code = 1) {
  try {
    await main();
  } catch (error) {
    if (error instanceof Sentence) console.error(`\n${error.message}`);
    else
      console.error(
        `\n${error?.stack ?? error}\nThis is a fault of the launcher itself: please report it with the lines above.`,
      );
    process.exit(code);
  }
}

export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
