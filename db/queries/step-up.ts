import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { reasonsToAsk, type SessionRisk, type StepUpReason } from "@/lib/loyalty/step-up";
import type { StepUpPolicy } from "@/lib/loyalty/step-up-policy";

/** Who asks: a session by its public id, and the browser it asks from; null where that has no cookie of ours. */
export type Asking = { session: string; device: Buffer | null };

/** A redemption as it was shown: what a proof given in this session has to be of. */
export type Shown = Asking & { memberId: number; rewardId: string; points: number; key: Buffer };

/** How a session was come by, at the portal's own clock; `isProven` of the redemption asked about. */
export type Ground = SessionRisk & { at: Instant; isProven: boolean };

type Row = Ground & { place: number };

// The first day of an account is its enrolment: what is set up then changes nothing that was there.
const riskColumns = () => sql`
  now() as at, s.strength, s.device_hash is not null and s.device_hash is distinct from decode(asked.device, 'hex') as "isElsewhere",
  coalesce((select min(f.created_at) from sessions f where f.person_id = s.person_id and f.device_hash = s.device_hash), s.created_at) as "deviceSince",
  s.device_hash is not distinct from (select f.device_hash from sessions f where f.person_id = s.person_id order by f.id limit 1) as "isFirstDevice",
  (select max(c.at) from (
      select p.password_changed_at as at
      union all select r.revoked_at from sessions r where r.person_id = s.person_id and r.revoked_because = 'factor-changed') c
    where c.at > p.created_at + interval '1 day') as "changedAt"`;

/** The ground on which each of these is asked for a proof, in their order, in one statement; null where the session ended. */
export async function findGrounds(asked: readonly Shown[]): Promise<(Ground | null)[]> {
  const grounds: (Ground | null)[] = asked.map(() => null);
  if (asked.length === 0) return grounds;
  const rows = await sql<Row[]>`
    select asked.place::int as place, ${riskColumns()},
      proof_stands(asked.session, decode(asked.key, 'hex'), (select w.id from rewards w where w.public_id = asked.reward), asked.points, asked.member) as "isProven"
    from unnest(${asked.map((each) => each.session)}::uuid[], ${asked.map((each) => each.device?.toString("hex") ?? null)}::text[],
      ${asked.map((each) => each.key.toString("hex"))}::text[], ${asked.map((each) => each.rewardId)}::uuid[],
      ${asked.map((each) => each.points)}::bigint[], ${asked.map((each) => each.memberId)}::bigint[])
      with ordinality asked(session, device, key, reward, points, member, place)
    join sessions s on s.public_id = asked.session and s.revoked_at is null and s.expires_at > now()
    join people p on p.id = s.person_id`;
  for (const { place, ...ground } of rows) grounds[place - 1] = ground;
  return grounds;
}

/** Why redeeming so many points would be asked for a proof; read only where it could be. */
export async function whyAsked(asking: Asking, points: number, policy: StepUpPolicy): Promise<StepUpReason[]> {
  if (points < policy.askedFrom) return [];
  const { session, device } = asking;
  const [row] = await sql<Ground[]>`
    select ${riskColumns()}, false as "isProven"
    from (select ${device?.toString("hex") ?? null}::text as device) asked,
      sessions s join people p on p.id = s.person_id
    where s.public_id = ${session}::uuid`;
  return row === undefined ? [] : reasonsToAsk(policy, points, row, row.at);
}

/** Why what was redeemed is not shown in this session yet; read only where it could be withheld. Nobody's session is shown nothing. */
export async function whyWithheld(
  asking: Asking | null,
  redemption: { publicId: string; points: number },
  policy: StepUpPolicy,
): Promise<StepUpReason[]> {
  const { points, publicId } = redemption;
  if (points < policy.askedFrom) return [];
  if (asking === null) return ["other_browser"];
  const { session, device } = asking;
  const [row] = await sql<(Ground & { isShown: boolean })[]>`
    select ${riskColumns()}, false as "isProven",
      is_shown_in((select d.id from redemptions d where d.public_id = ${publicId}::uuid), s.public_id, ${policy.shownMinutes}) as "isShown"
    from (select ${device?.toString("hex") ?? null}::text as device) asked,
      sessions s join people p on p.id = s.person_id
    where s.public_id = ${session}::uuid and s.revoked_at is null and s.expires_at > now()`;
  if (row === undefined) return ["other_browser"];
  return row.isShown ? [] : reasonsToAsk(policy, points, row, row.at);
}
