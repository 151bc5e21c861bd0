import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";

/** A second factor that was given to redeem something, or to be shown what was redeemed. */
export type StepUpGiven = {
  key: string;
  what: "redeemed" | "revealed";
  rewardName: string;
  redemptionId: string;
  factor: "email_code" | "totp" | "recovery_code" | "passkey";
  device: string;
  at: Instant;
};

const SHOWN = 10;

/** The latest of a person, newest first. */
export async function listStepUps(personId: number, locale: Locale): Promise<StepUpGiven[]> {
  return await sql<StepUpGiven[]>`
    select g.what || g.id as key, g.what, r.texts -> ${locale}::text ->> 'name' as "rewardName", d.public_id as "redemptionId", g.factor, g.device, g.at
    from (
      select 'redeemed' as what, p.id, p.redemption_id, p.factor, s.device, p.used_at as at
      from sessions s join redemption_proofs p on p.session_id = s.id where s.person_id = ${personId} and p.used_at is not null
      union all
      select 'revealed', v.id, v.redemption_id, v.factor, s.device, v.at
      from sessions s join code_reveals v on v.session_id = s.id where s.person_id = ${personId}) g
    join redemptions d on d.id = g.redemption_id join rewards r on r.id = d.reward_id
    order by g.at desc, g.id desc limit ${SHOWN}`;
}
