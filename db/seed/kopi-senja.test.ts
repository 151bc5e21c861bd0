import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Sql, sql } from "@/db/client";
import { type AccountRow, accountColumns, type DecisionRow, decisionColumns, toAccount } from "@/db/queries/accounts";
import { listOwnFriends } from "@/db/queries/brought-friends";
import { forgetTerms, termsHistory } from "@/db/queries/terms";
import { verifyLedger } from "@/db/queries/verify-ledger";
import { createTestDatabase, type TestDatabase } from "@/db/test-database";
import { realNow } from "@/lib/base/clock";
import { draftOf } from "@/lib/loyalty/account";
import { kinds } from "@/lib/loyalty/kinds";
import { type Details, detailProblems } from "@/lib/loyalty/kinds/details";
import { expiryCalendar, pending, spendable } from "@/lib/loyalty/lots";
import { type RewardKind, rewardKinds } from "@/lib/loyalty/reward";
import { termsAsOf } from "@/lib/loyalty/terms";
import { progress } from "@/lib/loyalty/tier-progress";
import { passwordMatches } from "@/lib/password";
import { emailHash } from "@/lib/personal-data";
import { openKopiSenja } from "./kopi-senja";

let database: TestDatabase;
let owner: Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = connect(database.ownerUrl, { max: 2 });
  forgetTerms();
  await openKopiSenja(owner, realNow());
});
afterAll(async () => {
  await owner.end({ timeout: 2 });
  await database.drop();
});

async function memberOf(email: string) {
  const [row] = await sql<(AccountRow & DecisionRow)[]>`
    select ${accountColumns()}, ${decisionColumns()} from people p join members m on m.person_id = p.id join wallets w on w.member_id = m.id
    where p.email_hash = ${emailHash(email)}`;
  if (!row) throw new Error(`${email} is nobody`);
  return { ...toAccount(row), now: row.now };
}

test("Sari has points to spend, some that wait, some that end soon, and a past that shows what can happen", async () => {
  const sari = await memberOf("sari@contoh.id");
  const kinds = await sql<
    { kind: string }[]
  >`select distinct kind from journals where member_id = ${sari.memberId} order by 1`;
  const states = await sql<
    { state: string }[]
  >`select distinct state from redemptions where member_id = ${sari.memberId} order by 1`;

  expect(spendable(sari.lots, sari.now)).toBeGreaterThanOrEqual(3_000);
  expect(pending(sari.lots, sari.now)).toBeGreaterThan(0);
  const inMonth = sari.now.getTime() + 31 * 86_400_000;
  expect(expiryCalendar(sari.lots, sari.now).some(({ at }) => at.getTime() <= inMonth)).toBe(true);
  expect(sari.tier).toBe("emas");
  const shown = ["adjusted", "earned", "lapsed", "pooled", "redeemed", "refunded", "restored", "tier_moved"];
  expect(kinds.map((row) => row.kind)).toEqual(expect.arrayContaining(shown));
  expect(states.map((row) => row.state)).toEqual(expect.arrayContaining(["cancelled", "ready", "used"]));
});

test("Budi is a few breakfasts short of Gold", async () => {
  const budi = await memberOf("budi@contoh.id");
  const history = await termsHistory();
  const { level, missing } = progress(history[0], draftOf(budi, history), budi.now);
  expect([level.code, missing > 0 && missing < 400]).toEqual(["perak", true]);
});

test("Eko became Gold last year and stays so only with more before this one is over", async () => {
  const eko = await memberOf("eko.prasetyo@contoh.id");
  const history = await termsHistory();
  const { level, keepBy, missingToKeep } = progress(history[0], draftOf(eko, history), eko.now);
  expect([level.code, keepBy !== null, missingToKeep > 0]).toEqual(["emas", true, true]);
});

test("somebody's goal was redeemed by itself, somebody's stopped, and Sari looks on how far hers is", async () => {
  const wishes = await sql`
    select purpose, action, ended_because as ended, paused_because as paused,
      (select count(*)::int from events e where e.data #>> '{wish,id}' = w.public_id::text) as runs
    from wishes w order by w.id`;
  expect(wishes).toEqual([
    { purpose: "goal", action: "redeem", ended: "met", paused: null, runs: 1 },
    { purpose: "goal", action: "redeem", ended: null, paused: "out_of_stock", runs: 0 },
    { purpose: "goal", action: "show", ended: null, paused: null, runs: 0 },
    { purpose: "expiry", action: "donate", ended: null, paused: null, runs: 0 },
  ]);
});

