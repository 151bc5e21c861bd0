/** The path and query of the page being asked for; only the door (scripts/launcher/door.mjs) sets it. */
export const PATH_HEADER = "x-portal-path";

/** What scripts, styles and pictures a page may use: its own, and scripts only with this request's nonce. */
export function contentSecurityPolicy(nonce: string, development: boolean, mayRunWasm = false): string {
  const evaluated = development ? " 'unsafe-eval'" : mayRunWasm ? " 'wasm-unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluated}`,
    "worker-src 'self'",
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "report-uri /api/csp-report",
  ].join("; ");
}

/** What the worker that keeps the member's card may do: fetch from here, and run nothing but itself. */
export const workerPolicy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** What a file somebody uploaded, or we drew, may do wherever it is opened: nothing. */
export const filePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; object-src 'none'; base-uri 'none'; sandbox; frame-ancestors 'none'";

/** Headers every answer carries, besides its policy. */
export function protectiveHeaders(overHttps: boolean): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "cross-origin-opener-policy": "same-origin",
    ...(overHttps ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
  };
}
