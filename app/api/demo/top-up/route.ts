import { z } from "zod";
import { env } from "@/lib/base/env";
import { topUpProvider } from "@/lib/top-up/provider";
import { isSigned, SIGNATURE_HEADER } from "@/lib/top-up/signature";
import { pretend } from "./pretended";

const asked = z.object({ key: z.uuid(), phone: z.string().max(20), callback: z.url() });

/** The demonstration's provider of top-ups; elsewhere it does not exist. */
export async function POST(request: Request): Promise<Response> {
  const provider = topUpProvider();
  if (!env().demo || provider === null) return new Response(null, { status: 404 });
  const body = await request.text();
  if (!isSigned(provider.secret, body, request.headers.get(SIGNATURE_HEADER)))
    return new Response(null, { status: 401 });
  const read = asked.safeParse(JSON.parse(body));
  // It calls back nobody but this portal.
  if (!read.success || !read.data.callback.startsWith(`${env().appOrigin}/`))
    return new Response(null, { status: 400 });
  const { status, answer } = await pretend(read.data, provider.secret);
  return Response.json(answer, { status });
}
