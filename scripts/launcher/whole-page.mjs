import { randomUUID } from "node:crypto";
import { get } from "node:http";
import { gzip } from "node:zlib";

const MARK = "x-portal-missing";
/** Known to this process only, so that nobody outside can ask for the empty document. */
const own = randomUUID();
const hopByHop = new Set(["connection", "keep-alive", "transfer-encoding"]);
const isPage = /^text\/(html|x-component)/;
/** Shorter ones would hardly become any shorter. */
const WORTH_PACKING_BYTES = 1_024;

/**
 * Pages leave in one piece: no part of them is shown before the last is there (docs/decisions/0010), and a piece costs a call of
 * the system. Next answers a page that finds out while rendering that it does not exist with 404 and a document that only scripts
 * fill; the reader gets the whole page of an address that leads nowhere in its place, asked of this same server.
 */
export function answerWhole(request, response, server) {
  const { writeHead, write, end, flushHeaders } = response;
  const mayBeMissing = request.method === "GET" && request.headers[MARK] !== own && request.headers.rsc === undefined;
  const parts = [];
  let head = null;
  let isHeld = false;

  const hold = () => {
    isHeld ||= !response.headersSent && isPage.test(String(response.getHeader("content-type") ?? ""));
    return isHeld;
  };
  const keep = ([part, encoding]) => {
    if (typeof part === "string") parts.push(Buffer.from(part, typeof encoding === "string" ? encoding : "utf8"));
    else if (part instanceof Uint8Array) parts.push(part);
  };
  const release = (heard) => {
    const isHtml = String(response.getHeader("content-type")).startsWith("text/html");
    if (mayBeMissing && isHtml && response.statusCode === 404) return replace();
    const body = parts.length === 1 ? parts[0] : Buffer.concat(parts);
    // What Next's own server answers is packed by it already, where the reader takes that.
    if (response.hasHeader("content-encoding") || body.length < WORTH_PACKING_BYTES) return send(body, heard);
    response.setHeader("Vary", withEncoding(response.getHeader("vary")));
    if (!takesGzip(request.headers["accept-encoding"])) return send(body, heard);
    gzip(body, (error, packed) => {
      if (error) return send(body, heard);
      response.setHeader("Content-Encoding", "gzip");
      send(packed, heard);
    });
  };
  const send = (body, heard) => {
    if (body.length > 0) response.setHeader("Content-Length", body.length);
    writeHead.apply(response, head ?? [response.statusCode]);
    end.call(response, body, heard);
  };
  const replace = () => {
    const { address, port } = server.address();
    const host = address === "0.0.0.0" || address === "::" ? "127.0.0.1" : address;
    const asked = get({ host, port, path: "/-", headers: { ...request.headers, [MARK]: own } }, (whole) => {
      for (const name of response.getHeaderNames()) response.removeHeader(name);
      const kept = Object.entries(whole.headers).filter(([name]) => !hopByHop.has(name));
      writeHead.call(response, 404, Object.fromEntries(kept));
      whole.on("data", (part) => write.call(response, part));
      whole.once("end", () => end.call(response));
      whole.once("error", () => response.destroy());
    });
    asked.once("error", () => response.destroy());
  };

  response.writeHead = (...given) => {
    if (typeof given[0] === "number") response.statusCode = given[0];
    if (!hold()) return writeHead.apply(response, given);
    head = given;
    return response;
  };
  response.flushHeaders = () => (hold() ? undefined : flushHeaders.apply(response));
  response.write = (...given) => {
    if (!hold()) return write.apply(response, given);
    keep(given);
    const heard = given.at(-1);
    if (typeof heard === "function") queueMicrotask(heard);
    return true;
  };
  response.end = (...given) => {
    if (!hold()) return end.apply(response, given);
    keep(given);
    release(given.findLast((each) => typeof each === "function"));
    return response;
  };
}

/** Whether `gzip, br;q=0.5` lets a page be packed; `gzip;q=0` does not. */
function takesGzip(accepted = "") {
  return accepted.split(",").some((one) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(one));
}

function withEncoding(vary) {
  const named = String(vary ?? "");
  if (/accept-encoding/i.test(named)) return named;
  return named === "" ? "Accept-Encoding" : `${named}, Accept-Encoding`;
}
