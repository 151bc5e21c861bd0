import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/base/env";
import { isOwnOrigin } from "@/lib/base/origin";
import { contentSecurityPolicy, PATH_HEADER, protectiveHeaders } from "@/lib/headers";

const mebibyte = 1024 * 1024;
/** Pictures and code lists come from staff; a member's form is a few fields. */
const largestBodyBytes = { staff: 6 * mebibyte, others: mebibyte };

/** The same for everybody; they say themselves how long they may be kept. */
const isSharedFile = /^\/(icon\.svg$|pictures\/)/;

/** Gives every answer its headers and turns away posts that cannot be our own forms. It guards nothing else: pages and actions ask who is asking. */
export function proxy(request: NextRequest): NextResponse {
  const { appOrigin, isDevelopment } = env();
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, isDevelopment);
  const isApi = request.nextUrl.pathname.startsWith("/api/");
  const refusal = isApi ? null : refuse(request, appOrigin);
  const response = refusal ?? NextResponse.next({ request: { headers: forwarded(request, nonce, policy) } });

  for (const [name, value] of Object.entries(protectiveHeaders(appOrigin.startsWith("https:")))) {
    response.headers.set(name, value);
  }
  response.headers.set("content-security-policy", policy);
  if (!isApi && !isSharedFile.test(request.nextUrl.pathname))
    response.headers.set("cache-control", "private, no-store");
  return response;
}

export const config = {
  matcher: ["/((?!_next/static|_next/image).*)"],
};

/** Pages take a read, or a multipart (or, from scripts, plain) post of ours with a known, small size; anything else stops here. */
function refuse(request: NextRequest, appOrigin: string): NextResponse | null {
  if (request.method === "GET" || request.method === "HEAD") return null;
  if (request.method !== "POST") return answer(405, "Only reading and posting forms is possible here.");
  if (!isOwnOrigin(request.headers.get("origin"), appOrigin)) {
    return answer(403, `Forms are accepted only from ${appOrigin}.`);
  }
  const length = request.headers.get("content-length");
  if (length === null || !/^\d+$/.test(length)) return answer(411, "The size of the body must be stated.");
  const limit = request.nextUrl.pathname.startsWith("/staff") ? largestBodyBytes.staff : largestBodyBytes.others;
  if (Number(length) > limit) return answer(413, `The body is larger than ${limit} bytes.`);
  return null;
}

function answer(status: number, sentence: string): NextResponse {
  return new NextResponse(`${sentence}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}

/** What the page sees: the nonce to use, and never a host of the client's own making. */
function forwarded(request: NextRequest, nonce: string, policy: string): Headers {
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set(PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  headers.set("content-security-policy", policy);
  const origin = request.headers.get("origin");
  const host = request.method === "POST" && origin && URL.canParse(origin) ? new URL(origin).host : headers.get("host");
  if (host) headers.set("x-forwarded-host", host);
  return headers;
}
