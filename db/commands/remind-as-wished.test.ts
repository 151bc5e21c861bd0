import { afterAll, beforeAll, expect, it } from "vitest";
import { givePoints, newMember, newReward, openTestLedger, passTime, type TestLedger } from "@/db/ledger-fixtures";
import { programmeNow } from "@/db/queries/programme-time";
import { beforeExpiryOf, wish } from "@/db/wish-fixtures";
import { remindAsWished } from "./remind-as-wished";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger({
    expiry: { base: { policy: "fixed", months: 1, roundTo: "none" }, bonus: { policy: "never" } },
  });
});
afterAll(() => ledger.close());

it("reminds so many days before as the member wished, once, in the inbox and by mail", async () => {
  const [sari, budi] = [await newMember(ledger), await newMember(ledger)];
  for (const member of [sari, budi]) await givePoints(member, 300);
  const asked = beforeExpiryOf(await newReward(ledger), { action: "remind", daysBefore: 12, reward: null });
  await wish(sari, { ...asked, mostPoints: null, leastPoints: null });

  for (let day = 0; day < 25; day += 1) {
    await passTime(ledger, { days: 1 });
    const now = await programmeNow();
    await Promise.all(Array.from({ length: 5 }, () => remindAsWished(now, 0, 100)));
  }

  const told = await ledger.owner`
    select member_id as member, split_part(reason, ':', 2)::int as days, (payload ->> 'points')::int as points,
      (select count(*)::int from outbox o where o.reason like n.reason || ':%') as mails
    from notices n where kind = 'points_expiring'`;
  expect(told).toEqual([{ member: sari.id, days: 12, points: 300, mails: 1 }]);
});
