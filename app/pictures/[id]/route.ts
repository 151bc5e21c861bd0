import { pictureHeaders } from "@/app/pictures/headers";
import { findPicture } from "@/db/queries/catalogue";

const YEAR_SECONDS = 31_536_000;

/** A reward's picture. It never changes under its id. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const picture = await findPicture((await params).id);
  if (picture === null) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(picture.bytes), {
    headers: pictureHeaders(picture.mime, `max-age=${YEAR_SECONDS}, immutable`),
  });
}
