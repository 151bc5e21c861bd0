import { afterAll, beforeAll, expect, it } from "vitest";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { findReward } from "@/db/queries/catalogue";
import { findRedemption } from "@/db/queries/redemptions";
import { newId } from "@/lib/base/uuid";
import { type Actor, grant } from "@/lib/loyalty/permissions";
import { newWrappedKey } from "@/lib/personal-data";
import { forgetAddress, keepAddress } from "./keep-address";
import { redeemReward } from "./redeem-reward";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

it("sends a reward to an address one kept, once kept and once told, and to nobody else's", async () => {
  const [sari, budi] = await Promise.all([withKey(), withKey()]);
  const reward = await newReward(ledger, { kind: "merchandise", points: 10 });
  for (const _ of [1, 2]) await keepAddress(sari.actor, address);
  const book = await bookOf(sari, reward.publicId);
  const asked = (key = newId()) => ({
    rewardId: reward.publicId,
    key,
    quantity: 1,
    price: 10,
    savedAddress: book[0]?.id,
  });

  expect(book).toEqual([
    {
      id: expect.any(String),
      line: "Sari · Jalan Melati 5, Gandaria, Kebayoran Baru, Jakarta Selatan, DKI Jakarta 12140",
      province: "DKI Jakarta",
    },
  ]);
  expect(await redeemReward(budi.actor, asked())).toMatchObject({ refusal: { code: "not_said" } });
  const sent = await redeemReward(sari.actor, asked());
  const redemption = await findRedemption(sari.id, sent.ok ? sent.value.redemptionId : "", "id", new Date());
  expect(redemption?.given).toMatchObject({ street: "Jalan Melati 5", receiverPhone: "+6281234567890" });

  await forgetAddress(accountOf(budi), book[0]?.id ?? "");
  expect(await bookOf(sari, reward.publicId)).toHaveLength(1);
  await forgetAddress(accountOf(sari), book[0]?.id ?? "");
  expect(await bookOf(sari, reward.publicId)).toEqual([]);
});

it("keeps no more than ten, and nothing that is half an address", async () => {
  const member = await withKey();
  const { postalCode: _, ...half } = address;
  await keepAddress(member.actor, half);
  for (let n = 1; n <= 11; n += 1) await keepAddress(member.actor, { ...address, street: `Jalan Melati ${n}` });

  const reward = await newReward(ledger, { kind: "merchandise" });
  expect(await bookOf(member, reward.publicId)).toHaveLength(10);
});

const address = {
  receiver: "Sari",
  receiverPhone: "081234567890",
  street: "Jalan Melati 5",
  village: "Gandaria",
  district: "Kebayoran Baru",
  city: "Jakarta Selatan",
  province: "DKI Jakarta",
  postalCode: "12140",
};

async function withKey(): Promise<TestMember> {
  const member = await newMember(ledger);
  await givePoints(member, 100);
  await ledger.owner`update people p set wrapped_key = ${newWrappedKey()} from members m where m.person_id = p.id and m.id = ${member.id}`;
  const [row] = await ledger.owner<
    { personId: number }[]
  >`select person_id as "personId" from members where id = ${member.id}`;
  return { ...member, actor: { ...member.actor, personId: row?.personId ?? 0 } };
}

function accountOf({ actor, ...member }: TestMember): Actor<"account.use"> {
  const person = { id: actor.personId, publicId: actor.personPublicId, role: null, hasTotp: false, member };
  const account = grant(person, "account.use");
  if (account === null) throw new Error("Whoever is signed in may use their account");
  return account;
}

async function bookOf(member: TestMember, rewardId: string) {
  const page = await findReward(rewardId, { memberId: member.id, locale: "id", now: new Date() });
  return page?.book.addresses ?? [];
}
