import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findChallenge } from "@/db/queries/challenges";
import { listInvitations } from "@/db/queries/team";
import { readVisit } from "@/db/queries/visit";
import { DEVICE, mailedSecret, newAccount, openPeople, PASSWORD, sessionOf, signedIn } from "@/db/sign-in-fixtures";
import { grant } from "@/lib/loyalty/permissions";
import { tokenHash } from "@/lib/one-time";
import { offeredSecret, totpCode } from "@/lib/totp";
import { acceptInvitation } from "./accept-invitation";
import { enrolTotpAtSignIn } from "./enrol-totp";
import { inviteStaff, resendInvitation, withdrawInvitation } from "./invite-staff";

let people: Awaited<ReturnType<typeof openPeople>>;
let owner: Awaited<ReturnType<typeof anOwner>>;
beforeAll(async () => {
  people = await openPeople();
  owner = await anOwner();
});
afterAll(() => people.close());

async function anOwner() {
  const account = await newAccount(people.owner, { role: "owner" });
  const person = {
    id: account.id,
    publicId: account.actor.personPublicId,
    role: "owner",
    hasTotp: true,
    member: null,
  } as const;
  const actor = grant(person, "team.manage");
  if (actor === null) throw new Error("An owner manages the team");
  return { actor, session: await signedIn(account, new Date()) };
}

const newAddress = () => `${randomUUID()}@contoh.id`;
const invite = (email: string, role: "cashier" | "support" = "cashier") =>
  inviteStaff(owner.actor, { session: owner.session, name: "Rani", email, role, locale: "id" });
const accept = (token: string, password = PASSWORD) =>
  acceptInvitation({ token, name: "Rani Puspita", password, brand: "Setia" });
const lastLink = async () => (await mailedSecret(people.owner, "staff-invited")) ?? "";

it("leads whoever is invited to a password and an app before anything else, once", async () => {
  const email = newAddress();
  expect(await invite(email)).toEqual({ ok: true, value: null });
  const token = await lastLink();

  expect(await accept(token, "rani")).toMatchObject({ refusal: "too-short" });
  const accepted = await accept(token);

  if (!accepted.ok || accepted.value.next !== "enrol") throw new Error("Nobody is led to enrol");
  const { challenge } = accepted.value;
  expect(await findChallenge(tokenHash(challenge))).toMatchObject({ isToEnrol: true });
  expect(await accept(token)).toMatchObject({ refusal: "refused" });
  const now = new Date();
  const enrolled = await enrolTotpAtSignIn(
    { challenge, code: totpCode(offeredSecret(challenge), now), device: DEVICE },
    now,
  );
  const session = enrolled.ok ? await sessionOf(enrolled.value.ticket) : null;
  expect((await readVisit(session)).person).toMatchObject({ role: "cashier", hasTotp: true, name: "Rani Puspita" });
  const trail = await people.owner`
    select t.action, t.after ->> 'role' as role from audit.trail t join people p on t.subject = 'person:' || p.public_id
    where p.name = 'Rani Puspita' and t.action in ('person.invite', 'person.accept') order by at`;
  expect(trail).toEqual([
    { action: "person.invite", role: "cashier" },
    { action: "person.accept", role: null },
  ]);
});

it("lets twenty hands at one link in once", async () => {
  await invite(newAddress());
  const token = await lastLink();

  const accepted = await Promise.all(Array.from({ length: 20 }, () => accept(token)));

  expect(accepted.filter(({ ok }) => ok)).toHaveLength(1);
});

it("gives a member who is invited the role in the account they have, whose password stays", async () => {
  const member = await newAccount(people.owner, { hasApp: false });
  await invite(member.email, "support");

  expect(await accept(await lastLink(), "")).toEqual({ ok: true, value: { next: "sign-in" } });

  const [person] = await people.owner`select role, state from people where id = ${member.id}`;
  expect(person).toEqual({ role: "support", state: "active" });
  expect(await invite(member.email)).toMatchObject({ refusal: "already_staff" });
});

it("opens nothing with the link before the last, after it was taken back or after three days", async () => {
  const email = newAddress();
  await invite(email);
  const first = await lastLink();
  const [invitation] = await listInvitations();
  const invitationId = invitation?.publicId ?? "";
  expect(await resendInvitation(owner.actor, invitationId)).toMatchObject({ refusal: "too_soon" });
  await people.owner`update staff_invitations set sent_at = now() - interval '2 minutes'`;

  expect(await resendInvitation(owner.actor, invitationId)).toMatchObject({ ok: true });
  expect(await accept(first)).toMatchObject({ refusal: "refused" });
  const second = await lastLink();
  await people.owner`update staff_invitations set expires_at = now() where public_id = ${invitationId}`;
  expect(await accept(second)).toMatchObject({ refusal: "refused" });
  expect(await invite(email)).toMatchObject({ refusal: "already_invited" });
  expect(await withdrawInvitation(owner.actor, invitationId)).toBe(true);

  expect(await withdrawInvitation(owner.actor, invitationId)).toBe(false);
  const [kept] = await people.owner`
    select p.name, p.wrapped_key, p.email_hash, p.state from staff_invitations i join people p on p.id = i.person_id where i.public_id = ${invitationId}`;
  expect(kept).toEqual({ name: null, wrapped_key: null, email_hash: null, state: "erased" });
  expect(await invite(email)).toMatchObject({ ok: true });
});

it("asks one address once, of twenty owners' wishes at once", async () => {
  const email = newAddress();

  const invited = await Promise.all(Array.from({ length: 20 }, () => invite(email)));

  expect(invited.filter(({ ok }) => ok)).toHaveLength(1);
  expect(invited.filter((each) => !each.ok && each.refusal === "already_invited")).toHaveLength(19);
});
