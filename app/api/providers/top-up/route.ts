import { z } from "zod";
import { settleTopUp } from "@/db/commands/settle-top-up";
import { topUpAnswer, topUpProvider } from "@/lib/top-up/provider";
import { isSigned, SIGNATURE_HEADER } from "@/lib/top-up/signature";

const LARGEST_BYTES = 4_096;
const told = topUpAnswer.extend({ key: z.uuid() });

/** Where the provider of top-ups says what became of one: signed, as often as it likes. */
export async function POST(request: Request): Promise<Response> {
  const provider = topUpProvider();
  if (provider === null) return new Response(null, { status: 404 });
  if (!(Number(request.headers.get("content-length") ?? Number.NaN) <= LARGEST_BYTES))
    return new Response(null, { status: 413 });
  const body = await request.text();
  if (!isSigned(provider.secret, body, request.headers.get(SIGNATURE_HEADER)))
    return new Response(null, { status: 401 });
  const read = told.safeParse(parsed(body));
  if (!read.success) return new Response(null, { status: 400 });
  const { key, ...answer } = read.data;
  return new Response(null, { status: (await settleTopUp(key, answer)) ? 204 : 404 });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
