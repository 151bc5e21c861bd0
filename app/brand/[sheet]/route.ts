import { brandRule } from "@/lib/brand";
import { currentVisit } from "@/lib/session";

/**
 * The programme's colours and logo as a style sheet of their own, so that a page that changes without being fetched anew shows them too. Its
 * address changes with them; whatever it is asked by, it answers with what holds now.
 */
export async function GET(): Promise<Response> {
  const rule = brandRule((await currentVisit()).installation.brand);
  return new Response(rule, {
    headers: { "content-type": "text/css; charset=utf-8", "cache-control": "public, max-age=31536000, immutable" },
  });
}
