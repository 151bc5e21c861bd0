import { afterAll, beforeAll, expect, it } from "vitest";
import { newReward, openTestLedger, type TestLedger } from "@/db/ledger-fixtures";
import { newId } from "@/lib/base/uuid";
import { backingOf, findTierGives } from "./tier-gives";

let ledger: TestLedger;

beforeAll(async () => {
  ledger = await openTestLedger();
});
afterAll(() => ledger.close());

it("finds what rewards on the shelf ask for a tier, and what is given today on birthdays and for reaching one", async () => {
  const [gold, over, hidden] = [await newReward(ledger), await newReward(ledger), await newReward(ledger)];
  await ledger.owner`update rewards set tier_required = 'emas' where id = ${gold.id}`;
  await ledger.owner`update rewards set tier_required = 'platina', ends_at = now() - interval '1 day' where id = ${over.id}`;
  await ledger.owner`update rewards set tier_required = 'intan', state = 'draft' where id = ${hidden.id}`;
  const give = (each: { isOn: boolean; endsOn: string | null; conditions: object[] }) => ledger.owner`
    insert into distributions (public_id, occasion, reward_id, each_, conditions, starts_on, ends_on, is_on, created_at, changed_at)
    values (${newId()}, 'birthday', ${gold.id}, 'year', ${ledger.owner.json(each.conditions as never)}, '2026-01-01', ${each.endsOn}, ${each.isOn}, now(), now())`;
  await give({ isOn: true, endsOn: null, conditions: [] });
  await give({ isOn: true, endsOn: "2026-11-23", conditions: [{ if: "tier", anyOf: ["emas"] }] });
  await give({ isOn: true, endsOn: "2026-11-22", conditions: [{ if: "tier", anyOf: ["platina"] }] });
  await give({ isOn: false, endsOn: null, conditions: [] });

  await ledger.owner`
    insert into distributions (public_id, occasion, tier, reward_id, each_, starts_on, is_on, created_at, changed_at)
    values (${newId()}, 'tier_up', 'emas', ${gold.id}, 'ever', '2026-01-01', true, now(), now()),
      (${newId()}, 'tier_up', 'platina', ${gold.id}, 'ever', '2026-12-01', true, now(), now())`;

  const gives = await findTierGives("id", new Date(), "2026-11-23");

  expect(gives).toEqual({
    rewards: [{ tier: "emas", count: 1 }],
    presents: [
      { occasion: "birthday", tiers: null, name: "Kopi susu" },
      { occasion: "birthday", tiers: ["emas"], name: "Kopi susu" },
      { occasion: "tier_up", tiers: ["emas"], name: "Kopi susu" },
    ],
  });
  expect(backingOf(gives)).toEqual({ rewardTiers: ["emas"], birthdayPresents: [null, ["emas"]] });
});
