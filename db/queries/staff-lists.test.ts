import { randomInt } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { draftReward, hire, trailOf } from "@/db/catalogue-fixtures";
import { givePoints, newMember, newReward, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { memberNumber } from "@/lib/loyalty/member-number";
import { newPersonalData } from "@/lib/personal-data";
import { redeemReward } from "../commands/redeem-reward";
import { memberTimeline } from "./member-timeline";
import { findMember, searchMembers } from "./staff-members";
import { listStaffRewards, staffRewardSorts } from "./staff-rewards";
import { listTrail } from "./trail";

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

/** Follows a list to its end; every row's key, in order. */
async function allOf(page: (after: string | undefined) => Promise<{ keys: (string | number)[]; next: string | null }>) {
  const keys: (string | number)[] = [];
  for (let after: string | undefined; ; ) {
    const { keys: shown, next } = await page(after);
    keys.push(...shown);
    if (next === null) return keys;
    after = next;
  }
}

async function customer(name: string, contact: { email?: string; phone?: string }, externalId: string | null = null) {
  const { wrappedKey, emailCipher, emailHash, phoneCipher, phoneHash } = newPersonalData(contact);
  const [publicId, number] = [newId(), memberNumber(String(randomInt(10 ** 12)).padStart(15, "7"))];
  await ledger.owner`
    with person as (
      insert into people (public_id, state, name, wrapped_key, email_cipher, email_hash, phone_cipher, phone_hash, email_verified_at)
      values (${newId()}, 'active', ${name}, ${wrappedKey}, ${emailCipher}, ${emailHash}, ${phoneCipher}, ${phoneHash}, now()) returning id),
    member as (
      insert into members (public_id, state, person_id, number, external_id)
      select ${publicId}, 'active', id, ${number}, ${externalId} from person returning id)
    insert into wallets (member_id) select id from member`;
  return { publicId, number };
}

const everything = { q: "", state: null, after: undefined };

describe("pages of a list go on where they end", () => {
  test.each(staffRewardSorts)("every reward stands on exactly one page, ordered by %s", async (sort) => {
    const kirana = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");
    const category = `rak-${sort}`;
    const made = await Promise.all(
      Array.from({ length: 120 }, (_, place) =>
        draftReward(kirana, { category, points: 100 + (place % 3) }, place % 4 === 0 ? null : place % 5),
      ),
    );

    const shown = await allOf(async (after) => {
      const { rewards, next } = await listStaffRewards(
        { ...everything, kind: null, untranslated: false, category, sort, after },
        "id",
      );
      return { keys: rewards.map((reward) => reward.publicId), next };
    });

    expect(shown).toHaveLength(120);
    expect(new Set(shown)).toEqual(new Set(made));
  });

  test.each(staffRewardSorts)("every reward of a word stands on exactly one page, ordered by %s", async (sort) => {
    const kirana = await hire(ledger.owner, "catalogue", "rewards.edit", "Kirana");
    const sought = { ...everything, kind: null, untranslated: false, category: null, sort };
    const category = `teras ${sort}`;
    await Promise.all(Array.from({ length: 70 }, (_, place) => draftReward(kirana, { category }, place % 5)));
    const pages = (wish: object) =>
      allOf(async (after) => {
        const { rewards, next } = await listStaffRewards({ ...sought, ...wish, after }, "id");
        return { keys: rewards.map((reward) => reward.publicId), next };
      });

    const shown = await pages({ q: `TERAS ${sort}` });

    expect(shown).toHaveLength(70);
    expect(shown).toEqual(await pages({ category }));
  });

  test("every member and every line of the trail stands on exactly one page", async () => {
    for (let count = 0; count < 70; count += 1) await newMember(ledger);
    const [count] = await ledger.owner<{ members: number; trail: number }[]>`
      select (select count(*)::int from members) as members, (select count(*)::int from trail) as trail`;

    const members = await allOf(async (after) => {
      const { members, next } = await searchMembers({ ...everything, tier: null, after });
      return { keys: members.map((member) => member.publicId), next };
    });
    const trail = await allOf(async (after) => {
      const filter = { actor: null, action: null, subject: null, from: null, until: null, after };
      const { rows, next } = await listTrail(filter);
      return { keys: rows.map((row) => row.id), next };
    });

    expect(new Set(members).size).toBe(count?.members);
    expect(members).toHaveLength(count?.members ?? 0);
    expect(new Set(trail).size).toBe(count?.trail);
    expect(trail).toHaveLength(count?.trail ?? 0);
  });

  test("a member's history is whole over its pages: points, refusals and what staff did", async () => {
    const member = await newMember(ledger);
    for (let count = 0; count < 40; count += 1) await givePoints(member, 10);
    const reward = await newReward(ledger, { points: 100_000 });
    await redeemReward(member.actor, { rewardId: reward.publicId, key: newId(), quantity: 1, price: 100_000 });
    const found = await findMember(member.publicId, new Date());
    if (found === null) throw new Error("The member is not found");

    const shown = await allOf(async (after) => {
      const { entries, next } = await memberTimeline(found, { show: "all", isWhole: false, after }, "id");
      return { keys: entries.map((entry) => entry.key), next };
    });

    expect(shown).toHaveLength(41);
    expect(new Set(shown).size).toBe(41);
    const { entries } = await memberTimeline(found, { show: "redemptions", isWhole: false, after: undefined }, "id");
    expect(entries).toMatchObject([{ what: "refused", rewardName: "Kopi susu", because: "points_missing" }]);
  });
});

describe("a member is found", () => {
  test("by part of the name, with a slip too, by exact contact data, number or the shop's own id, and by nothing less", async () => {
    const wanted = await customer("Nurhaliza Pratiwi", { email: "nur@contoh.id", phone: "0812-9999-1234" }, "TOKO-77");
    const search = async (q: string) => {
      const { members } = await searchMembers({ ...everything, tier: null, q });
      return members.map((member) => member.publicId);
    };

    for (const q of [
      "haliza",
      "Nurhalisa",
      "NUR@contoh.id",
      "+6281299991234",
      wanted.number,
      "TOKO-77",
      wanted.publicId,
    ]) {
      expect(await search(q), q).toEqual([wanted.publicId]);
    }
    for (const q of ["nur@contoh", "9999", "TOKO-7", "%"]) expect(await search(q), q).not.toContain(wanted.publicId);
  });

  test("by the exact name before longer names and names much alike, on whole pages", async () => {
    const exact = await customer("Wulandari Kusumo", {});
    const longer = await customer("Wulandari Kusumo Putri", {});
    for (let count = 0; count < 60; count += 1) await customer("Wulandary Kusumo", {});

    const shown = await allOf(async (after) => {
      const { members, next } = await searchMembers({ ...everything, tier: null, q: "wulandari KUSUMO", after });
      return { keys: members.map((member) => member.publicId), next };
    });

    expect(shown.slice(0, 2)).toEqual([exact.publicId, longer.publicId]);
    expect(shown).toHaveLength(62);
    expect(new Set(shown).size).toBe(62);
  });

  test("by the beginning of the name before that of a later word and before newer members in whose name it stands within", async () => {
    const begins = await customer("Melati Anjani", {});
    const further = await customer("Dewi Melati", {});
    const within = await customer("Jumelati", {});

    const { members } = await searchMembers({ ...everything, tier: null, q: "melati", after: undefined });

    expect(members.map(({ publicId }) => publicId)).toEqual([begins.publicId, further.publicId, within.publicId]);
  });

  test("with contact data masked", async () => {
    const { publicId } = await customer("Tri Utami", { email: "tri.utami@contoh.id", phone: "081277778888" });

    const found = await findMember(publicId, new Date());

    expect(found).toMatchObject({ email: "t···@contoh.id", phone: "···8888" });
  });
});

test("what changes of a person is in the trail without its values", async () => {
  const { owner } = ledger;
  const { wrappedKey, emailCipher, emailHash } = newPersonalData({ email: "rahasia@contoh.id" });
  const publicId = newId();
  const [person] = await owner<{ id: number }[]>`
    insert into people (public_id, state, name, wrapped_key, email_cipher, email_hash, email_verified_at)
    values (${publicId}, 'active', 'Dewi Rahasia', ${wrappedKey}, ${emailCipher}, ${emailHash}, now()) returning id`;
  const other = newPersonalData({ email: "lain@contoh.id" });

  await owner`
    update people set name = 'Dewi Lain', email_hash = ${other.emailHash}, email_cipher = ${other.emailCipher}, changed_by = id
    where public_id = ${publicId}`;
  await owner`update people set failures_in_a_row = 3 where public_id = ${publicId}`;

  const changed = { name: "changed", email_hash: "changed", email_cipher: "changed" };
  expect(await trailOf(owner, `person:${publicId}`)).toEqual([
    { actorId: person?.id, action: "person.edit", before: changed, after: changed },
  ]);
});
