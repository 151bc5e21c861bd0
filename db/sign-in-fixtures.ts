import { randomUUID } from "node:crypto";
import { answerChallenge, type Device } from "@/db/commands/answer-challenge";
import { consumeTicket } from "@/db/commands/consume-ticket";
import { signInWithPassword } from "@/db/commands/sign-in";
import { newMemberNumber } from "@/db/commands/verify-email";
import { createTestDatabase } from "@/db/test-database";
import { newId } from "@/lib/base/uuid";
import { type Actor, grant, type Role } from "@/lib/loyalty/permissions";
import { hashPassword } from "@/lib/password";
import { newPersonalData, openSecret, sealFor } from "@/lib/personal-data";
import { totpCode } from "@/lib/totp";
import { connect, type Sql } from "./client";

export const PASSWORD = "kereta lumut sembilan jendela";
export const TOTP_SECRET = "JBSWY3DPEHPK3PXP";
export const DEVICE: Device = { name: "Chrome · Android", hash: Buffer.alloc(32, 7) };

/** A portal's people of their own for one test file, and its owner's hands. */
export async function openPeople() {
  const database = await createTestDatabase();
  const owner = connect(database.ownerUrl, { max: 2 });
  const close = async () => {
    await owner.end({ timeout: 2 });
    await database.drop();
  };
  return { owner, close };
}

export type Account = { id: number; email: string; actor: Actor<"account.use"> };

let passwordHash: Promise<string> | undefined;

/** Somebody who may sign in with PASSWORD: a member, or staff of a role; with an authenticator app unless told otherwise. */
export async function newAccount(owner: Sql, given: { role?: Role; hasApp?: boolean } = {}): Promise<Account> {
  const { role = null, hasApp = true } = given;
  const email = `${randomUUID()}@contoh.id`;
  const data = newPersonalData({ email });
  passwordHash ??= hashPassword(PASSWORD);
  const publicId = newId();
  const [person] = await owner<{ id: number }[]>`
    insert into people (public_id, state, name, wrapped_key, email_cipher, email_hash, email_verified_at, role, password_hash)
    values (${publicId}, 'active', 'Sari Wulandari', ${data.wrappedKey}, ${data.emailCipher}, ${data.emailHash}, now(), ${role},
      ${await passwordHash}) returning id`;
  if (person === undefined) throw new Error("Nobody was made");
  if (role === null) {
    await owner`
      with member as (
        insert into members (public_id, state, person_id, number)
        values (${newId()}, 'active', ${person.id}, ${newMemberNumber()}) returning id)
      insert into wallets (member_id) select id from member`;
  }
  if (hasApp) {
    const secret = sealFor(data.wrappedKey, "totp", TOTP_SECRET);
    await owner`insert into totp_factors (person_id, secret_cipher, confirmed_at) values (${person.id}, ${secret}, now())`;
  }
  const actor = grant({ id: person.id, publicId, role, hasTotp: hasApp, member: null }, "account.use");
  if (actor === null) throw new Error("Whoever is signed in may use their account");
  return { id: person.id, email, actor };
}

/** The challenge that the right password leads to. */
export async function startSignIn(account: Account): Promise<string> {
  const signedIn = await signInWithPassword({
    email: account.email,
    password: PASSWORD,
    returnTo: null,
    address: null,
  });
  if (!signedIn.ok) throw new Error(`The password was ${signedIn.refusal}`);
  return signedIn.value.challenge;
}

/** A session of somebody with an app, signed in at this time; a step is used up, so each needs a time of its own. */
export async function signedIn(account: Account, now: Date, device = DEVICE): Promise<string> {
  const challenge = await startSignIn(account);
  const answered = await answerChallenge({ challenge, code: totpCode(TOTP_SECRET, now), device }, now);
  if (!answered.ok || answered.value.next !== "enter") throw new Error("The second factor was not taken");
  return sessionOf(answered.value.ticket);
}

/** A session of a member without an app, by the code that was mailed. */
export async function signedInByMail(owner: Sql, account: Account, now: Date): Promise<string> {
  const challenge = await startSignIn(account);
  const code = (await mailedSecret(owner, "sign-in-code", account.id)) ?? "";
  const answered = await answerChallenge({ challenge, code, device: DEVICE }, now);
  if (!answered.ok || answered.value.next !== "enter") throw new Error("The mailed code was not taken");
  return sessionOf(answered.value.ticket);
}

export async function sessionOf(ticket: string): Promise<string> {
  const session = await consumeTicket(ticket);
  if (session === null) throw new Error("The ticket opened nothing");
  return session;
}

/** The code or link of the latest mail of a kind; null when there is none. */
export async function mailedSecret(owner: Sql, template: string, personId?: number): Promise<string | null> {
  const [mail] = await owner<{ secret: string }[]>`
    select payload ->> 'secret' as secret from outbox
    where payload ->> 'template' = ${template}
      and (${personId ?? null}::bigint is null or (payload ->> 'personId')::bigint = ${personId ?? null}::bigint)
    order by id desc limit 1`;
  return mail === undefined ? null : openSecret(mail.secret);
}

export async function mailsOf(owner: Sql, personId: number): Promise<string[]> {
  const mails = await owner<{ template: string; what: string | null }[]>`
    select payload ->> 'template' as template, payload -> 'data' ->> 'what' as what
    from outbox where (payload ->> 'personId')::bigint = ${personId} order by id`;
  return mails.map(({ template, what }) => what ?? template);
}

/** How many tickets of somebody would still open a session. */
export async function ticketsOf(owner: Sql, personId: number): Promise<number> {
  const [row] = await owner<{ tickets: number }[]>`
    select count(*) as tickets from tokens
    where person_id = ${personId} and purpose = 'ticket' and used_at is null and expires_at > now()`;
  return row?.tickets ?? 0;
}

/** The same thing fifty times at once: what each got. */
export function fiftyTimes<Answer>(ask: (place: number) => Promise<Answer>): Promise<Answer[]> {
  return Promise.all(Array.from({ length: 50 }, (_, place) => ask(place)));
}
