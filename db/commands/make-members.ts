import { sql } from "@/db/client";
import { newId } from "@/lib/base/uuid";
import { emailHash, newPersonalData } from "@/lib/personal-data";
import { newMemberNumber } from "./verify-email";

/** A customer as a shop's file names them. */
export type Customer = { member: string; email: string | null; phone: string | null; name: string | null };

/** The memberships of customers by the shop's own names, unclaimed ones made where there are none. Repeatable. */
export async function makeMembers(customers: Customer[]): Promise<Map<string, number>> {
  const known = await findNamed(customers);
  for (let tries = 0; tries < 5; tries += 1) {
    const missing = customers.filter(({ member }) => !known.has(member));
    if (missing.length === 0) return known;
    const rows = await sql<{ member: string; memberId: number }[]>`
      select external_id as member, member_id as "memberId" from make_members(${sql.json(missing.map(asked))})`;
    for (const row of rows) known.set(row.member, row.memberId);
  }
  throw new Error("Memberships could not be made: their card numbers were taken again and again");
}

/** The memberships there are, by the shop's own names; an address finds one that has no such name yet and would take it. */
export async function findMembers(customers: Customer[]): Promise<Map<string, number>> {
  const found = await findNamed(customers);
  const byEmail = customers.filter(({ member, email }) => email !== null && !found.has(member));
  if (byEmail.length === 0) return found;
  const hashes = byEmail.map(({ email }) => emailHash(email ?? "").toString("hex"));
  const rows = await sql<{ member: string; memberId: number }[]>`
    select distinct on (m.id) asked.member, m.id as "memberId"
    from unnest(${byEmail.map((each) => each.member)}::text[], ${hashes}::text[]) asked(member, hash)
    join people p on p.email_hash = decode(asked.hash, 'hex') and p.state in ('active', 'locked', 'unclaimed')
    join members m on m.person_id = p.id and m.external_id is null and m.state <> 'closed' order by m.id, asked.member`;
  for (const row of rows) found.set(row.member, row.memberId);
  return found;
}

async function findNamed(customers: Customer[]): Promise<Map<string, number>> {
  const rows = await sql<{ member: string; memberId: number }[]>`
    select external_id as member, id as "memberId" from members where external_id = any (${customers.map((each) => each.member)}::text[])`;
  return new Map(rows.map((row) => [row.member, row.memberId]));
}

function asked({ member, email, phone, name }: Customer) {
  const common = { external_id: member, public_id: newId(), number: newMemberNumber() };
  if (email === null && phone === null && name === null) return common;
  const data = newPersonalData({ ...(email ? { email } : {}), ...(phone ? { phone } : {}) });
  return {
    ...common,
    person_id: newId(),
    name,
    wrapped_key: data.wrappedKey.toString("hex"),
    email_cipher: data.emailCipher?.toString("hex") ?? null,
    email_hash: data.emailHash?.toString("hex") ?? null,
    phone_cipher: data.phoneCipher?.toString("hex") ?? null,
    phone_hash: data.phoneHash?.toString("hex") ?? null,
  };
}
