import { randomInt } from "node:crypto";
import { sql } from "@/db/client";
import { done, type Result, refused } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import { memberNumber } from "@/lib/loyalty/member-number";
import { tokenHash } from "@/lib/one-time";
import { openFor, sealFor } from "@/lib/personal-data";

type Known = { wrappedKey: Buffer; unclaimedKey: Buffer | null; phoneCipher: Buffer | null; phoneHash: Buffer | null };

/**
 * Uses the link of the joining mail, once: the person becomes a member, with the unclaimed membership that holds the
 * address when there is one (its phone number is sealed anew under the person's own key).
 */
export async function verifyEmail(token: string): Promise<Result<"joined" | "claimed", "already" | "refused">> {
  const hash = tokenHash(token);
  const [known] = await sql<Known[]>`
    select p.wrapped_key as "wrappedKey", u.wrapped_key as "unclaimedKey", u.phone_cipher as "phoneCipher",
      u.phone_hash as "phoneHash"
    from tokens t join people p on p.id = t.person_id and p.state = 'joining'
    left join people u on u.email_hash = p.email_hash and u.state = 'unclaimed'
    where t.hash = ${hash} and t.purpose = 'verify_email' and t.used_at is null and t.expires_at > now()`;
  if (known === undefined) return refused("refused");

  const phone = resealedPhone(known);
  const [row] = await sql<{ status: "joined" | "claimed" | "already" | "refused" }[]>`
    select verify_email(${hash}, ${newId()}::uuid, ${newMemberNumber()}, ${phone}::bytea,
      ${phone === null ? null : known.phoneHash}::bytea) as status`;
  const status = row?.status ?? "refused";
  return status === "joined" || status === "claimed" ? done(status) : refused(status);
}

/** A number nobody can guess from another's. */
export function newMemberNumber(): string {
  return memberNumber(`8${String(randomInt(1e14)).padStart(14, "0")}`);
}

function resealedPhone({ wrappedKey, unclaimedKey, phoneCipher }: Known): Buffer | null {
  if (unclaimedKey === null || phoneCipher === null) return null;
  return sealFor(wrappedKey, "phone", openFor(unclaimedKey, "phone", phoneCipher));
}
