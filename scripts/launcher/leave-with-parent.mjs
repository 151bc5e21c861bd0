// Loaded before a script that somebody else's process waits for: when that one is gone, nobody can stop the script any more.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), 15_000).unref();
}, 1_000);
watch.unref();
