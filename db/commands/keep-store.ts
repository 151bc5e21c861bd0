import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";

export type StoreAsked = {
  code: string;
  name: string;
  city: string;
  zone: string;
  channel: string;
  isActive: boolean;
};
export type StoreRefusal = "missing" | "stale" | "code_taken";

/** Adds a store, or changes one unless it changed since `version` was read. */
export async function keepStore(
  actor: Actor<"stores.edit">,
  store: { publicId: string; version: number } | null,
  asked: StoreAsked,
): Promise<Result<null, StoreRefusal>> {
  if (store && !isId(store.publicId)) return refused("missing");
  const { isActive, ...rest } = asked;
  const [row] = await sql<{ status: "kept" | StoreRefusal }[]>`
    select keep_store(${actor.personId}, ${store?.publicId ?? newId()}::uuid, ${store?.version ?? 0}::int,
      ${sql.json({ ...rest, is_active: isActive })}) as status`;
  const status = row?.status ?? "missing";
  return status === "kept" ? done(null) : refused(status);
}

export type Limits = { pointsPerDay: number; aloneMinor: number; undoMinutes: number };

/** Sets what cashiers may do alone; false when it was changed since `version` was read. */
export async function keepCounterLimits(
  actor: Actor<"counter.supervise">,
  version: number,
  limits: Limits,
): Promise<boolean> {
  const [row] = await sql<{ status: "kept" | "stale" }[]>`
    select keep_counter_limits(${actor.personId}, ${version}::int, ${limits.pointsPerDay}::bigint, ${limits.aloneMinor}::bigint,
      ${limits.undoMinutes}::int) as status`;
  return row?.status === "kept";
}
