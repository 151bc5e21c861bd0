import { hire } from "@/db/catalogue-fixtures";
import { newMember, newReward, staff, type TestLedger } from "@/db/ledger-fixtures";
import * as model from "@/db/ledger-model";
import type { Actor, People, Reward } from "@/db/ledger-model-deeds";
import { addressFor } from "@/db/outbox-fixtures";
import { newId } from "@/lib/base/uuid";
import { grant, type Actor as Staff, type StaffPermission } from "@/lib/loyalty/permissions";

/** The shop's people, its members and its rewards, as every story begins. */
export async function hirePeople(ledger: TestLedger): Promise<People> {
  const maya = await hire(ledger.owner, "support", "members.adjust", "Maya");
  const bayu = await hire(ledger.owner, "owner", "approvals.decide", "Bayu");
  const rani = await hire(ledger.owner, "support", "approvals.decide", "Rani");
  const people = {
    asks: maya,
    asksToAccept: alsoMay(maya, "disputes.handle"),
    asksToMerge: alsoMay(maya, "members.merge"),
    approves: bayu,
    seconds: [
      { approves: bayu, most: 5_000_000, isAsker: false },
      { approves: bayu, most: 5_000_000, isAsker: false },
      { approves: rani, most: 20_000, isAsker: false },
      { approves: alsoMay(maya, "approvals.decide"), most: 20_000, isAsker: true },
    ],
    handles: () => staff("support", "disputes.handle"),
    fulfils: await hire(ledger.owner, "catalogue", "redemptions.fulfil", "Kirana"),
  };
  // Whoever asks for a batch has to be allowed to at the time it is done.
  await ledger.owner`
    insert into totp_factors (person_id, secret_cipher, confirmed_at) values (${people.fulfils.personId}, '\\x00', now())`;
  return people;
}

/** The same person with another of their role's permissions. */
function alsoMay<P extends StaffPermission>(actor: Staff<StaffPermission>, permission: P): Staff<P> {
  const person = { id: actor.personId, publicId: actor.personPublicId, role: actor.role, hasTotp: true, member: null };
  const same = grant(person, permission);
  if (!same) throw new Error(`${actor.role} may not ${permission}`);
  return same;
}

export async function newActor(ledger: TestLedger, joinedAt: number): Promise<Actor> {
  const member = await newMember(ledger);
  await addressFor(ledger.owner, member.id);
  const name = newId();
  const [row] = await ledger.owner<{ number: string }[]>`
    update members set joined_at = ${new Date(joinedAt)}, external_id = ${name} where id = ${member.id} returning number`;
  return {
    ...{ name, number: row?.number ?? "" },
    ...{ member, model: model.newModelMember(), redemptions: [], receipts: new Map(), awaited: [] },
    ...{ joinedAt, pool: null, asked: [], contested: new Map() },
  };
}

export async function rewardsOfAllSorts(ledger: TestLedger): Promise<Reward[]> {
  const bonus = { kind: "points", validDays: null } as const;
  const wishes = [
    { points: 150, stock: 10, perMemberLimit: null, validDays: 1 },
    { points: 400, stock: null, perMemberLimit: 2, validDays: 30 },
    { points: 90, stock: null, perMemberLimit: null, validDays: null },
    { points: 60, stock: null, perMemberLimit: 2, validDays: 60, gates: { limitPer: "month", totalLimit: 12 } },
    { ...bonus, points: 25, stock: null, perMemberLimit: null, details: { bonusPoints: 40 } },
    { ...bonus, points: 80, stock: 15, perMemberLimit: 4, details: { bonusPoints: 130, bonusDays: 20 } },
  ] as const;
  return Promise.all(
    wishes.map(async (wish) => ({
      reward: await newReward(ledger, wish),
      model: {
        ...{ price: wish.points, left: wish.stock, perMember: wish.perMemberLimit, validDays: wish.validDays },
        ...{ total: "gates" in wish ? wish.gates.totalLimit : null, isMonthly: "gates" in wish },
        brings: "details" in wish ? broughtBy(wish.details) : null,
      },
    })),
  );
}

function broughtBy({ bonusPoints, bonusDays }: { bonusPoints: number; bonusDays?: number }) {
  return { points: bonusPoints, days: bonusDays ?? null };
}
