import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fiftyTimes, mailedSecret, mailsOf, newAccount, openPeople, PASSWORD } from "@/db/sign-in-fixtures";
import { slowly } from "@/db/slowly";
import { newId } from "@/lib/base/uuid";
import { isMemberNumber } from "@/lib/loyalty/member-number";
import { emailHash, newPersonalData, openFor } from "@/lib/personal-data";
import { join } from "./join";
import { signInWithPassword } from "./sign-in";
import { newMemberNumber, verifyEmail } from "./verify-email";

let people: Awaited<ReturnType<typeof openPeople>>;
beforeAll(async () => {
  people = await openPeople();
});
afterAll(() => people.close());

const request = {
  name: "Dewi Anggraini",
  password: PASSWORD,
  birthday: null,
  referral: null,
  locale: "id",
  brand: "Kopi Senja",
  address: null,
} as const;
const newEmail = () => `${randomUUID()}@contoh.id`;
const mailedLink = async () => (await mailedSecret(people.owner, "verify-email")) ?? "";
const personOf = async (email: string) => {
  const [row] = await people.owner<{ id: number; state: string; wrappedKey: Buffer; phone: Buffer | null }[]>`
    select id, state, wrapped_key as "wrappedKey", phone_cipher as phone
    from people where email_hash = ${emailHash(email)} and state in ('active', 'joining')`;
  if (row === undefined) throw new Error("Nobody has this address");
  return row;
};
/** A customer the shop knows, with an address and a phone, who never signed up. */
const unclaimed = async (email: string) => {
  const data = newPersonalData({ email, phone: "0812-3456-7890" });
  const [member] = await people.owner<{ id: number; publicId: string }[]>`
    with person as (
      insert into people (public_id, state, wrapped_key, email_cipher, email_hash, phone_cipher, phone_hash)
      values (${newId()}, 'unclaimed', ${data.wrappedKey}, ${data.emailCipher}, ${data.emailHash}, ${data.phoneCipher},
        ${data.phoneHash}) returning id),
    member as (
      insert into members (public_id, state, person_id, number) select ${newId()}, 'unclaimed', id, ${newMemberNumber()}
      from person returning id, public_id),
    wallet as (insert into wallets (member_id) select id from member)
    select id, public_id as "publicId" from member`;
  if (member === undefined) throw new Error("No membership was made");
  return member;
};

describe("joining", () => {
  test("becomes a membership once the address is verified, and not before", async () => {
    const email = newEmail();
    await join({ ...request, email });
    const early = await signInWithPassword({ email, password: PASSWORD, returnTo: null, address: null });

    const verified = await verifyEmail(await mailedLink());

    expect(early).toEqual({ ok: false, refusal: "refused" });
    expect(verified).toEqual({ ok: true, value: "joined" });
    const person = await personOf(email);
    const [member] = await people.owner`
      select m.state, m.number, w.balance from members m join wallets w on w.member_id = m.id where m.person_id = ${person.id}`;
    expect(member).toEqual({ state: "active", number: expect.any(String), balance: 0 });
    expect(isMemberNumber(String(member?.number))).toBe(true);
    expect(await mailsOf(people.owner, person.id)).toEqual(["verify-email", "welcome"]);
    expect((await signInWithPassword({ email, password: PASSWORD, returnTo: null, address: null })).ok).toBe(true);
  });

  test("records the consent: for what, to which words, in which language, when", async () => {
    const email = newEmail();
    await join({ ...request, email, locale: "en" });

    const { id } = await personOf(email);
    const [consent] =
      await people.owner`select purpose, policy_version, locale, given_at from consents where person_id = ${id}`;

    expect(consent).toEqual({
      purpose: "membership",
      policy_version: "2025-01",
      locale: "en",
      given_at: expect.any(Date),
    });
  });

  test("with an address that has an account answers the same, and its owner is told by mail", async () => {
    const account = await newAccount(people.owner);

    const answer = await join({ ...request, email: account.email });

    expect(answer).toEqual(await join({ ...request, email: newEmail() }));
    expect(await mailsOf(people.owner, account.id)).toEqual(["already-member"]);
  });

  test("mails one address three times an hour at most, and answers the same", async () => {
    const email = newEmail();
    const answers = await fiftyTimes(() => join({ ...request, email }));

    const mails = await people.owner`
      select 1 from tokens t join people p on p.id = t.person_id where p.email_hash = ${emailHash(email)}`;
    expect(mails).toHaveLength(3);
    expect(new Set(answers.map((answer) => answer.ok))).toEqual(new Set([true]));
  });

  test("refuses a password made of one's own name, and a member's number nobody has", async () => {
    const email = newEmail();

    expect(await join({ ...request, email, password: "dewianggraini" })).toEqual({ ok: false, refusal: "guessable" });
    expect(await join({ ...request, email, referral: "8000000000000000" })).toEqual({
      ok: false,
      refusal: "unknown-referral",
    });
  });
});

describe("the mailed link", () => {
  test("works once, also when fifty use it at once", async () => {
    const email = newEmail();
    await join({ ...request, email });
    const token = await mailedLink();

    const answers = await slowly(people.owner, "people", () => fiftyTimes(() => verifyEmail(token)));

    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.refusal === "refused")).toHaveLength(49);
    const { id } = await personOf(email);
    expect(await people.owner`select 1 from members where person_id = ${id}`).toHaveLength(1);
  });

  test("of two attempts with one address only one makes a membership, and the other is forgotten", async () => {
    const email = newEmail();
    await join({ ...request, email });
    const first = await mailedLink();
    await join({ ...request, email });
    const second = await mailedLink();

    const answers = await slowly(people.owner, "people", () => Promise.all([verifyEmail(first), verifyEmail(second)]));

    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const rows = await people.owner`select state from people where email_hash = ${emailHash(email)}`;
    expect(rows.map((row) => row.state)).toEqual(["active"]);
  });

  test("runs out after a day", async () => {
    const email = newEmail();
    await join({ ...request, email });
    const token = await mailedLink();
    await people.owner`update tokens set expires_at = now() where purpose = 'verify_email' and used_at is null`;

    expect(await verifyEmail(token)).toEqual({ ok: false, refusal: "refused" });
  });
});

describe("a membership the shop already keeps for an address", () => {
  test("is not claimed before the address is verified", async () => {
    const email = newEmail();
    const member = await unclaimed(email);

    await join({ ...request, email });

    const [row] = await people.owner`select state, claimed_at from members where id = ${member.id}`;
    expect(row).toEqual({ state: "unclaimed", claimed_at: null });
  });

  test("is handed over whole: the same membership, its number and phone, to the person who joined", async () => {
    const email = newEmail();
    const member = await unclaimed(email);
    await join({ ...request, email });

    expect(await verifyEmail(await mailedLink())).toEqual({ ok: true, value: "claimed" });

    const person = await personOf(email);
    const [row] = await people.owner<{ personId: number; publicId: string; state: string; stamp: number }[]>`
      select m.person_id as "personId", m.public_id as "publicId", m.state, w.stamp
      from members m join wallets w on w.member_id = m.id where m.id = ${member.id}`;
    expect(row).toEqual({ personId: person.id, publicId: member.publicId, state: "active", stamp: 1 });
    expect(person.phone && openFor(person.wrappedKey, "phone", person.phone)).toBe("+6281234567890");
    expect(await people.owner`select 1 from members where person_id = ${person.id}`).toHaveLength(1);
  });
});
