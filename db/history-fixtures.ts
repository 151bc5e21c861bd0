import { connect } from "@/db/client";
import { cancelRedemption } from "@/db/commands/cancel-redemption";
import { movePooledPoints } from "@/db/commands/move-pooled-points";
import { openBalance } from "@/db/commands/open-balance";
import { recordEvent } from "@/db/commands/record-event";
import { recordPurchase } from "@/db/commands/record-purchase";
import { recordRefund } from "@/db/commands/record-refund";
import { redeemReward } from "@/db/commands/redeem-reward";
import { settleMembers } from "@/db/commands/settle-members";
import { openPool } from "@/db/commands/share-pool";
import { transferPoints } from "@/db/commands/transfer-points";
import {
  newMember,
  newReward,
  openTestLedger,
  type TestLedger,
  type TestMember,
  type TestReward,
} from "@/db/ledger-fixtures";
import { replayLive } from "@/db/queries/replay-ledger";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import { newId } from "@/lib/base/uuid";
import type { TermsDocument } from "@/lib/loyalty/terms";

/** Programmes whose clocks do what clocks can do. */
export const programmes = ["America/New_York", "Pacific/Apia"] as const;

const terms: Record<(typeof programmes)[number], Pick<TermsDocument, "expiry" | "tiers">> = {
  /** Clocks change twice a year; points end on days of months of every length. */
  "America/New_York": {
    expiry: {
      base: {
        policy: "fixed",
        months: 1,
        roundTo: "none",
        extension: { months: 1, activity: ["purchase"], withinMonths: 1 },
      },
      bonus: { policy: "calendar", on: "02-29", leastDays: 30 },
    },
    tiers: { ...kopiSenjaTerms.tiers, window: "rolling_months", months: 2, graceDays: 8 },
  },
  /** A whole day, 30 December 2011, was left out. */
  "Pacific/Apia": {
    expiry: {
      base: { policy: "rolling", months: 1, roundTo: "month", activity: ["purchase", "redemption"] },
      bonus: { policy: "fixed", months: 2, roundTo: "none" },
    },
    tiers: { ...kopiSenjaTerms.tiers, window: "calendar_year", graceDays: 31 },
  },
};

/** What is counted by days and months of the programme: points given away, and a rule's cap. */
const counted = {
  transfer: { ...kopiSenjaTerms.transfer, leastPoints: 10, mostPerDay: 60, mostPerMonth: 150, coolingOffDays: 5 },
  earning: {
    ...kopiSenjaTerms.earning,
    rules: [
      {
        ...{ code: "ulasan", name: { id: "Ulasan", en: "A review" }, on: "review", when: [], group: null, budgets: [] },
        effect: { give: "fixed", points: 25, kind: "bonus" },
        caps: { event: null, member: [{ per: "month", points: 60 }] },
      },
    ],
  },
} satisfies Partial<TermsDocument>;

/** Around leap days, ends of months and years, and the nights in which clocks change or a day is missing. */
const moments = [
  "2011-12-28T22:00:00Z",
  "2011-12-29T23:59:59.999Z",
  "2011-12-30T09:59:59.999Z",
  "2011-12-30T10:00:00Z",
  "2011-12-31T10:30:00Z",
  "2012-02-29T04:59:59Z",
  "2012-02-29T23:30:00Z",
  "2012-03-11T06:59:59.999Z",
  "2012-03-11T07:00:00Z",
  "2012-03-31T16:30:00Z",
  "2012-04-01T03:59:59.999Z",
  "2012-04-30T18:00:00Z",
  "2012-11-04T05:30:00Z",
  "2012-11-04T06:30:00Z",
  "2012-12-31T17:00:00Z",
  "2013-01-01T04:59:59.999Z",
  "2013-01-01T05:00:00Z",
  "2013-02-28T17:30:00Z",
  "2013-03-01T05:00:00Z",
  "2014-06-01T00:00:00Z",
];

export type Lived = { ownerUrl: string; lines: string[]; findings: unknown[] };
export type Replayed = { differences: unknown[]; members: number; journals: number };

/**
 * Lives a history of three members of each programme in a database of its own, as commands write it, with the database's sessions in a zone;
 * the process is where its TZ is. Its lines name ids by their order, so that two lives can be compared.
 */
export async function liveHistories(databaseZone: string): Promise<Lived[]> {
  const lives: Lived[] = [];
  for (const zone of programmes) lives.push(await liveHistory(zone, databaseZone));
  return lives;
}

async function liveHistory(zone: (typeof programmes)[number], databaseZone: string): Promise<Lived> {
  const ledger = await openTestLedger({ ...terms[zone], ...counted, zone });
  await keepSessionsIn(ledger.ownerUrl, databaseZone);
  const members = [await newMember(ledger), await newMember(ledger), await newMember(ledger)];
  const reward = await newReward(ledger, { points: 40 });
  const everybody = members.map((member) => member.id);
  await ledger.owner`update members set joined_at = '2011-12-23T10:00:00Z' where id = any (${everybody}::bigint[])`;
  await stopClock(ledger, moments[0]);
  await bringAlong(members);
  for (const [step, moment] of moments.entries()) {
    await stopClock(ledger, moment);
    for (const [place, member] of members.entries()) await act(member, reward, { step, place, moment });
    await passOn(members, step, moment);
    if (step % 3 === 0) await settleMembers(everybody.slice(0, 1), new Date(moment));
  }
  await settleMembers(everybody, new Date(moments.at(-1) ?? 0));
  const { findings } = await ledger.verify();
  return { ownerUrl: ledger.ownerUrl, lines: await linesOf(ledger), findings };
}

