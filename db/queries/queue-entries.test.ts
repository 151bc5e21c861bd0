import { afterAll, beforeAll, expect, test } from "vitest";
import { redeemReward } from "@/db/commands/redeem-reward";
import {
  givePoints,
  newMember,
  newReward,
  openTestLedger,
  type TestLedger,
  type TestMember,
} from "@/db/ledger-fixtures";
import { migrate } from "@/db/migrate";
import { slowly, untilHeld } from "@/db/slowly";
import { openConnections } from "@/db/terms-fixtures";
import { newId } from "@/lib/base/uuid";
import { newWrappedKey } from "@/lib/personal-data";
import { COUNTED_MOST, countQueue, listQueue, listQueueOutlets, type QueueFilter, queueStates } from "./fulfilment";

let ledger: TestLedger;
let sari: TestMember;
const outlets = ["Senja Braga", "Senja Kemang", "Senja Dago"];

beforeAll(async () => {
  ledger = await openTestLedger();
  sari = await newMember(ledger);
  const given = { delivery: "ship" };
  const parcels = await newReward(ledger, { kind: "merchandise", details: given, points: 100, stock: 900 });
  const samples = await newReward(ledger, { kind: "sample", details: given, points: 100, stock: 900 });
  // Two of every three wait, at none, one or two outlets each.
  await ledger.superuser`
    insert into redemptions (public_id, member_id, reward_id, state, quantity, points, journal_version, created_at, details, position)
    select gen_random_uuid(), ${sari.id}, case when i % 2 = 0 then ${parcels.id}::bigint else ${samples.id}::bigint end,
      (array['processing', 'held', 'shipped', 'booked', 'used', 'ready'])[1 + i / 4 % 6], 1, 100, 1, programme_now() - i * interval '1 hour',
      jsonb_build_object('leadDays', 2, 'outlets', array_to_string((${outlets}::text[])[1 + i % 4 : 1 + i % 4 + i % 2], E' \n')), i
    from generate_series(1, 700) i`;
});
afterAll(() => ledger.close());

/** Every page of the queue, one after another. */
async function queueOf(wish: Partial<QueueFilter>): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | undefined; ; ) {
    const filter = { q: "", state: null, kind: null, outlet: null, ...wish, after };
    const { redemptions, next } = await listQueue(filter, "id");
    found.push(...redemptions.map(({ publicId }) => publicId));
    if (next === null) return found;
    after = next;
  }
}

/** The same, by looking through everything. */
async function lookedThrough({ state = null, kind = null, outlet = null }: Partial<QueueFilter>): Promise<string[]> {
  const rows = await ledger.owner<{ id: string }[]>`
    select d.public_id as id from redemptions d join rewards r on r.id = d.reward_id
    where d.state = any (${state === null ? queueStates : [state]}::text[]) and (${kind}::text is null or r.kind = ${kind})
      and (${outlet}::text is null or ${outlet} = any (regexp_split_to_array(d.details ->> 'outlets', '\\s*\\n\\s*')))
    order by d.id`;
  return rows.map(({ id }) => id);
}

async function expectTheSame() {
  for (const kind of [null, "merchandise"] as const)
    for (const outlet of [null, ...outlets.slice(0, 2)])
      for (const state of [null, ...queueStates])
        expect(await queueOf({ kind, outlet, state }), `${kind} ${outlet} ${state}`).toEqual(
          await lookedThrough({ kind, outlet, state }),
        );
}

test("the queue of a kind, an outlet and a state is what looking through all that waits finds, in its order, after moves too", async () => {
  await expectTheSame();
  expect(await listQueueOutlets()).toEqual([...outlets].sort());

  await ledger.superuser`
    update redemptions set state = (array['shipped', 'used', 'processing', 'done'])[1 + position % 4] where position % 3 = 0 and member_id = ${sari.id}`;

  await expectTheSame();
});

test("what waited before there were entries has them after a migration", async () => {
  const entries = () => ledger.owner`select * from queue_entries order by facet, value, state, redemption_id`;
  const before = await entries();
  await ledger.superuser`delete from queue_entries`;

  await migrate(ledger);

  expect(await entries()).toEqual(before);
  expect(before.length).toBeGreaterThan(400);
});

test("counts stop one beyond what is counted", async () => {
  const now = new Date();
  await ledger.superuser`update redemptions set state = 'processing' where member_id = ${sari.id}`;

  const counts = await countQueue(now);

  expect(counts).toMatchObject({ processing: COUNTED_MOST + 1, held: 0, late: COUNTED_MOST + 1 });
  expect(counts.onTime).toBeLessThan(50);
});

test("what is redeemed while its reward becomes another kind waits under the kind it became", async () => {
  const reward = await newReward(ledger, {
    kind: "merchandise",
    details: { delivery: "ship" },
    points: 100,
    stock: 50,
  });
  const members = await Promise.all(Array.from({ length: 8 }, () => newMember(ledger)));
  await Promise.all(members.map((member) => givePoints(member, 100)));
  await ledger.owner`update people set wrapped_key = ${newWrappedKey()} where wrapped_key is null`;
  await openConnections();

  await slowly(ledger.owner, "reward_stocks", () =>
    Promise.all([
      ...members.map(({ actor }) =>
        redeemReward(actor, { rewardId: reward.publicId, key: newId(), quantity: 1, price: 100, given: parcelGiven }),
      ),
      untilHeld(ledger.owner, "reward_stocks", reward.id).then(
        () => ledger.owner`update rewards set kind = 'sample', version = version + 1 where id = ${reward.id}`,
      ),
    ]),
  );

  const kinds = await ledger.owner`
    select q.value, count(*)::int > 0 as some from queue_entries q join redemptions d on d.id = q.redemption_id
    where d.reward_id = ${reward.id} and q.facet = 'kind' group by 1`;
  expect(kinds).toEqual([{ value: "sample", some: true }]);
});

const parcelGiven = {
  ...{ receiver: "Sari", receiverPhone: "081234567890", street: "Jalan Melati 5", village: "Gandaria" },
  ...{ district: "Kebayoran Baru", city: "Jakarta", province: "DKI Jakarta", postalCode: "12140" },
};
