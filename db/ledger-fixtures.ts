import { randomBytes, randomInt } from "node:crypto";
import { adjustPoints } from "@/db/commands/adjust-points";
import { type LiveReplay, replayLive } from "@/db/queries/replay-ledger";
import { forgetTerms } from "@/db/queries/terms";
import { type Verification, verifyLedger } from "@/db/queries/verify-ledger";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import { trialDetails } from "@/db/seed/rewards/trial-details";
import { createTestDatabase } from "@/db/test-database";
import { newId } from "@/lib/base/uuid";
import { type Gates, openToAll } from "@/lib/loyalty/gates";
import { datedKinds } from "@/lib/loyalty/kinds";
import type { Details } from "@/lib/loyalty/kinds/details";
import { type Actor, grant, type Permission, type Role } from "@/lib/loyalty/permissions";
import type { RewardKind } from "@/lib/loyalty/reward";
import type { TermsDocument } from "@/lib/loyalty/terms";
import { connect, type Sql } from "./client";
import { cutConnections } from "./outbox-fixtures";

/** A ledger of its own for one test file: a database with terms, and hands for what its owner and a superuser can do. */
export type TestLedger = {
  owner: Sql;
  superuser: Sql;
  applicationUrl: string;
  ownerUrl: string;
  verify: () => Promise<Verification>;
  replay: () => Promise<LiveReplay>;
  close: () => Promise<void>;
};

export async function openTestLedger(terms: Partial<TermsDocument> = {}): Promise<TestLedger> {
  const database = await createTestDatabase();
  const owner = connect(database.ownerUrl, { max: 2 });
  const superuser = connect(database.adminUrl, { max: 2 });
  await owner`
    insert into terms_versions (version, document, effective_from)
    values (1, ${owner.json({ ...kopiSenjaTerms, ...terms } as never)}, '2024-01-01T00:00:00Z')`;
  forgetTerms();
  return {
    owner,
    superuser,
    applicationUrl: database.applicationUrl,
    ownerUrl: database.ownerUrl,
    verify: () => verifyLedger({ ownerUrl: database.ownerUrl }),
    replay: () => replayLive({ ownerUrl: database.ownerUrl }),
    close: async () => {
      await Promise.all([owner.end({ timeout: 2 }), superuser.end({ timeout: 2 })]);
      await database.drop();
    },
  };
}

export type TestMember = { id: number; publicId: string; actor: Actor<"membership.use"> };

/** An active member with an empty wallet, and what they need to act. */
export async function newMember({ owner }: TestLedger): Promise<TestMember> {
  const publicId = newId();
  const number = String(randomInt(10 ** 12)).padStart(16, "8");
  const [row] = await owner<{ id: number; personId: number; personPublicId: string }[]>`
    with person as (
      insert into people (public_id, state, name, email_verified_at) values (${newId()}, 'active', 'Sari', now()) returning id, public_id),
    member as (
      insert into members (public_id, state, person_id, number) select ${publicId}, 'active', id, ${number} from person returning id),
    wallet as (insert into wallets (member_id) select id from member)
    select member.id, person.id as "personId", person.public_id as "personPublicId" from member, person`;
  if (row === undefined) throw new Error("Nobody joined");
  const member = { id: row.id, publicId };
  const person = { id: row.personId, publicId: row.personPublicId, role: null, hasTotp: false, member };
  const actor = grant(person, "membership.use");
  if (actor === null) throw new Error("A member may use their membership");
  return { ...member, actor };
}

/** Ids of no person in the database, another each time: what staff decide is never about points of their own, and counts for a day of their own. */
let nobodys = 900_000_000;

/** Staff of this role with what they may do; their person is not in the database. */
export function staff<P extends Permission>(role: Role, permission: P): Actor<P> {
  nobodys += 1;
  const actor = grant({ id: nobodys, publicId: newId(), role, hasTotp: true, member: null }, permission);
  if (actor === null) throw new Error(`${role} may not ${permission}`);
  return actor;
}

/** Gives base points as the programme's owner may. */
export async function givePoints(member: TestMember, points: number): Promise<void> {
  const request = { memberId: member.publicId, key: newId(), points, kind: "base", reason: "Saldo awal" } as const;
  const given = await adjustPoints(staff("owner", "members.adjust"), request);
  if (!given.ok) throw new Error(`Not given: ${given.refusal.code}`);
}

export type TestReward = { id: number; publicId: string; points: number };

type RewardWish = {
  kind?: RewardKind;
  points?: number;
  stock?: number | null;
  perMemberLimit?: number | null;
  validDays?: number | null;
  details?: Details;
  gates?: Partial<Gates>;
};

/** A published reward; gift cards come with as many free codes as there are in stock. */
export async function newReward({ owner }: TestLedger, wish: RewardWish = {}): Promise<TestReward> {
  const { kind = "discount", points = 500, stock = null, perMemberLimit = null, validDays = 90 } = wish;
  const { details = trialDetails[kind] ?? {} } = wish;
  const gates = { ...openToAll, ...wish.gates };
  const publicId = newId();
  const text = { name: "Kopi susu", summary: "Segelas", howToUse: "Tunjukkan kodenya", conditions: "Satu kali" };
  const [row] = await owner<{ id: number }[]>`
    with reward as (
      insert into rewards (public_id, kind, state, category, texts, points, per_member_limit, gates, valid_days, details, published_at)
      values (${publicId}, ${kind}, 'published', 'drinks', ${owner.json({ id: text, en: text })}, ${points}, ${perMemberLimit}, ${owner.json(gates as never)}, ${validDays},
        ${owner.json(details)}, now())
      returning id),
    stock as (insert into reward_stocks (reward_id, initial, left_, total_left)
      select id, ${stock}::bigint, ${stock}::bigint, ${gates.totalLimit}::bigint from reward)
    select id from reward`;
  if (row === undefined) throw new Error("There is no reward");
  if (kind === "gift_card") {
    await owner`
      insert into reward_codes (public_id, reward_id, cipher, hash)
      select gen_random_uuid(), ${row.id}, ${randomBytes(32)}, sha256(convert_to(${publicId} || n, 'UTF8')) from generate_series(1, ${stock ?? 0}) n`;
  }
  if (datedKinds.includes(kind)) {
    await owner`
      insert into reward_dates (public_id, reward_id, starts_at, ends_at, capacity)
      select gen_random_uuid(), ${row.id}, now() + n * interval '10 days', now() + n * interval '10 days' + interval '2 hours', ${stock ?? 5}::integer
      from generate_series(1, 2) n`;
  }
  return { id: row.id, publicId, points };
}

/** What the member can spend now, read from the lots themselves. */
export async function spendableOf({ owner }: TestLedger, member: TestMember): Promise<number> {
  const [row] = await owner<{ spendable: number }[]>`
    select spendable from audit.balance where member_id = ${member.publicId}`;
  return row?.spendable ?? 0;
}

/** Lets programme time pass. */
export async function passTime({ owner }: TestLedger, { days }: { days: number }): Promise<void> {
  await owner`update installation set clock_ahead_ms = clock_ahead_ms + ${Math.round(days * 86_400_000)} where id = 1`;
}

/** Cuts every connection to the database a dozen times while the work goes on, which is asked to stop when that is over. */
export async function whileConnectionsAreCut<T>(
  { superuser }: TestLedger,
  work: (isOver: () => boolean) => Promise<T>,
): Promise<T> {
  let left = 12;
  const cutting = (async () => {
    for (; left > 0; left -= 1) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await cutConnections(superuser);
    }
  })();
  const [done] = await Promise.all([work(() => left === 0), cutting]);
  return done;
}
