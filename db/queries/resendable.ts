import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";

export type Resendable =
  | { template: "welcome" | "verify-email" }
  | { template: "redeemed"; redemptionId: string; rewardName: string; at: Instant };

type Row = {
  mayWelcome: boolean;
  mayVerify: boolean;
  redemptions: { redemptionId: string; rewardName: string; at: string }[];
};

/** The mails staff may send a member again, as far as there is somebody to send them to: of redemptions the last ten that stand. */
export async function listResendable(memberId: number, locale: Locale): Promise<Resendable[]> {
  const [row] = await sql<Row[]>`
    select m.state in ('active', 'locked') and p.state in ('active', 'locked') and p.email_cipher is not null as "mayWelcome",
      m.state = 'unclaimed' and exists (select from people j where j.email_hash = p.email_hash and j.state = 'joining') as "mayVerify",
      coalesce((select json_agg(json_build_object('redemptionId', d.public_id, 'rewardName', r.texts -> ${locale}::text ->> 'name', 'at', d.created_at) order by d.id desc)
        from (select * from redemptions where member_id = any (merged_family(m.id)) and restored_version is null order by id desc limit 10) d
        join rewards r on r.id = d.reward_id), '[]') as redemptions
    from members m join people p on p.id = m.person_id where m.id = ${memberId}`;
  if (row === undefined) return [];
  const told = row.redemptions.map((each) => ({ ...each, template: "redeemed" as const, at: new Date(each.at) }));
  return [
    ...(row.mayWelcome ? [{ template: "welcome" as const }, ...told] : []),
    ...(row.mayVerify ? [{ template: "verify-email" as const }] : []),
  ];
}
