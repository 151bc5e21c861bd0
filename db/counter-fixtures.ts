import { createHmac, randomBytes, randomInt } from "node:crypto";
import { keepCardKey } from "@/db/commands/keep-card-key";
import { openShift } from "@/db/commands/keep-shift";
import { findOpenShift, type Shift } from "@/db/queries/shifts";
import { newId } from "@/lib/base/uuid";
import { type CardCode, cardMessage, readCardCode, stepAt, writeCardCode } from "@/lib/loyalty/card-code";
import { type Actor, grant, type Permission, type Person, type Role } from "@/lib/loyalty/permissions";
import type { TestLedger, TestMember } from "./ledger-fixtures";

/** Somebody who works at a counter, in the database, with an open shift at a store of their own. */
export type TestCashier = { person: Person; actor: Actor<"counter.use">; shift: Shift };

export async function newCashier(ledger: TestLedger, role: Role = "cashier"): Promise<TestCashier> {
  const { owner } = ledger;
  const [row] = await owner<{ id: number; publicId: string }[]>`
    insert into people (public_id, state, name, role, email_verified_at) values (${newId()}, 'active', 'Kasir', ${role}, now())
    returning id, public_id as "publicId"`;
  if (row === undefined) throw new Error("Nobody was hired");
  const person: Person = { ...row, role, hasTotp: true, member: null };
  const store = newId();
  await owner`
    insert into stores (public_id, code, name, city, zone) values (${store}, ${`Gerai ${randomInt(10 ** 9)}`}, 'Gerai', 'Jakarta', 'Asia/Jakarta')`;
  const actor = may(person, "counter.use");
  await openShift(actor, store);
  const shift = await findOpenShift(person.id);
  if (shift === null) throw new Error("The shift is not open");
  return { person, actor, shift };
}

export function may<P extends Permission>(person: Person, permission: P): Actor<P> {
  const actor = grant(person, permission);
  if (actor === null) throw new Error(`${person.role} may not ${permission}`);
  return actor;
}

/** A member's phone: a session, its registered key, and the codes it shows. */
export async function newCard({ owner }: TestLedger, member: TestMember) {
  const session = newId();
  await owner`
    insert into sessions (public_id, person_id, strength, expires_at)
    values (${session}, ${member.actor.personId}, 'totp', now() + interval '1 day')`;
  const key = randomBytes(32);
  if (!(await keepCardKey(member.actor, { session, key: key.toString("base64url") })))
    throw new Error("The key was not kept");
  const codeAt = (at: Date): CardCode => {
    const step = stepAt(at.getTime());
    const mac = createHmac("sha256", key).update(cardMessage(session, step)).digest();
    const code = readCardCode(writeCardCode("device", session, step, mac));
    if (code === null) throw new Error("A card's code can be read");
    return code;
  };
  return { session, codeAt };
}
