import { newId } from "@/lib/base/uuid";
import type { RewardEdit } from "@/lib/loyalty/catalogue";
import { openToAll } from "@/lib/loyalty/gates";
import { type Actor, grant, type Role, type StaffPermission } from "@/lib/loyalty/permissions";
import type { Sql } from "./client";
import { createReward } from "./commands/create-reward";

/** Somebody of the staff who stands in the database, so that a conflict can name them, and what they may do. */
export async function hire<P extends StaffPermission>(
  owner: Sql,
  role: Role,
  permission: P,
  name: string,
): Promise<Actor<P>> {
  const publicId = newId();
  const [row] = await owner<{ id: number }[]>`
    insert into people (public_id, state, name, email_verified_at, role) values (${publicId}, 'active', ${name}, now(), ${role}) returning id`;
  const actor = row && grant({ id: row.id, publicId, role, hasTotp: true, member: null }, permission);
  if (!actor) throw new Error(`${role} may not ${permission}`);
  return actor;
}

const text = { name: "Kopi susu", summary: "Segelas", howToUse: "Tunjukkan kodenya", conditions: "Satu kali" };

/** What staff might type of a reward. */
export function rewardEdit(changes: Partial<RewardEdit> = {}): RewardEdit {
  return {
    kind: "discount",
    category: "minuman",
    texts: { id: text, en: { ...text, name: "Milk coffee" } },
    points: 500,
    valueMinor: 10_000,
    currency: "IDR",
    perMemberLimit: null,
    tierRequired: null,
    startsAt: null,
    endsAt: null,
    gates: openToAll,
    validDays: 30,
    cancellable: true,
    details: { percent: 10 },
    featured: 0,
    sku: null,
    ...changes,
  };
}

/** A draft made through the command; its public id. */
export async function draftReward(
  actor: Actor<"rewards.edit">,
  changes: Partial<RewardEdit> = {},
  stock: number | null = null,
): Promise<string> {
  const made = await createReward(actor, rewardEdit(changes), stock, new Date());
  if (!made.ok) throw new Error(`Not made: ${JSON.stringify(made.refusal)}`);
  return made.value.rewardId;
}

export type TrailEntry = { actorId: number | null; action: string; before: unknown; after: unknown };

/** What the trail says of a subject, oldest first. */
export async function trailOf(owner: Sql, subject: string): Promise<TrailEntry[]> {
  return await owner<TrailEntry[]>`
    select actor_id as "actorId", action, before, after from trail where subject = ${subject} order by id`;
}
