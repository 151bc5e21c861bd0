import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

const processes = pathToFileURL("scripts/launcher/processes.mjs").href;
const launcher = `
  const { spawnApart, startGuard } = await import(${JSON.stringify(processes)});
  const guard = startGuard();
  const part = () => spawnApart(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" }).pid;
  const [applications, database] = [[part(), part()], part()];
  guard.tell(applications, database);
  console.log([...applications, database].join(" "));
  setInterval(() => {}, 1000);
`;

test.skipIf(process.platform === "win32")("nothing outlives a launcher that was killed", async () => {
  const killed = spawn(process.execPath, ["--input-type=module", "-e", launcher], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = await once(killed.stdout, "data");
  const started = String(said).trim().split(" ").map(Number);
  expect(started.filter(isRunning)).toEqual(started);

  killed.kill("SIGKILL");

  for (const until = Date.now() + 15_000; started.some(isRunning) && Date.now() < until; ) await setTimeout(50);
  expect(started.filter(isRunning)).toEqual([]);
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
