import { Agent } from "node:http";
import { connect, type Sql } from "@/db/client";
import { signInWithoutPages } from "../fixtures/session";
import { expect, test } from "../fixtures/test";
import { MemberAtTheForm } from "./member-at-the-form";
import { type OwnPortal, startOwnPortal } from "./own-portal.mjs";

const BUYERS = 500;
const IN_STOCK = 100;
const SHOPPERS = 8;
/** Twenty are for whoever has the time; each is as good as another. */
const kills = Number(process.env.DRILL_KILLS ?? 3);

test.describe.configure({ mode: "serial", timeout: 180_000 + kills * 30_000 });

let portal: OwnPortal;
let owner: Sql;
let sessions: string[];

test.beforeAll(async () => {
  test.setTimeout(180_000); // five hundred members join first, on a machine that runs other journeys beside
  portal = await startOwnPortal();
  await portal.ready();
  portal.operate("demo", "crowd", "--members", String(BUYERS), "--points", "10000");
  owner = connect(portal.ownerUrl, { max: 4 });
  const people = await owner<{ id: number }[]>`
    select id from people where name like 'Anggota %' order by id limit ${BUYERS}`;
  sessions = await signInWithoutPages(
    owner,
    people.map(({ id }) => id),
  );
});

test.afterAll(async () => {
  await owner.end({ timeout: 2 });
  await portal.stop();
});

test("when five hundred want the last hundred, a hundred get one each and the others keep their points", async () => {
  const rewardId = newReward(IN_STOCK, 100);
  const agent = new Agent({ keepAlive: true, maxSockets: BUYERS });
  const buyers = sessions.map(
    (session) => new MemberAtTheForm(session, { at: portal.origin, agent, patienceMs: 120_000 }),
  );
  const forms: Record<string, string>[] = [];
  for (let from = 0; from < buyers.length; from += 20) {
    const taken = buyers.slice(from, from + 20).map((buyer) => buyer.takeForm(rewardId));
    forms.push(...(await Promise.all(taken)).map((form) => form ?? {}));
  }

  const began = Date.now();
  const answers = await Promise.all(buyers.map((buyer, place) => buyer.send(rewardId, forms[place] ?? {})));
  agent.destroy();
  console.log(JSON.stringify({ buyers: BUYERS, codes: IN_STOCK, seconds: (Date.now() - began) / 1000 }));

  const statuses = answers.map((answer) => answer?.status ?? 0);
  expect(statuses.filter((status) => status === 303)).toHaveLength(IN_STOCK);
  const refusals = answers.filter((answer) => answer?.status === 200);
  expect(refusals).toHaveLength(BUYERS - IN_STOCK);
  const isSaid = /baru saja habis|Semua sudah ditukar/;
  expect(refusals.filter((answer) => !isSaid.test(answer?.body ?? ""))).toEqual([]);
  const [count] = await owner`
    select count(*)::int as redemptions, count(distinct r.member_id)::int as members, count(distinct c.id)::int as codes,
      (select left_::int from reward_stocks where reward_id = max(r.reward_id)) as left
    from redemptions r join reward_codes c on c.redemption_id = r.id
    where r.reward_id = (select id from rewards where public_id = ${rewardId}::uuid)`;
  expect(count).toEqual({ redemptions: IN_STOCK, members: IN_STOCK, codes: IN_STOCK, left: 0 });
  expect(verified().findings).toEqual([]);
});

test(`a database killed ${kills} times under load comes back to the same portal, with everything it had promised`, async () => {
  const rewardId = newReward(100_000, 1, "discount");
  const agent = new Agent({ keepAlive: true, maxSockets: 2 * SHOPPERS });
  const where = { at: portal.origin, agent, patienceMs: 20_000 };
  const shoppers = sessions.slice(0, SHOPPERS).map((session) => new MemberAtTheForm(session, where));
  const before = await redemptionsOf(rewardId);
  let isOpen = true;
  const shopping = shoppers.map(async (shopper) => {
    while (isOpen) {
      const form = await shopper.takeForm(rewardId);
      if (form === null) continue;
      // The same form again, key and all, until it is answered: whoever does not know whether it went through does that.
      for (let tries = 0; tries < 50; tries += 1) if ((await shopper.send(rewardId, form))?.status === 303) break;
    }
  });

  const returns: number[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    await untilMore(shoppers, 4 * SHOPPERS);
    portal.killDatabase();
    await untilFailed(shoppers);
    await portal.startDatabaseAgain();
    const back = Date.now();
    while ((await shoppers[0]?.look("/home"))?.status !== 200) expect(Date.now() - back).toBeLessThan(10_000);
    returns.push(Date.now() - back);
  }
  isOpen = false;
  await Promise.all(shopping);
  agent.destroy();

  const slowest = Math.max(...shoppers.flatMap(({ requests }) => requests.map(({ milliseconds }) => milliseconds)));
  const promised = shoppers.flatMap(({ acknowledged }) => acknowledged.map((location) => location.split("/")[2] ?? ""));
  test.info().annotations.push({
    type: "measured",
    description: JSON.stringify({ returns, slowest, promised: promised.length }),
  });
  console.log(JSON.stringify({ kills, returnsMs: returns, slowestMs: slowest, promised: promised.length }));
  expect(portal.isSameProcess()).toBe(true);
  expect(slowest).toBeLessThan(15_000);
  expect(new Set(promised).size).toBe(promised.length);
  const after = (await redemptionsOf(rewardId)).filter((id) => !before.includes(id));
  expect(after.sort()).toEqual(promised.sort());
  expect(verified().findings).toEqual([]);
});

function newReward(stock: number, points: number, kind = "gift_card"): string {
  const said = portal.operate("demo", "reward", "--kind", kind, "--stock", String(stock), "--points", String(points));
  return said.split(" ").at(-1) ?? "";
}

function verified(): { findings: unknown[] } {
  return JSON.parse(portal.operate("ledger", "verify", "--json"));
}

async function redemptionsOf(rewardId: string): Promise<string[]> {
  const rows = await owner<{ id: string }[]>`
    select r.public_id as id from redemptions r join rewards w on w.id = r.reward_id where w.public_id = ${rewardId}::uuid`;
  return rows.map(({ id }) => id);
}

const sum = (shoppers: MemberAtTheForm[], count: (shopper: MemberAtTheForm) => number) =>
  shoppers.reduce((total, shopper) => total + count(shopper), 0);

async function untilMore(shoppers: MemberAtTheForm[], more: number): Promise<void> {
  const enough = sum(shoppers, ({ acknowledged }) => acknowledged.length) + more;
  await expect
    .poll(() => sum(shoppers, ({ acknowledged }) => acknowledged.length), { timeout: 60_000 })
    .toBeGreaterThan(enough);
}

/** Until everybody has felt that the database is gone. */
async function untilFailed(shoppers: MemberAtTheForm[]): Promise<void> {
  const failures = ({ requests }: MemberAtTheForm) =>
    requests.filter(({ answer }) => answer === null || answer.status >= 500).length;
  const some = sum(shoppers, failures);
  await expect.poll(() => sum(shoppers, failures), { timeout: 30_000 }).toBeGreaterThan(some);
}
