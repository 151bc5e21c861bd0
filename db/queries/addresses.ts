import { sql } from "@/db/client";
import { isId } from "@/lib/base/uuid";
import { addressLine } from "@/lib/loyalty/kinds/address";
import type { Given } from "@/lib/loyalty/kinds/asks";
import { openFor } from "@/lib/personal-data";

/** An address somebody keeps, as it is told on one line. */
export type SavedAddress = { id: string; line: string; province: string | null };
export type SealedAddress = { id: string; cipher: string };

/** The addresses of person `p`, sealed, as JSON: the newest first. */
export const sealedAddresses = () => sql`
  (select coalesce(json_agg(json_build_object('id', a.public_id, 'cipher', encode(a.cipher, 'base64')) order by a.id desc), '[]')
    from addresses a where a.person_id = p.id)`;

/** What a member need not type again when something is asked of them. */
export type AddressBook = { addresses: SavedAddress[]; known: Given };
export type SealedBook = { key: string | null; name: string | null; phone: string | null; addresses: SealedAddress[] };

/** The book of person `p`, sealed, as JSON. */
export const sealedBook = () => sql`
  json_build_object('key', encode(p.wrapped_key, 'base64'), 'name', p.name, 'phone', encode(p.phone_cipher, 'base64'), 'addresses', ${sealedAddresses()})`;

export function openBook(sealed: SealedBook | null): AddressBook {
  const key = sealed?.key ? Buffer.from(sealed.key, "base64") : null;
  if (sealed === null || key === null) return { addresses: [], known: {} };
  const { name, phone } = sealed;
  const reached = phone === null ? null : openFor(key, "phone", Buffer.from(phone, "base64"));
  return {
    addresses: openAddresses(sealed.addresses, key),
    known: {
      ...(name ? { receiver: name, attendee: name, accountHolder: name } : {}),
      ...(reached ? { receiverPhone: reached, phone: reached } : {}),
    },
  };
}

export function openAddresses(sealed: SealedAddress[], wrappedKey: Buffer | null): SavedAddress[] {
  if (wrappedKey === null) return [];
  return sealed.map(({ id, cipher }) => {
    const address = opened(wrappedKey, Buffer.from(cipher, "base64"));
    return { id, line: addressLine(address), province: address.province ?? null };
  });
}

function opened(wrappedKey: Buffer, cipher: Buffer): Given {
  return JSON.parse(openFor(wrappedKey, "address", cipher));
}

/** A member's own key, and the address of theirs that they named; it is not there where it is not theirs. */
export async function findSealing(
  memberId: number,
  addressId: string | undefined,
): Promise<{ wrappedKey: Buffer | null; address: Given }> {
  const named = addressId !== undefined && isId(addressId) ? addressId : null;
  const [row] = await sql<{ wrappedKey: Buffer | null; cipher: Buffer | null }[]>`
    select p.wrapped_key as "wrappedKey",
      (select a.cipher from addresses a where a.person_id = p.id and a.public_id = ${named}::uuid) as cipher
    from members m join people p on p.id = m.person_id where m.id = ${memberId}`;
  const { wrappedKey = null, cipher = null } = row ?? {};
  return { wrappedKey, address: wrappedKey && cipher ? opened(wrappedKey, cipher) : {} };
}
