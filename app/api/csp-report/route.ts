import { type NextRequest, NextResponse } from "next/server";
import { z } from "zod";

const largestReportBytes = 8 * 1024;
const address = z.string().max(500).optional();
const report = z.object({
  "csp-report": z.object({ "violated-directive": address, "blocked-uri": address, "document-uri": address }),
});

/** Writes into the log what a browser refused to run on our pages, without the query of any address. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= largestReportBytes)) return new NextResponse(null, { status: 413 });
  const parsed = report.safeParse(parseJson(await request.text()));
  if (!parsed.success) return new NextResponse(null, { status: 400 });
  const { "violated-directive": directive, "blocked-uri": blocked, "document-uri": page } = parsed.data["csp-report"];
  console.warn(
    JSON.stringify({
      level: "warn",
      event: "csp_report",
      directive,
      blocked: withoutQuery(blocked),
      page: withoutQuery(page),
    }),
  );
  return new NextResponse(null, { status: 204 });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function withoutQuery(url: string | undefined): string | undefined {
  return url?.split(/[?#]/)[0];
}
