import { sql } from "@/db/client";
import type { ConsoleList } from "@/lib/console-lists";

export type SavedView = {
  publicId: string;
  version: number;
  list: ConsoleList;
  name: string;
  query: string;
  isShared: boolean;
  isOwn: boolean;
  ownerName: string | null;
  /** Whether the list opens with it for whoever asks. */
  isOpening: boolean;
};

/** The views somebody may open of these lists: their own first, then the team's, by name. */
export async function listViews(personId: number, lists: readonly ConsoleList[]): Promise<SavedView[]> {
  return await sql<SavedView[]>`
    select v.public_id as "publicId", v.version, v.list, v.name, v.query, v.is_shared as "isShared", v.owner_id = ${personId} as "isOwn",
      p.name as "ownerName", exists (select from opening_views o where o.view_id = v.id and o.person_id = ${personId}) as "isOpening"
    from saved_views v join people p on p.id = v.owner_id
    where v.list = any (${[...lists]}::text[]) and (v.owner_id = ${personId} or v.is_shared)
    order by v.list, v.owner_id <> ${personId}, lower(v.name), v.id limit 200`;
}
