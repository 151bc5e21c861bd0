import { closeSync } from "node:fs";
import { pause } from "./place.mjs";
import { endGroup, spawnApart } from "./processes.mjs";
import { logEnd, openLog } from "./settings.mjs";

const QUICK_MS = 10_000;
const MOST_QUICK_DEATHS = 5;

/**
 * Keeps a process running: started again when it dies, a little later each time it died at once, and given up with a sentence
 * after five quick deaths in a row. `changed` hears of every new process.
 */
export function keepRunning({ name, title, command, args, env, changed, gaveUp, toTerminal = false }) {
  let child;
  let wanted = true;
  let quickDeaths = 0;

  const start = () => {
    const log = toTerminal ? undefined : openLog(name);
    const output = log?.descriptor ?? "inherit";
    child = spawnApart(command, args, { env, stdio: ["ignore", output, output] });
    if (log) closeSync(log.descriptor);
    const began = Date.now();
    changed(child.pid);
    let over = false;
    const ended = async (how) => {
      if (over) return;
      over = true;
      if (!wanted) return;
      quickDeaths = Date.now() - began < QUICK_MS ? quickDeaths + 1 : 0;
      if (quickDeaths >= MOST_QUICK_DEATHS) {
        gaveUp(
          `The ${title} ended ${MOST_QUICK_DEATHS} times in a row (${how}): its last lines, from .data/logs/${name}.log, say why.\n${logEnd(name)}`,
        );
        return;
      }
      console.log(`The ${title} ended (${how}) and is started again.`);
      await pause(quickDeaths === 0 ? 100 : 500 * quickDeaths);
      if (wanted) start();
    };
    child
      .once("error", (error) => ended(error.message))
      .once("exit", (code, signal) => ended(signal ?? `code ${code}`));
  };
  start();

  return {
    pid: () => child.pid,
    stop: async () => {
      wanted = false;
      if (child.exitCode === null && child.signalCode === null) await endGroup(child.pid);
    },
  };
}

/** Runs a step to its end with its words in a log; on failure answers the sentence to say. */
export async function runStep({ name, command, args, env, register }) {
  const log = openLog(name);
  const child = spawnApart(command, args, { env, stdio: ["ignore", log.descriptor, log.descriptor] });
  closeSync(log.descriptor);
  register(child);
  const code = await new Promise((resolve) =>
    child.once("error", () => resolve(1)).once("exit", (exit, signal) => resolve(exit ?? signal)),
  );
  return { ok: code === 0, words: logEnd(name) };
}
