import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { root } from "./place.mjs";

/** What asks for a part of a page, or speaks as Next's own layers do among themselves. */
const isInternal = /^(rsc$|next-|x-next|x-middleware-|x-matched-path$|x-now-)/;

/**
 * The build's pages at addresses without a part to fill in. `entryOf` finds the one a browser asks for, `(request, response) => Promise<void>`, as Next
 * built it, or null where its server must decide. Whoever reads `/home` is told it by the page's own entry (Next documents `handler` under "Invoking
 * Entrypoints"), without the two layers before it that look for files, redirects, rewrites and other routes at every request (docs/decisions/0055).
 * Only whole pages; forms, scripts, files and whatever else is Next's. `isRead` says whether such a page will be drawn, whoever answers: also for
 * the part of it that scripts ask for, but not for what they only look at beforehand.
 */
export function pageEntries(distDir) {
  const server = resolve(root, distDir, "server");
  const require = createRequire(join(server, "pages.js"));
  const files = join(server, "app-paths-manifest.json");
  const built = existsSync(files) ? Object.entries(JSON.parse(readFileSync(files, "utf8"))) : [];
  const entries = new Map(built.filter(([name]) => isFixedPage(name)).map(([name, file]) => [addressOf(name), file]));
  const requestMeta = { relativeProjectDir: relative(process.cwd(), root) };
  const waitUntil = (promise) => void promise.catch((error) => console.error(error));
  const opened = new Map();

  const fileOf = ({ url }) => entries.get(url.split("?", 1)[0]);

  const isRead = (request) =>
    request.method === "GET" && request.headers["next-router-prefetch"] === undefined && fileOf(request) !== undefined;

  const entryOf = (request) => {
    const { method, headers } = request;
    if (method !== "GET" || !headers.accept?.includes("text/html")) return null;
    const file = fileOf(request);
    if (file === undefined || Object.keys(headers).some((name) => isInternal.test(name))) return null;
    let open = opened.get(file);
    if (open === undefined) {
      open = require(join(server, file)).handler ?? null;
      opened.set(file, open);
    }
    return open && ((asked, response) => open(asked, response, { waitUntil, requestMeta: { ...requestMeta } }));
  };

  return { entryOf, isRead };
}

const isFixedPage = (name) => name.endsWith("/page") && !name.startsWith("/_") && !/[[@]|\/\(\./.test(name);

/** `/(member)/home/page` is at `/home`. */
const addressOf = (name) => name.replace(/\/\([^)]*\)/g, "").slice(0, -"/page".length) || "/";
