import { randomInt } from "node:crypto";
import { sql } from "@/db/client";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { memberNumber } from "@/lib/loyalty/member-number";
import type { Actor } from "@/lib/loyalty/permissions";
import { termsAsOf } from "@/lib/loyalty/terms";

type Member = Actor<"membership.use">;

/** Opens a pool with the member alone in it. */
export async function openPool(actor: Member, now: Instant): Promise<Result<null, "pools_off" | "in_pool">> {
  if (!(await policyAt(now)).isOn) return refused("pools_off");
  // Pools' numbers begin with a 9: no card bears them.
  const number = memberNumber(`9${String(randomInt(1e14)).padStart(14, "0")}`);
  const [row] = await sql<{ answer: "opened" | "in_pool" }[]>`
    select open_pool(${actor.memberId}, ${newId()}, ${number}, ${newId()}) as answer`;
  return row?.answer === "opened" ? done(null) : refused("in_pool");
}

export type InvitationRefusal = "pools_off" | "not_in_pool" | "full" | "unknown";

/** Invites whoever has this number on their card into the member's pool; they join by saying yes themselves. */
export async function inviteToPool(
  actor: Member,
  number: string,
  now: Instant,
): Promise<Result<null, InvitationRefusal>> {
  const { isOn, mostMembers } = await policyAt(now);
  if (!isOn) return refused("pools_off");
  const digits = number.replace(/\D/g, "");
  const [row] = await sql<{ answer: "invited" | InvitationRefusal }[]>`
    select invite_to_pool(${actor.memberId}, ${digits}, ${mostMembers}, ${newId()}) as answer`;
  const answer = row?.answer ?? "unknown";
  return answer === "invited" ? done(null) : refused(answer);
}

/** Withdraws an invitation to the member's pool, whoever of it sent it, while nobody has answered it. */
export async function withdrawPoolInvitation(actor: Member, invitation: string): Promise<Result<null, "gone">> {
  if (!isId(invitation)) return refused("gone");
  const [row] = await sql<{ answer: "withdrawn" | "gone" }[]>`
    select withdraw_pool_invitation(${actor.memberId}, ${invitation}) as answer`;
  return row?.answer === "withdrawn" ? done(null) : refused("gone");
}

/** The invited member's own answer. */
export async function answerPoolInvitation(
  actor: Member,
  invitation: { id: string; saysYes: boolean },
): Promise<Result<null, "gone" | "in_pool">> {
  if (!isId(invitation.id)) return refused("gone");
  const [row] = await sql<{ answer: "joined" | "declined" | "gone" | "in_pool" }[]>`
    select answer_pool_invitation(${actor.memberId}, ${invitation.id}, ${invitation.saysYes}) as answer`;
  const answer = row?.answer ?? "gone";
  return answer === "gone" || answer === "in_pool" ? refused(answer) : done(null);
}

async function policyAt(now: Instant) {
  return termsAsOf(await termsHistory(), now).pools;
}
