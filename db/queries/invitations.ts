import { sql } from "@/db/client";
import { codeHash } from "@/db/commands/voucher-code";
import type { Locale } from "@/lib/base/locale";
import type { Details } from "@/lib/loyalty/kinds/details";
import { wordsIn } from "@/lib/loyalty/kinds/details";

export type Invitation = {
  rewardName: string;
  gift: string;
  howToUse: string;
  expiresAt: Date | null;
  referrer: string;
  redeemedAt: Date;
  giverId: number;
};

/** What a friend is given by this code, while it can be used; null for any other code. `referrer` is the number to name when joining. */
export async function findInvitation(code: string, locale: Locale): Promise<Invitation | null> {
  if (!/^[0-9A-Z-]{12,20}$/i.test(code)) return null;
  const [row] = await sql<(Omit<Invitation, "gift"> & { details: Details })[]>`
    select r.texts -> ${locale}::text ->> 'name' as "rewardName", r.texts -> ${locale}::text ->> 'howToUse' as "howToUse", d.details,
      d.expires_at as "expiresAt", m.number as referrer, d.created_at as "redeemedAt", d.member_id as "giverId"
    from redemptions d join rewards r on r.id = d.reward_id join members m on m.id = d.member_id
    where d.code_hash = ${codeHash(code)} and r.kind = 'referral' and d.state = 'ready' and (d.expires_at is null or d.expires_at > programme_now())`;
  if (row === undefined) return null;
  const { details, ...rest } = row;
  return { ...rest, gift: wordsIn(details, "gift", locale) ?? rest.rewardName };
}
