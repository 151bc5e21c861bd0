import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { HomeRow } from "@/db/queries/home";
import { readVisit, type Visit } from "@/db/queries/visit";
import { askedAhead } from "@/lib/asked-ahead";
import { PATH_HEADER } from "@/lib/headers";
import { type Actor, grant, type Permission, type StaffPermission } from "@/lib/loyalty/permissions";
import { signInPath } from "@/lib/return-to";
import { cookieName, sessionIdIn } from "@/lib/session-cookie";
import { callPoints } from "@/messages/unit-words";

const ownSession = cache(
  async (): Promise<string | null> => sessionIdIn((await cookies()).get(cookieName("session"))?.value),
);

/** Who is asking, of which programme, at which programme time: one statement a request, however often it is asked. */
export const currentVisit = cache(async (): Promise<Visit> => {
  const session = await ownSession();
  const visit = await (askedAhead(session)?.visit ?? readVisit(session));
  callPoints(visit.installation.unitNames);
  if (!visit.installation.isOpen) await leadToSetup();
  return visit;
});

/** What the first page says of the member who is asking, where it was asked while it was found out who that is. */
export async function ownHome(): Promise<HomeRow | null> {
  return (await askedAhead(await ownSession())?.home) ?? null;
}

/** What can be shown of a programme that has no terms yet: its set-up, and the way in for whoever has begun it. */
const standsWithoutTerms =
  /^\/(setup|sign-in|forgot|reset|api|pictures|brand|demo)(\/|\?|$)|^\/(-|manifest\.webmanifest|icon\.svg)$/;

/** Every other page of a programme that is still being set up leads there. */
async function leadToSetup(): Promise<void> {
  const path = (await headers()).get(PATH_HEADER);
  if (path !== null && !standsWithoutTerms.test(path)) redirect("/setup");
}

/** Whoever may set the programme up, until it is open; a visitor is sent to begin, and for anybody else the page does not exist. */
export async function requireSetup(): Promise<SignedIn<"programme.open">> {
  const visit = await currentVisit();
  if (visit.installation.isOpen) notFound();
  if (visit.person === null) redirect("/setup");
  return enter("programme.open");
}

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

/**
 * A member; a visitor is sent to sign in and comes back, whose membership is closed to their account, which says so; for anybody else the
 * page does not exist.
 */
export async function requireMember(): Promise<AsMember> {
  const { person, member } = await currentVisit();
  if (person !== null && person.role === null && member === null) redirect("/profile");
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

/** What signed-in people see next when they were going nowhere in particular; staff without an app set one up first. */
export function homeOf(person: { role: string | null; hasTotp: boolean }): "/staff" | "/home" | "/profile/security" {
  if (person.role === null) return "/home";
  return person.hasTotp ? "/staff" : "/profile/security";
}
