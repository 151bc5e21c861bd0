import { findPicture } from "@/db/queries/catalogue";

const YEAR_SECONDS = 31_536_000;

/** A reward's picture. It never changes under its id, and nothing in it may run, wherever it is opened. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const picture = await findPicture((await params).id);
  if (picture === null) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(picture.bytes), {
    headers: {
      "content-type": picture.mime,
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": `public, max-age=${YEAR_SECONDS}, immutable`,
    },
  });
}
