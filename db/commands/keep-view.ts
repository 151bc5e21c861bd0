import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { isId } from "@/lib/base/uuid";
import { type ConsoleList, keptQuery } from "@/lib/console-lists";
import type { Actor } from "@/lib/loyalty/permissions";

export type ViewRefusal = "name_missing" | "name_taken" | "too_many" | "changed_meanwhile" | "view_unknown";
type Answer = Promise<Result<null, ViewRefusal>>;

/** The longest name of a view, in characters. */
export const VIEW_NAME_MOST = 60;

/** Keeps what a list's address shows under a name, for oneself or for the team; what was searched for among people is left out. */
export async function keepView(
  actor: Actor<"staff.enter">,
  view: { id: string; list: ConsoleList; name: string; query: string; isShared: boolean },
): Answer {
  const name = view.name.trim();
  if (name === "" || name.length > VIEW_NAME_MOST) return refused("name_missing");
  if (!isId(view.id)) return refused("view_unknown");
  const [row] = await sql<{ status: "kept" | "name_taken" | "too_many" }[]>`
    select keep_view(${actor.personId}, ${view.id}::uuid, ${view.list}, ${name}, ${keptQuery(view.list, view.query)}, ${view.isShared}) as status`;
  return row?.status === "kept" ? done(null) : refused(row?.status ?? "view_unknown");
}

/** Names a view of one's own anew, shares it or keeps it to oneself. */
export async function changeView(
  actor: Actor<"staff.enter">,
  view: { id: string; version: number; name: string; isShared: boolean },
): Answer {
  const name = view.name.trim();
  if (name === "" || name.length > VIEW_NAME_MOST) return refused("name_missing");
  if (!isId(view.id)) return refused("view_unknown");
  const [row] = await sql<{ status: "changed" | "name_taken" | "stale" | "missing" }[]>`
    select change_view(${actor.personId}, ${view.id}::uuid, ${view.version}::int, ${name}, ${view.isShared}) as status`;
  if (row?.status === "changed") return done(null);
  if (row?.status === "name_taken") return refused("name_taken");
  return refused(row?.status === "stale" ? "changed_meanwhile" : "view_unknown");
}

/** Deletes a view of one's own; whoever opened the list with it opens it plain again. */
export async function deleteView(actor: Actor<"staff.enter">, id: string): Answer {
  if (!isId(id)) return refused("view_unknown");
  const [row] = await sql<{ gone: boolean }[]>`select delete_view(${actor.personId}, ${id}::uuid) as gone`;
  return row?.gone ? done(null) : refused("view_unknown");
}

/** Says with which view, one's own or a shared one, a list opens for this person; null for none. */
export async function openWithView(actor: Actor<"staff.enter">, list: ConsoleList, id: string | null): Answer {
  if (id !== null && !isId(id)) return refused("view_unknown");
  const [row] = await sql<{ set: boolean }[]>`select open_with_view(${actor.personId}, ${list}, ${id}::uuid) as set`;
  return row?.set ? done(null) : refused("view_unknown");
}
