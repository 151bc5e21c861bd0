import { afterAll, beforeAll, expect, test } from "vitest";
import { hire, trailOf } from "@/db/catalogue-fixtures";
import { newMember, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { lookAsMember, openViewing } from "./view-as-member";

let ledger: TestLedger;
let tari: Actor<"members.see">;
beforeAll(async () => {
  ledger = await openTestLedger();
  tari = await hire(ledger.owner, "support", "members.see", "Tari");
});
afterAll(() => ledger.close());

async function opened(as = tari) {
  const member = await newMember(ledger);
  const viewing = newId();
  const answer = await openViewing(as, { id: viewing, memberId: member.publicId, reason: "Saldonya katanya salah" });
  return { member, viewing, answer };
}

test("every page looked at under a leave stands in the trail, and no session of the member's is made", async () => {
  const { member, viewing } = await opened();

  const seen = await lookAsMember(tari, { viewing, memberId: member.publicId, page: "home" });
  await lookAsMember(tari, { viewing, memberId: member.publicId, page: "activity" });

  expect(seen).toBe(member.id);
  expect(
    (await trailOf(ledger.owner, `member:${member.publicId}`)).map(({ action, after }) => [action, after]),
  ).toEqual([
    ["member.see", { viewing }],
    ["member.seen", { page: "home", viewing }],
    ["member.seen", { page: "activity", viewing }],
  ]);
  const sessions =
    await ledger.owner`select from sessions s join members m on m.person_id = s.person_id where m.id = ${member.id}`;
  expect(sessions).toHaveLength(0);
});

test("a leave is for one person, one member and a quarter of an hour", async () => {
  const [{ member, viewing }, another] = [await opened(), await opened()];
  const budi = await hire(ledger.owner, "owner", "members.see", "Budi");
  const look = { viewing, memberId: member.publicId, page: "home" } as const;

  expect(await lookAsMember(budi, look)).toBeNull();
  expect(await lookAsMember(tari, { ...look, memberId: another.member.publicId })).toBeNull();
  expect(await lookAsMember(tari, { ...look, viewing: newId() })).toBeNull();
  await ledger.owner`update viewings set until_ = now() where public_id = ${viewing}`;
  expect(await lookAsMember(tari, look)).toBeNull();
  expect(await trailOf(ledger.owner, `member:${member.publicId}`)).toHaveLength(1);
});

test("nobody looks without a reason, at their own membership, or at one that is closed", async () => {
  const member = await newMember(ledger);
  const own: Actor<"members.see"> = { ...tari, personId: member.actor.personId };
  const request = { id: newId(), memberId: member.publicId, reason: "Periksa" };

  expect(await openViewing(tari, { ...request, reason: "  " })).toEqual({ ok: false, refusal: "reason_missing" });
  expect(await openViewing(own, request)).toEqual({ ok: false, refusal: "own_membership" });
  await ledger.owner`update members set state = 'closed' where id = ${member.id}`;
  expect(await openViewing(tari, request)).toEqual({ ok: false, refusal: "not_possible" });
  expect(await openViewing(tari, { ...request, memberId: newId() })).toEqual({ ok: false, refusal: "member_unknown" });
});
