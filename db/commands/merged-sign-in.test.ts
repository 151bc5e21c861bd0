import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hire } from "@/db/catalogue-fixtures";
import { openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { findAddressNow } from "@/db/queries/survivors";
import { mailedSecret, mailsOf, newAccount, PASSWORD } from "@/db/sign-in-fixtures";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { emailHash } from "@/lib/personal-data";
import { join } from "./join";
import { makeMembers } from "./make-members";
import { mergeMembers } from "./merge-members";
import { signInWithPassword } from "./sign-in";
import { unmergeMembers } from "./unmerge-members";
import { verifyEmail } from "./verify-email";

let ledger: TestLedger;
let dewi: Actor<"members.merge">;
beforeAll(async () => {
  ledger = await openTestLedger();
  dewi = await hire(ledger.owner, "owner", "members.merge", "Dewi");
});
afterAll(() => ledger.close());

const merge = (duplicateId: string, survivorId: string) =>
  mergeMembers(dewi, { duplicateId, survivorId, key: newId(), reason: "Orang yang sama" });
const signIn = (email: string) => signInWithPassword({ email, password: PASSWORD, returnTo: null, address: null });
const memberOf = async (personId: number) => {
  const [row] = await ledger.owner<
    { publicId: string }[]
  >`select public_id as "publicId" from members where person_id = ${personId}`;
  return row?.publicId ?? "";
};

/** A customer of an import whom nobody has claimed. */
async function unclaimed(email: string) {
  const named = randomUUID();
  const made = await makeMembers([{ member: named, email, phone: null, name: "Sari" }]);
  const [row] = await ledger.owner<
    { publicId: string }[]
  >`select public_id as "publicId" from members where id = ${made.get(named) ?? 0}`;
  return row?.publicId ?? "";
}

async function joinWith(email: string) {
  const who = {
    name: "Sari",
    birthday: null,
    referral: null,
    locale: "id",
    brand: "Kopi Senja",
    address: null,
  } as const;
  await join({ ...who, email, password: PASSWORD });
  return verifyEmail((await mailedSecret(ledger.owner, "verify-email")) ?? "");
}

describe("whoever signed in to a membership that was merged", () => {
  test("is told so after the right password alone, with the way to the other, signed out and written to; undone, they may again", async () => {
    const [before, now] = [await newAccount(ledger.owner), await newAccount(ledger.owner)];
    await ledger.owner`insert into sessions (public_id, person_id, strength, device, device_hash, proven_at, expires_at)
      values (${newId()}, ${before.id}, 'totp', 'Chrome', '\\x00', now(), now() + interval '1 day')`;
    const duplicate = await memberOf(before.id);
    expect(await merge(duplicate, await memberOf(now.id))).toMatchObject({ ok: true });

    expect(await signIn(before.email)).toEqual({ ok: false, refusal: "merged" });
    const wrong = { email: before.email, password: "bukan ini", returnTo: null, address: null };
    expect(await signInWithPassword(wrong)).toEqual({ ok: false, refusal: "refused" });
    expect(await findAddressNow(emailHash(before.email))).toMatch(/^.···@contoh\.id$/);
    const sessions = await ledger.owner`select from sessions where person_id = ${before.id} and revoked_at is null`;
    expect(sessions).toHaveLength(0);
    expect(await mailsOf(ledger.owner, before.id)).toContain("membership-merged");
    expect((await signIn(now.email)).ok).toBe(true);

    expect(await unmergeMembers(dewi, duplicate)).toMatchObject({ ok: true });
    expect((await signIn(before.email)).ok).toBe(true);
  });

  test("who never did claims the one that stayed, by the address of either", async () => {
    const [one, two] = [`${randomUUID()}@contoh.id`, `${randomUUID()}@contoh.id`];
    const [duplicate, survivor] = [await unclaimed(one), await unclaimed(two)];
    await merge(duplicate, survivor);
    expect(await joinWith(one)).toEqual({ ok: true, value: "claimed" });
    const states = await ledger.owner<{ state: string }[]>`
      select state from members where public_id in (${duplicate}, ${survivor}) order by state`;
    expect(states.map(({ state }) => state)).toEqual(["active", "merged"]);
  });

  test("is no new member when they join once more with the address of the merged one", async () => {
    const [email, account] = [`${randomUUID()}@contoh.id`, await newAccount(ledger.owner)];
    await merge(await unclaimed(email), await memberOf(account.id));
    const before = await ledger.owner`select from members`;
    await joinWith(email);
    expect(await ledger.owner`select from members`).toHaveLength(before.length);
    expect(await mailsOf(ledger.owner, account.id)).toEqual(["already-member"]);
  });
});
