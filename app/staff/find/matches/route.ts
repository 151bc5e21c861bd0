import { requireStaff } from "@/lib/session";
import { findMembers, listPlaces } from "../../_components/find-in-console";

/** What the palette shows: the places this person may open, or, asked with words, members. */
export async function GET(request: Request): Promise<Response> {
  const { person } = await requireStaff("staff.enter");
  const q = new URL(request.url).searchParams.get("q");
  if (q === null) return Response.json(await listPlaces(person));
  const members = await findMembers(person, q.slice(0, 200));
  return members === null ? Response.json({ members: [] }, { status: 429 }) : Response.json({ members });
}
