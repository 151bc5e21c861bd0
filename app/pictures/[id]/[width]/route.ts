import { pictureHeaders } from "@/app/pictures/headers";
import { findPictureToCut } from "@/db/queries/pictures";
import { cutPicture, cutWidths } from "@/lib/picture-cut";

const YEAR_SECONDS = 31_536_000;
/** What was cut lately, by its address: a page of two dozen is asked for by many. */
const lately = new Map<string, Promise<Buffer | null>>();
const KEPT = 500;

type Asked = { params: Promise<{ id: string; width: string }> };

/** A reward's picture as it was chosen to be cut, so many pixels wide. It never changes under its address. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const asked = await params;
  const width = cutWidths.find((each) => String(each) === asked.width);
  const shown = width && (await remembered(asked.id, width));
  if (!shown) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(shown), {
    headers: pictureHeaders("image/webp", `max-age=${YEAR_SECONDS}, immutable`),
  });
}

async function remembered(id: string, width: (typeof cutWidths)[number]): Promise<Buffer | null> {
  const key = `${id}/${width}`;
  const known = lately.get(key);
  const shown = known ?? findPictureToCut(id).then((picture) => picture && cutPicture(picture, width));
  lately.delete(key);
  lately.set(key, shown);
  // What is not there, or failed, is asked anew.
  shown.then(
    (bytes) => bytes ?? lately.delete(key),
    () => lately.delete(key),
  );
  for (const oldest of lately.keys()) {
    if (lately.size <= KEPT) break;
    lately.delete(oldest);
  }
  return shown;
}
