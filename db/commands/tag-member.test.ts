import { afterAll, beforeAll, expect, test } from "vitest";
import { hire, trailOf } from "@/db/catalogue-fixtures";
import { newMember, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import type { Actor } from "@/lib/loyalty/permissions";
import { tagMember } from "./tag-member";

let ledger: TestLedger;
let tari: Actor<"members.adjust">;
beforeAll(async () => {
  ledger = await openTestLedger();
  tari = await hire(ledger.owner, "support", "members.adjust", "Tari");
});
afterAll(() => ledger.close());

test("a member bears the tags staff gave, which stands in the trail and makes stale what is being decided", async () => {
  const member = await newMember(ledger);
  const memberId = member.publicId;

  const answer = await tagMember(tari, { memberId, version: 1, tags: ["mitra", "wartawan"] });

  const [row] = await ledger.owner`
    select m.tags, w.stamp from members m join wallets w on w.member_id = m.id where m.id = ${member.id}`;
  expect(answer).toEqual({ ok: true, value: null });
  expect(row).toEqual({ tags: ["mitra", "wartawan"], stamp: 1 });
  expect(await trailOf(ledger.owner, `member:${memberId}`)).toEqual([
    { actorId: tari.personId, action: "member.edit", before: { tags: [] }, after: { tags: ["mitra", "wartawan"] } },
  ]);
});

test("tags decided on an older page, or of nobody, are not set", async () => {
  const member = await newMember(ledger);
  const tags = ["mitra"];

  const older = await tagMember(tari, { memberId: member.publicId, version: 7, tags });
  const nobody = await tagMember(tari, { memberId: newId(), version: 1, tags });

  expect(older).toEqual({ ok: false, refusal: "changed_meanwhile" });
  expect(nobody).toEqual({ ok: false, refusal: "member_unknown" });
});
