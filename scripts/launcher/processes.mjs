import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { pause, root } from "./place.mjs";

const windows = process.platform === "win32";

/**
 * A process beyond doubt: its number and when it began, so that a number given to somebody else later is not taken for it.
 * Undefined when there is no such process.
 */
export function identify(pid) {
  if (!pid || !isAlive(pid)) return undefined;
  return { pid, began: whenBegun(pid) };
}

export function isSame(process) {
  const now = process && identify(process.pid);
  return now !== undefined && now.began === process.began;
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  return stateOf(pid) !== "Z";
}

function whenBegun(pid) {
  if (process.platform === "linux") {
    try {
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      return `${boot} ${afterName(pid)[19]}`;
    } catch {
      return "unknown";
    }
  }
  if (windows) return "unknown";
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "unknown";
}

function stateOf(pid) {
  if (process.platform !== "linux") return undefined;
  try {
    return afterName(pid)[0];
  } catch {
    return undefined;
  }
}

// The name in /proc/…/stat may hold spaces and brackets; what follows the last bracket does not.
function afterName(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}

/** Starts a process in a group of its own, so that a Ctrl+C in the terminal reaches only the launcher. */
export function spawnApart(command, args, options = {}) {
  return spawn(command, args, { cwd: root, ...options, detached: !windows, windowsHide: true });
}

function signalGroup(pid, signal) {
  if (windows) {
    spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    try {
      process.kill(pid, signal);
    } catch {
      // It is gone, which is what was asked for.
    }
  }
}

/** Asks a process and its group to stop, and ends them when they have not within the time given. */
export async function endGroup(pid, milliseconds = 12_000) {
  signalGroup(pid, "SIGTERM");
  if (!(await untilGone(pid, milliseconds))) signalGroup(pid, "SIGKILL");
  await untilGone(pid, 2_000);
}

export async function untilGone(pid, milliseconds) {
  const until = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await pause(50);
  }
  return true;
}

/** Every process whose working folder is this one, where the system tells (Linux). */
export function processesIn(folder) {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder;
      } catch {
        return false;
      }
    });
}

// Reads lines "applications|database"; when the launcher is gone its end of the pipe closes, and what it left is stopped, the database last.
// `-s NAME --` is the one way to name a group that every shell takes: Debian's refuses `-NAME --`.
const watch = `
trap '' INT HUP TERM
while IFS='|' read -r a d; do apps=$a; database=$d; done
for pid in $apps; do kill -s TERM -- "-$pid" 2>/dev/null; done
waited=0
for pid in $apps; do
  while kill -0 "$pid" 2>/dev/null && [ "$waited" -lt 12 ]; do sleep 1; waited=$((waited + 1)); done
  kill -s KILL -- "-$pid" 2>/dev/null
done
[ -n "$database" ] && kill -INT "$database" 2>/dev/null
`;

/** Keeps watch over what the launcher started, so that not even `kill -9` of the launcher leaves anything running. */
export function startGuard() {
  if (windows) return { pid: undefined, tell: () => {}, dismiss: () => {} };
  const guard = spawn("/bin/sh", ["-c", watch], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.on("error", () => {});
  guard.stdin.on("error", () => {});
  guard.unref();
  return {
    pid: guard.pid,
    tell: (applications, database) =>
      guard.stdin.write(`${applications.filter(Boolean).join(" ")}|${database ?? ""}\n`),
    dismiss: () => guard.kill("SIGKILL"),
  };
}

/** npm that was killed, or whose shell was, cannot pass anything on; its child then belongs to somebody else. */
export function stopWithNpm(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  setInterval(() => (process.ppid !== shell || parentOf(shell) !== npm) && stop(), 200).unref();
}

function parentOf(pid) {
  try {
    return afterName(pid)[1];
  } catch {
    return undefined;
  }
}
