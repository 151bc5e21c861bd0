import { sql } from "@/db/client";
import { openFor, openSecret, sealFor, sealSecret } from "@/lib/personal-data";

/** What staff say about a membership, sealed; `key` is what it was sealed with, so that the database can tell when that is another by now. */
export type WordsAbout = { cipher: Buffer; under: "person" | "portal"; key: Buffer | null };

/**
 * Seals words under the key of the member's person, who takes them along when erased; under the portal's while nobody has claimed the
 * membership, for claiming it destroys the key it came with. Null when there is no such membership.
 */
export async function sealAbout(memberId: string, words: string): Promise<WordsAbout | null> {
  const [row] = await sql<{ key: Buffer | null }[]>`
    select case when p.state in ('active', 'locked') then p.wrapped_key end as key
    from members m left join people p on p.id = m.person_id where m.public_id = ${memberId}::uuid`;
  if (row === undefined) return null;
  const { key } = row;
  if (key === null) return { cipher: Buffer.from(sealSecret(words), "base64url"), under: "portal", key };
  return { cipher: sealFor(key, "note", words), under: "person", key };
}

/** Opens what `sealAbout` sealed; null when the person was erased, and the words with them. */
export function openAbout(wrappedKey: Buffer | null, { cipher, under }: Omit<WordsAbout, "key">): string | null {
  if (under === "portal") return openSecret(cipher.toString("base64url"));
  return wrappedKey && openFor(wrappedKey, "note", cipher);
}
