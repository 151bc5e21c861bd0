import { randomUUID } from "node:crypto";
import { isOwnOrigin } from "../../lib/base/origin.ts";
import { contentSecurityPolicy, filePolicy, PATH_HEADER, protectiveHeaders, workerPolicy } from "../../lib/headers.ts";

const mebibyte = 1024 * 1024;
/** Pictures and code lists come from staff, a logo with the set-up, receipts with a dispute; any other form of a member is a few fields. */
const largestBodyBytes = { withFiles: 6 * mebibyte, others: mebibyte };
const takesFiles = /^\/(staff|disputes|setup\/brand)(\/|$)/;

/** Files of the build: the same for everybody, and nothing in them runs by itself. */
const isBuilt = /^\/_next\/(static|image)/;
/** Files of people, not pages. */
const isFile = /^\/(pictures|attachments|downloads)\//;
const CARD_WORKER = "/card-worker.js";
/** Where the camera's reader of codes runs, and nowhere else. */
const isCounter = /^\/staff\/counter(\/|$)/;
/** The same for everybody; they say themselves how long they may be kept. */
const isSharedFile = /^\/(icon\.svg$|favicon\.ico$|pictures\/)/;

/**
 * Where every request comes in. Gives the answer its headers and the page what it may believe, and names what cannot be our
 * own form: `{ status, sentence }`, or null for whoever may come in. It guards nothing else: pages and actions ask who is asking.
 */
export function portalDoor({ appOrigin, isDevelopment }) {
  const always = Object.entries(protectiveHeaders(appOrigin.startsWith("https:")));

  return (request, response) => {
    for (const [name, value] of always) response.setHeader(name, value);
    const address = addressOf(request);
    if (address === null) return { status: 400, sentence: "Bad Request" };
    const path = address.pathname;
    if (isBuilt.test(path)) return null;
    const nonce = btoa(randomUUID());
    const policy = policyOf(path, nonce, isDevelopment);
    response.setHeader("Content-Security-Policy", policy);
    const isApi = path.startsWith("/api/");
    if (!isApi && !isSharedFile.test(path)) response.setHeader("Cache-Control", "private, no-store");
    const refusal = isApi ? refusalOfMachine(request) : refusalOf(request, path, appOrigin);
    if (refusal === null) tell(request, address, policy);
    return refusal;
  };
}

function policyOf(path, nonce, isDevelopment) {
  if (isFile.test(path)) return filePolicy;
  if (path === CARD_WORKER) return workerPolicy;
  return contentSecurityPolicy(nonce, isDevelopment, isCounter.test(path));
}

/**
 * Where a request leads, without detours (`/a/../b`) and without `%00`, which is in no text and which no database takes, for us and for whoever
 * answers it; null when it leads nowhere.
 */
function addressOf(request) {
  const meant = request.url.replaceAll("%00", "");
  const written = meant.startsWith("/") ? `http://portal${meant}` : meant;
  if (!URL.canParse(written)) return null;
  const address = new URL(written);
  request.url = `${address.pathname}${address.search}`;
  return address;
}

/** Pages take a read, or a multipart (or, from scripts, plain) post of ours with a known, small size; anything else stops here. */
function refusalOf({ method, headers }, path, appOrigin) {
  if (method === "GET" || method === "HEAD") return null;
  if (method !== "POST") return { status: 405, sentence: "Only reading and posting forms is possible here." };
  if (!isOwnOrigin(headers.origin ?? null, appOrigin))
    return { status: 403, sentence: `Forms are accepted only from ${appOrigin}.` };
  if (!/^\d+$/.test(headers["content-length"] ?? ""))
    return { status: 411, sentence: "The size of the body must be stated." };
  const limit = takesFiles.test(path) ? largestBodyBytes.withFiles : largestBodyBytes.others;
  if (Number(headers["content-length"]) > limit)
    return { status: 413, sentence: `The body is larger than ${limit} bytes.` };
  return null;
}

/** Methods of proxies, which whoever answers behind this door cannot even name. */
function refusalOfMachine({ method }) {
  return ["TRACE", "CONNECT"].includes(method) ? { status: 405, sentence: "This method is not possible here." } : null;
}

/** What the page sees: the policy with the nonce to use, and never a host or a path of the client's own making. Next reads its nonce from the policy. */
function tell({ method, headers }, { pathname, search }, policy) {
  headers[PATH_HEADER] = `${pathname}${withoutFetchMark(search)}`;
  headers["content-security-policy"] = policy;
  const { origin, host } = headers;
  const believed = method === "POST" && URL.canParse(origin ?? "") ? new URL(origin).host : host;
  if (believed) headers["x-forwarded-host"] = believed;
}

/** Scripts that fetch a page say so in its address (`_rsc`); that is no part of where somebody wanted to go. */
function withoutFetchMark(search) {
  if (!search.includes("_rsc")) return search;
  const query = new URLSearchParams(search);
  query.delete("_rsc");
  return query.size > 0 ? `?${query}` : "";
}
