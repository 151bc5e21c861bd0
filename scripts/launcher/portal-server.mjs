import { createServer } from "node:http";
import next from "next";
import { askAhead } from "../../lib/base/ask-ahead.ts";
import { portalDoor } from "./door.mjs";
import { forwardedHeaders } from "./forwarded.mjs";
import { pageEntries } from "./page-entries.mjs";
import { root, Sentence } from "./place.mjs";
import { answerWhole } from "./whole-page.mjs";

const LONGEST_BODY_BYTES = 6 * 1024 * 1024;
const FINISH_MS = 10_000;

/** Serves the portal until it is told to stop; requests under way are then given ten seconds. */
export async function serve({ host, port, trustedProxies, appOrigin, dev }) {
  const server = createServer({
    requireHostHeader: false,
    requestTimeout: 60_000,
    headersTimeout: 20_000,
    keepAliveTimeout: 65_000,
  });
  const app = next({ dev, dir: root, hostname: host, port, httpServer: server });
  await app.prepare();
  const answer = app.getRequestHandler();
  const pages = dev ? null : pageEntries(process.env.NEXT_DIST_DIR ?? ".next");
  const setForwarded = forwardedHeaders(trustedProxies);
  const enter = portalDoor({ appOrigin, isDevelopment: dev });
  const underWay = new Set();
  let stopping = false;

  server.on("request", (request, response) => {
    response.setHeader("X-Content-Type-Options", "nosniff");
    underWay.add(response);
    response.once("close", () => underWay.delete(response));
    if (stopping) response.setHeader("Connection", "close");
    request.url = readable(request.url);
    setForwarded(request);
    const refusal = enter(request, response) ?? tooMuchOrTooLittle(request);
    if (refusal) return refuse(response, refusal.status, refusal.sentence);
    if (!dev) answerWhole(request, response, server);
    const entry = pages?.entryOf(request) ?? answer;
    const open = async () => {
      try {
        await entry(request, response);
      } catch (error) {
        console.error(error);
        if (response.headersSent) response.destroy();
        else refuse(response, 500, "Internal Server Error");
      }
    };
    if (pages?.isRead(request)) askAhead({ path: request.url, cookies: request.headers.cookie }, open);
    else open();
  });
  server.on("checkExpectation", (_request, response) => {
    response.setHeader("X-Content-Type-Options", "nosniff");
    refuse(response, 417, "Expectation Failed");
  });
  server.on("checkContinue", (request, response) => {
    if (Number(request.headers["content-length"] ?? 0) <= LONGEST_BODY_BYTES) response.writeContinue();
    server.emit("request", request, response);
  });
  server.on("clientError", answerUnreadable);

  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => server.closeAllConnections(), FINISH_MS).unref();
    // A proxy would keep the connection of what is answered now, and this process would wait for it as long as for a request.
    for (const response of underWay) if (!response.headersSent) response.setHeader("Connection", "close");
    await new Promise((resolve) => server.close(resolve));
    await Promise.race([app.close(), new Promise((resolve) => setTimeout(resolve, 2_000))]).catch(() => {});
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, stop);

  await listen(server, host, port);
  console.log(`The portal listens on ${host}:${port}.`);
}

/** What no part of the portal answers, whatever its address. */
function tooMuchOrTooLittle({ headers, httpVersion }) {
  if (headers.host === undefined && httpVersion === "1.1") return { status: 400, sentence: "Bad Request" };
  if (Number(headers["content-length"] ?? 0) > LONGEST_BODY_BYTES)
    return { status: 413, sentence: "Content Too Large" };
  return null;
}

/** An address that cannot be decoded, such as half a letter (`%E0%A4`), is taken sign by sign: then it leads nowhere. */
function readable(address) {
  const [path, ...query] = address.split("?");
  try {
    decodeURIComponent(path);
    return address;
  } catch {
    return [path.replaceAll("%", "%25"), ...query].join("?");
  }
}

// The connection stays: closed while a body is still on its way, it would take the answer with it.
function refuse(response, status, words) {
  if (!response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", "no-store");
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${words}\n`);
}

// What Node answers by itself to a request it cannot read would lack the headers every answer has.
function answerUnreadable(error, socket) {
  if (error.code === "ECONNRESET" || !socket.writable) return socket.destroy();
  const status =
    { HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large", ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout" }[
      error.code
    ] ?? "400 Bad Request";
  socket.end(
    `HTTP/1.1 ${status}\r\nX-Content-Type-Options: nosniff\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    () => socket.destroy(),
  );
}

function listen(server, host, port) {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const why = error.code === "EADDRINUSE" ? "is taken" : `cannot be used (${error.code})`;
      reject(new Sentence(`Port ${port} on ${host} ${why}: set PORT to another one, or HOST to another address.`));
    });
    server.listen(port, host, resolve);
  });
}