test("the shelf has forty rewards to redeem in both languages, of every kind there is, each with a picture and whole", async () => {
  const rewards = await sql<{ kind: RewardKind; details: Details; hasPicture: boolean; isWorded: boolean }[]>`
    select kind, details, picture_id is not null as "hasPicture", texts -> 'id' ->> 'name' <> '' and texts -> 'en' ->> 'name' <> '' as "isWorded"
    from rewards where state = 'published'`;

  expect(rewards.length).toBeGreaterThanOrEqual(40);
  expect(new Set(rewards.map(({ kind }) => kind))).toEqual(new Set(rewardKinds));
  for (const { kind, details, hasPicture, isWorded } of rewards)
    expect([detailProblems(kinds[kind].details, details), hasPicture, isWorded]).toEqual([{}, true, true]);
});

test("everybody who is named can sign in, and every role is there", async () => {
  const people = await sql<{ passwordHash: string; role: string | null; factors: number }[]>`
    select password_hash as "passwordHash", role, (select count(*) from totp_factors f where f.person_id = p.id and confirmed_at is not null) as factors
    from people p order by p.id limit 9`;
  expect(people.map((row) => row.factors)).toEqual(people.map(() => 1));
  expect(people.filter((row) => row.role).length).toBe(7);
  expect(await passwordMatches(people[0]?.passwordHash ?? null, "demo-poin-2026")).toBe(true);
});

test("its terms have three versions, each by two people, and two proposals that were run over the past", async () => {
  const drafts = await sql`
    select state, published_version as version, replay_report is not null as "isReplayed", approved_by is null or not (approved_by = any (written_by)) as "isByTwo"
    from terms_drafts order by id`;
  const open = { state: "draft", version: null, isReplayed: true, isByTwo: true };
  const version = (number: number) => ({ ...open, state: "published", version: number });
  expect(drafts).toEqual([version(2), version(3), open, open]);
  const [second] = await sql<{ noticeDays: number; told: boolean }[]>`
    select extract(day from effective_from - published_at)::int as "noticeDays",
      exists (select from notices where kind = 'terms_changed' and created_at::date = published_at::date) as told
    from terms_versions where version = 2`;
  expect(second?.noticeDays).toBeGreaterThanOrEqual(29);
  expect(second?.told).toBe(true);
});

test("somebody waits for an answer, somebody for a second person, and somebody still owes points", async () => {
  const [row] = await sql`
    select (select array_agg(state order by state) from disputes) as disputes, (select count(*) from approvals where state = 'waiting') as approvals,
      (select count(*) from waiting_refunds where taken_at is null) as refunds, (select count(*) from wallets where debt > 0) as owing,
      (select count(*) from pool_members where state = 'joined') as pooled, (select count(*) > 0 from journals where kind = 'extended') as extended`;
  expect(row).toEqual({
    disputes: ["accepted", "asked", "open"],
    approvals: 1,
    refunds: 1,
    owing: 1,
    pooled: 2,
    extended: true,
  });
});

test("members have said what they think, and one gift by link was opened while another waits", async () => {
  const [row] = await sql`
    select (select count(*) >= 4 from feedback where purchase_id is not null) as reviews,
      (select count(*) >= 3 from feedback where redemption_id is not null) as felt,
      (select count(*) >= 4 from journals where trace::json ->> 'event' = 'review') as earned,
      (select array_agg(state order by state) from gifts) as gifts`;
  expect(row).toEqual({ reviews: true, felt: true, earned: true, gifts: ["accepted", "waiting"] });
});

test("Sari has brought friends, one of each way it can go", async () => {
  const { memberId, now } = await memberOf("sari@contoh.id");
  const { friends } = await listOwnFriends(memberId, termsAsOf(await termsHistory(), now), now);

  expect(friends.map(({ firstName, standing }) => [firstName, standing.code])).toEqual([
    ["Raka", "buying"],
    ["Vina", "returning"],
    ["Tania", "rewarded"],
    ["Yusuf", "nothing"],
  ]);
});

test("its past keeps every promise of the ledger, and writes to nobody", async () => {
  expect((await verifyLedger({ ownerUrl: database.ownerUrl })).findings).toEqual([]);
  const [row] = await owner`select count(*) as mails from outbox`;
  expect(row).toEqual({ mails: 0 });
});
