import { randomBytes } from "node:crypto";
import { newId } from "@/lib/base/uuid";
import { type Actor, grant } from "@/lib/loyalty/permissions";
import { givePoints, type TestLedger, type TestMember, type TestReward } from "./ledger-fixtures";
import type { Asking } from "./queries/step-up";
import { newAccount } from "./sign-in-fixtures";

export type Redeemer = TestMember & { personId: number; actor: Actor<"membership.use"> };

/** A member who can prove themselves, with points to spend; their account is old enough to have nothing new about it. */
export async function aRedeemer(
  ledger: TestLedger,
  given: { hasApp?: boolean; points?: number } = {},
): Promise<Redeemer> {
  const { hasApp = true, points = 100_000 } = given;
  const { id: personId } = await newAccount(ledger.owner, { hasApp });
  const [row] = await ledger.owner<{ id: number; publicId: string; personPublicId: string }[]>`
    with aged as (update people set created_at = now() - interval '1 year' where id = ${personId} returning public_id)
    select m.id, m.public_id as "publicId", aged.public_id as "personPublicId" from members m, aged where m.person_id = ${personId}`;
  if (row === undefined) throw new Error("Nobody joined");
  const member = { id: row.id, publicId: row.publicId };
  const actor = grant(
    { id: personId, publicId: row.personPublicId, role: null, hasTotp: hasApp, member },
    "membership.use",
  );
  if (actor === null) throw new Error("A member may use their membership");
  const redeemer = { ...member, personId, actor };
  // As much at once as one of the staff may give.
  for (let left = points; left > 0; left -= 100_000) await givePoints(redeemer, Math.min(left, 100_000));
  return redeemer;
}

type SessionWish = { strength?: "totp" | "email_code" | "recovery_code"; device?: Buffer; daysOld?: number };

/** A session of theirs in a browser, begun so many days ago; another browser than any before unless one is named. */
export async function aSession({ owner }: TestLedger, { personId }: Redeemer, wish: SessionWish = {}): Promise<Asking> {
  const { strength = "totp", device = randomBytes(32), daysOld = 0 } = wish;
  const session = newId();
  await owner`
    insert into sessions (public_id, person_id, strength, device, device_hash, created_at, expires_at)
    values (${session}, ${personId}, ${strength}, 'Chrome · Android', ${device}, now() - ${daysOld} * interval '1 day', now() + interval '30 days')`;
  return { session, device };
}

/** The browser somebody joined with a year ago, and one that is new today. */
export async function atHomeAndAway(ledger: TestLedger, member: Redeemer): Promise<{ home: Asking; away: Asking }> {
  const home = await aSession(ledger, member, { daysOld: 365 });
  return { home, away: await aSession(ledger, member) };
}

/** One sheet of a reward as it is shown. */
export function aSheet(reward: TestReward, quantity = 1) {
  return { rewardId: reward.publicId, key: newId(), quantity, price: reward.points };
}
