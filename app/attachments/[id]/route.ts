import { findAttachment } from "@/db/queries/attachments";
import { grant } from "@/lib/loyalty/permissions";
import { currentVisit } from "@/lib/session";

/** A file of a dispute: its owner's, and theirs who handle disputes. The door (scripts/launcher/door.mjs) says that nothing in it may run. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const [{ id }, { person, session }] = await Promise.all([params, currentVisit()]);
  if (person === null || session === null) return new Response(null, { status: 404 });
  const reader = { member: grant(person, "membership.use"), staff: grant(person, "disputes.handle") };
  const file = await findAttachment(reader, id);
  if (file === null) return new Response(null, { status: 404 });
  const isPdf = file.mime === "application/pdf";
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "content-type": file.mime,
      "content-disposition": `${isPdf ? "attachment" : "inline"}; filename="${isPdf ? "struk.pdf" : "struk.webp"}"`,
    },
  });
}
