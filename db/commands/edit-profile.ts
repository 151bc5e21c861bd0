import { sql } from "@/db/client";
import { findProfile } from "@/db/queries/people";
import { done, type Result, refused } from "@/lib/base/result";
import type { Actor } from "@/lib/loyalty/permissions";
import { normalPhone, phoneHash, sealFor } from "@/lib/personal-data";

/** `zone` is an IANA name, `birthday` a day like `1990-02-28`; null takes away what was kept. */
export type ProfileEdit = { name: string; phone: string | null; birthday: string | null; zone: string };

/**
 * Corrects a person's own data, sealed under their own key. Refused as `stale` when it was changed since `version` was read: in
 * another tab, on another device, by staff.
 */
export async function editProfile(
  actor: Actor<"account.use">,
  { version, edit }: { version: number; edit: ProfileEdit },
): Promise<Result<null, "stale">> {
  const profile = await findProfile(actor.personId);
  if (profile === null) return refused("stale");
  const { phone, birthday } = edit;
  const [saved] = await sql`
    update people set name = ${edit.name}, zone = ${edit.zone},
      phone_cipher = ${phone && sealFor(profile.wrappedKey, "phone", normalPhone(phone))}, phone_hash = ${phone && phoneHash(phone)},
      birthday_cipher = ${birthday && sealFor(profile.wrappedKey, "birthday", birthday)},
      version = version + 1, changed_by = ${actor.personId}, changed_at = now()
    where id = ${actor.personId} and version = ${version} and state = 'active'
    returning id`;
  return saved === undefined ? refused("stale") : done(null);
}
