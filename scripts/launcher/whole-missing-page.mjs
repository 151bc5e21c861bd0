import { randomUUID } from "node:crypto";
import { get } from "node:http";

const MARK = "x-portal-missing";
/** Known to this process only, so that nobody outside can ask for the empty document. */
const own = randomUUID();
const hopByHop = new Set(["connection", "keep-alive", "transfer-encoding"]);

/**
 * Next answers a page that finds out while rendering that it does not exist with 404 and a document that only scripts fill. The
 * reader gets the whole page of an address that leads nowhere in its place, asked of this same server.
 */
export function answerMissingWhole(request, response, { address, port }) {
  if (request.method !== "GET" || request.headers[MARK] === own || request.headers.rsc !== undefined) return;
  const { writeHead, write, end, flushHeaders } = response;
  let isReplaced = false;
  const replaced = () => {
    if (isReplaced) return true;
    const isHtml = String(response.getHeader("content-type") ?? "").startsWith("text/html");
    if (response.headersSent || response.statusCode !== 404 || !isHtml) return false;
    isReplaced = true;
    Promise.resolve().then(replace);
    return true;
  };
  const replace = () => {
    const host = address === "0.0.0.0" || address === "::" ? "127.0.0.1" : address;
    const headers = { ...request.headers, [MARK]: own };
    const asked = get({ host, port, path: "/-", headers }, (whole) => {
      for (const name of response.getHeaderNames()) response.removeHeader(name);
      const kept = Object.entries(whole.headers).filter(([name]) => !hopByHop.has(name));
      // Past what stands in for them: Next may still be writing the document that nobody gets.
      writeHead.call(response, 404, Object.fromEntries(kept));
      whole.on("data", (part) => write.call(response, part));
      whole.once("end", () => end.call(response));
      whole.once("error", () => response.destroy());
    });
    asked.once("error", () => response.destroy());
  };
  response.writeHead = (...given) => {
    if (typeof given[0] === "number") response.statusCode = given[0];
    return replaced() ? response : writeHead.apply(response, given);
  };
  response.flushHeaders = () => (replaced() ? undefined : flushHeaders.apply(response));
  response.write = (...given) => (replaced() ? told(given, true) : write.apply(response, given));
  response.end = (...given) => (replaced() ? told(given, response) : end.apply(response, given));
}

/** What was written and is not wanted counts as written. */
function told(given, answer) {
  const heard = given.at(-1);
  if (typeof heard === "function") queueMicrotask(heard);
  return answer;
}
