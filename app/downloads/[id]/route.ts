import { redirect } from "next/navigation";
import { countDownload } from "@/db/commands/count-download";
import { findDownload } from "@/db/queries/downloads";
import { knownDevice } from "@/lib/device";
import { grant } from "@/lib/loyalty/permissions";
import { isProvenLately } from "@/lib/proven-lately";
import { currentVisit } from "@/lib/session";

/** What a member redeemed as a file: its owner's alone, and where its reward asks for it only just after a second factor. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const [{ id }, { person, session }] = await Promise.all([params, currentVisit()]);
  const actor = person && session ? grant(person, "membership.use") : null;
  if (actor === null || session === null) return new Response(null, { status: 404 });
  const file = await findDownload(actor.memberId, id, { session: session.publicId, device: await knownDevice() });
  if (file === null) return new Response(null, { status: 404 });
  if (file.isWithheld) redirect(`/redemptions/${id}`);
  if (file.asksAgain && !isProvenLately(session)) redirect(`/redemptions/${id}#download`);
  await countDownload(id);
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "content-type": "application/octet-stream",
      "content-length": String(file.bytes.length),
      "content-disposition": `attachment; filename="${file.name}"`,
    },
  });
}
