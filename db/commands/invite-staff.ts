import { sql } from "@/db/client";
import type { Locale } from "@/lib/base/locale";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import type { Actor, Role } from "@/lib/loyalty/permissions";
import { newToken } from "@/lib/one-time";
import { newPersonalData, sealSecret } from "@/lib/personal-data";

export type InviteRefusal = "prove" | "already_staff" | "deactivated" | "already_invited" | "unclaimed" | "locked";

/**
 * Asks somebody by mail to join the team in a role: their link works once, for three days. `session` gave a second factor within five
 * minutes. Somebody with an account of their own, a member, gets the role there.
 */
export async function inviteStaff(
  actor: Actor<"team.manage">,
  request: { session: string; name: string; email: string; role: Role; locale: Locale },
): Promise<Result<null, InviteRefusal>> {
  const { session, email, name, role, locale } = request;
  const data = newPersonalData({ email });
  const token = newToken();
  const invited = {
    ...{ personId: newId(), invitationId: newId(), name, role, locale, emailHash: data.emailHash?.toString("base64") },
    ...{ wrappedKey: data.wrappedKey.toString("base64"), emailCipher: data.emailCipher?.toString("base64") },
  };
  const [row] = await sql<{ status: "invited" | InviteRefusal }[]>`
    select invite_staff(${actor.personId}, ${session}::uuid, ${sql.json(invited)}, ${token.hash}, ${sealSecret(token.token)}) as status`;
  const status = row?.status ?? "prove";
  return status === "invited" ? done(null) : refused(status);
}

/** Sends another link, at most one a minute; the one before opens nothing any more. */
export async function resendInvitation(
  actor: Actor<"team.manage">,
  invitationId: string,
): Promise<Result<null, "too_soon" | "gone">> {
  if (!isId(invitationId)) return refused("gone");
  const token = newToken();
  const [row] = await sql<{ status: "sent" | "too_soon" | "gone" }[]>`
    select resend_invitation(${actor.personId}, ${invitationId}::uuid, ${token.hash}, ${sealSecret(token.token)}) as status`;
  const status = row?.status ?? "gone";
  return status === "sent" ? done(null) : refused(status);
}

/** Takes an invitation back and forgets whom it was for; false when it was accepted or taken back before. */
export async function withdrawInvitation(actor: Actor<"team.manage">, invitationId: string): Promise<boolean> {
  if (!isId(invitationId)) return false;
  const [row] = await sql<{ withdrawn: boolean }[]>`
    select withdraw_invitation(${actor.personId}, ${invitationId}::uuid) as withdrawn`;
  return row?.withdrawn ?? false;
}
