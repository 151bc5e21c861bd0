const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether a browser's `Origin` is this portal's own. On loopback the three names of this machine are one; a missing origin is nobody's. */
export function isOwnOrigin(origin: string | null, appOrigin: string): boolean {
  if (origin === null || !URL.canParse(origin)) return false;
  const asked = new URL(origin);
  const own = new URL(appOrigin);
  if (asked.origin === own.origin) return true;
  const bothHere = loopback.has(asked.hostname) && loopback.has(own.hostname);
  return bothHere && asked.protocol === own.protocol && asked.port === own.port;
}
