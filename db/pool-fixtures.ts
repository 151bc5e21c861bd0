import { newId } from "@/lib/base/uuid";
import { movePooledPoints } from "./commands/move-pooled-points";
import { answerPoolInvitation, inviteToPool, openPool } from "./commands/share-pool";
import { givePoints, newMember, type TestLedger, type TestMember } from "./ledger-fixtures";
import { findPool } from "./queries/pool";
import { programmeNow } from "./queries/programme-time";

export async function numberOf({ owner }: TestLedger, member: TestMember): Promise<string> {
  const [row] = await owner<{ number: string }[]>`select number from members where id = ${member.id}`;
  return row?.number ?? "";
}

export const poolOf = async (member: TestMember) => (await findPool(member.id, await programmeNow())).pool;

/** An invitation to the host's pool, by its id. */
export async function invited(ledger: TestLedger, host: TestMember, guest: TestMember): Promise<string> {
  const sent = await inviteToPool(host.actor, await numberOf(ledger, guest), await programmeNow());
  if (!sent.ok) throw new Error(`Nobody was invited: ${sent.refusal}`);
  return (await findPool(guest.id, await programmeNow())).invitations[0]?.publicId ?? "";
}

export async function joined(ledger: TestLedger, host: TestMember, guest: TestMember): Promise<void> {
  const answered = await answerPoolInvitation(guest.actor, { id: await invited(ledger, host, guest), saysYes: true });
  if (!answered.ok) throw new Error(`Nobody joined: ${answered.refusal}`);
}

/** Members with so many points each, who share one pool; the first opened it. */
export async function family(ledger: TestLedger, points: readonly number[]): Promise<[TestMember, ...TestMember[]]> {
  const host = await newMember(ledger);
  const guests = await Promise.all(points.slice(1).map(() => newMember(ledger)));
  for (const [place, member] of [host, ...guests].entries()) if (points[place]) await givePoints(member, points[place]);
  await openPool(host.actor, await programmeNow());
  for (const guest of guests) await joined(ledger, host, guest);
  return [host, ...guests];
}

export const moved = (member: TestMember, way: "in" | "out", points: number, key: string = newId()) =>
  movePooledPoints(member.actor, { way, points, key });
