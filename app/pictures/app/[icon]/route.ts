import sharp from "sharp";
import { pictureHeaders } from "@/app/pictures/headers";
import { drawAppIcon } from "@/components/app-icon";
import { findPicture } from "@/db/queries/catalogue";
import { logoOf } from "@/lib/brand";
import { coloursOf } from "@/lib/brand-colours";
import { logoAsIcon } from "@/lib/logo";
import { currentVisit } from "@/lib/session";

const sizes: Record<string, { pixels: number; isFull: boolean }> = {
  "192": { pixels: 192, isFull: false },
  "512": { pixels: 512, isFull: false },
  /** Without its own corners, for systems that cut a shape of theirs out of it. */
  "512-full": { pixels: 512, isFull: true },
};

/** The portal's icon among somebody's apps, in the programme's accent. */
export async function GET(_request: Request, { params }: { params: Promise<{ icon: string }> }): Promise<Response> {
  const asked = sizes[(await params).icon];
  if (asked === undefined) return new Response(null, { status: 404 });
  const { brand } = (await currentVisit()).installation;
  const logo = logoOf(brand, "");
  const picture = logo === null ? null : await findPicture(logo.id);
  const png = picture
    ? await logoAsIcon(picture.bytes, coloursOf(brand).accent.light, asked)
    : await sharp(Buffer.from(drawAppIcon(brand["--brand-accent"], asked.isFull)), { density: 72 })
        .resize(asked.pixels, asked.pixels)
        .png()
        .toBuffer();
  return new Response(new Uint8Array(png), { headers: pictureHeaders("image/png", "max-age=86400") });
}
