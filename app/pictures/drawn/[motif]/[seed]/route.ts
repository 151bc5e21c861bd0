import { pictureHeaders } from "@/app/pictures/headers";
import { drawReward, isMotif } from "@/components/reward-picture/draw-reward";

const WEEK_SECONDS = 604_800;
const isSeed = /^[a-z0-9-]{1,64}$/i;

type Asked = { params: Promise<{ motif: string; seed: string }> };

/** The picture of a reward without one of its own: drawn from its kind and its id, the same whoever asks until a
 * release draws better. */
export async function GET(_request: Request, { params }: Asked): Promise<Response> {
  const { motif, seed } = await params;
  if (!isMotif(motif) || !isSeed.test(seed)) return new Response(null, { status: 404 });
  return new Response(drawReward({ motif, seed }), {
    headers: pictureHeaders("image/svg+xml", `max-age=${WEEK_SECONDS}`),
  });
}
