import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { readVisit, type Visit } from "@/db/queries/visit";
import { PATH_HEADER } from "@/lib/headers";
import { type Actor, grant, type Permission, type StaffPermission } from "@/lib/loyalty/permissions";
import { signInPath } from "@/lib/return-to";
import { cookieName, sessionIdIn } from "@/lib/session-cookie";

/** Who is asking, of which programme, at which programme time: one statement a request, however often it is asked. */
export const currentVisit = cache(async (): Promise<Visit> => {
  const cookie = (await cookies()).get(cookieName("session"))?.value;
  return readVisit(await sessionIdIn(cookie));
});

type SignedIn<P extends Permission> = Visit & {
  actor: Actor<P>;
  person: NonNullable<Visit["person"]>;
  session: NonNullable<Visit["session"]>;
};
type AsMember = SignedIn<"membership.use"> & { member: NonNullable<Visit["member"]> };

/** Anybody signed in, member or staff; a visitor is sent to sign in and comes back. */
export function requirePerson(): Promise<SignedIn<"account.use">> {
  return enter("account.use");
}

/** A member; a visitor is sent to sign in and comes back, for anybody else the page does not exist. */
export async function requireMember(): Promise<AsMember> {
  const visit = await enter("membership.use");
  if (visit.member === null) notFound();
  return { ...visit, member: visit.member };
}

/** Staff with this permission; a visitor is sent to sign in and comes back, for anybody else the page does not exist. */
export function requireStaff<P extends StaffPermission>(permission: P): Promise<SignedIn<P>> {
  return enter(permission);
}

async function enter<P extends Permission>(permission: P): Promise<SignedIn<P>> {
  const visit = await currentVisit();
  const { person, session } = visit;
  if (person === null || session === null) redirect(signInPath((await headers()).get(PATH_HEADER)));
  const actor = grant(person, permission);
  if (actor === null) notFound();
  return { ...visit, actor, person, session };
}

/** What signed-in people see next when they were going nowhere in particular. */
export function homeOf(person: { role: string | null }): "/staff" | "/home" {
  return person.role === null ? "/home" : "/staff";
}