/** Tells the facts of ledgers again with their databases' sessions in another zone: whose chain comes out differently? */
export async function replayHistories(databaseZone: string, ...ownerUrls: string[]): Promise<Replayed[]> {
  const replays: Replayed[] = [];
  for (const ownerUrl of ownerUrls) {
    await keepSessionsIn(ownerUrl, databaseZone);
    const { differences, members, journals } = await replayLive({ ownerUrl });
    replays.push({ differences, members, journals });
  }
  return replays;
}

async function act(
  member: TestMember,
  reward: TestReward,
  { step, place, moment }: { step: number; place: number; moment: string },
): Promise<void> {
  if ((step + place) % 3 === 0) {
    const redeemed = await redeemReward(member.actor, {
      rewardId: reward.publicId,
      key: newId(),
      quantity: 1,
      price: 40,
    });
    if (redeemed.ok && step % 2 === 0) await cancelRedemption(member.actor, redeemed.value.redemptionId);
    return;
  }
  if (place === 2 && step % 4 !== 0) return;
  const bought = { totalMinor: [60_000, 1_400_000, 2_500_000][(step + place) % 3] ?? 0, currency: "IDR", store: null };
  const occurredAt = new Date(Date.parse(moment) - (step % 5 === 4 ? 40 * 86_400_000 : 0));
  const channel = step % 4 === 1 ? "online" : null;
  const recorded = await recordPurchase({ memberId: member.id, externalId: newId(), occurredAt, channel, ...bought });
  if (!recorded.ok) throw new Error(`Not recorded: ${recorded.refusal.code}`);
}

/** One comes from elsewhere, with points that end on a leap day; and a pool of their own. */
async function bringAlong([first]: TestMember[]): Promise<void> {
  if (!first) return;
  const lots = [
    { kind: "base", points: 700, earnedOn: "2011-11-30", expiresOn: "2012-02-29", availableFrom: null },
    { kind: "bonus", points: 90, earnedOn: "2011-12-30", expiresOn: null, availableFrom: Date.UTC(2012, 2, 11, 7) },
  ] as const;
  const opened = await openBalance({ memberId: first.id, lots: [...lots], tierPoints: 120, tier: null });
  if (!opened.ok) throw new Error(`Not opened: ${opened.refusal.code}`);
  await openPool(first.actor, new Date());
}

/** Whatever is not buying and redeeming: what is refused is the same everywhere too. */
async function passOn([first, second, third]: TestMember[], step: number, moment: string): Promise<void> {
  if (!first || !second || !third) return;
  const send = (from: TestMember, to: TestMember, points: number) =>
    transferPoints(from.actor, { to: to.publicId, points, key: newId() });
  await send(first, second, 40);
  await send(second, third, 30);
  const occurredAt = new Date(moment);
  await recordEvent({ memberId: third.id, type: "review", externalId: newId(), occurredAt });
  await movePooledPoints(first.actor, { way: step % 2 === 0 ? "in" : "out", points: 20, key: newId() });
  if (step % 3 !== 1) return;
  const externalId = newId();
  const sale = { externalId, totalMinor: 90_000, currency: "IDR", channel: null, store: null };
  await recordPurchase({ memberId: second.id, occurredAt, ...sale });
  const refund = { purchaseExternalId: externalId, amountMinor: 30_001, currency: null, occurredAt };
  await recordRefund({ externalId: newId(), ...refund });
}

async function keepSessionsIn(ownerUrl: string, databaseZone: string): Promise<void> {
  const admin = connect(process.env.TEST_DATABASE_ADMIN_URL ?? "", { max: 1 });
  await admin.unsafe(`alter database ${new URL(ownerUrl).pathname.slice(1)} set timezone = '${databaseZone}'`);
  await admin.end({ timeout: 2 });
}

async function stopClock({ owner }: TestLedger, moment = ""): Promise<void> {
  await owner.unsafe(
    `create or replace function programme_now() returns timestamptz language sql stable parallel safe
       as $$ select to_timestamp(${Date.parse(moment) / 1000}) $$`,
  );
}

async function linesOf({ superuser }: TestLedger): Promise<string[]> {
  const rows = await superuser<{ line: object }[]>`
    select jsonb_build_object('member', j.member_id, 'version', version, 'kind', kind, 'points', points, 'tier', tier_points, 'balance', balance_after,
      'occurred', extract(epoch from occurred_at) * 1000, 'source', source, 'terms', terms_version, 'changes', changes, 'trace', trace) as line
    from journals j order by j.member_id, version`;
  const names = new Map<string, string>();
  const nameOf = (id: string) => {
    if (!names.has(id)) names.set(id, `#${names.size + 1}`);
    return names.get(id) ?? "";
  };
  return rows.map(({ line }) => JSON.stringify(line).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, nameOf));
}
