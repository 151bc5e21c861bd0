import { sql } from "@/db/client";
import { isId, newId } from "@/lib/base/uuid";
import { addressIn } from "@/lib/loyalty/kinds/address";
import type { Given } from "@/lib/loyalty/kinds/asks";
import type { Actor } from "@/lib/loyalty/permissions";
import { openFor, sealFor } from "@/lib/personal-data";

const MOST_KEPT = 10;

/** Keeps where something was sent, for the next time; one that is there already is not kept twice, and no more than ten. */
export async function keepAddress(actor: Actor<"membership.use">, given: Given): Promise<void> {
  const address = addressIn(given);
  if (address === null) return;
  const rows = await sql<{ wrappedKey: Buffer; cipher: Buffer | null }[]>`
    select p.wrapped_key as "wrappedKey", a.cipher from people p left join addresses a on a.person_id = p.id
    where p.id = ${actor.personId} and p.wrapped_key is not null`;
  const [first] = rows;
  if (first === undefined) return;
  const text = JSON.stringify(address);
  const known = rows.flatMap(({ cipher }) => (cipher ? [openFor(first.wrappedKey, "address", cipher)] : []));
  if (known.includes(text) || known.length >= MOST_KEPT) return;
  await sql`
    insert into addresses (public_id, person_id, cipher) values (${newId()}, ${actor.personId}, ${sealFor(first.wrappedKey, "address", text)})`;
}

/** Drops an address of one's own. */
export async function forgetAddress(actor: Actor<"account.use">, addressId: string): Promise<void> {
  if (isId(addressId))
    await sql`delete from addresses where public_id = ${addressId}::uuid and person_id = ${actor.personId}`;
}
