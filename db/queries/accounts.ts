import { sql } from "@/db/client";
import type { Account } from "@/lib/loyalty/account";
import type { Lot } from "@/lib/loyalty/lots";
import type { Tally } from "@/lib/loyalty/tallies";

export type LotRow = [
  born: number,
  ordinal: number,
  kind: Lot["kind"],
  points: number,
  remaining: number,
  availableAt: number,
  expiresAt: number | null,
  termsVersion: number,
];

export type AccountRow = {
  memberId: number;
  memberPublicId: string;
  memberState: Account["memberState"];
  stamp: number;
  version: number;
  tierPoints: number;
  debt: number;
  tier: string | null;
  tierUntil: Date | null;
  settledAt: Date | null;
  lots: LotRow[];
  tallies: TallyRow[];
};

type TallyRow = [name: string, on: string, value: number];

export function toLot([born, ordinal, kind, points, remaining, availableAt, expiresAt, termsVersion]: LotRow): Lot {
  return {
    born,
    ordinal,
    kind,
    points,
    remaining,
    termsVersion,
    availableAt: new Date(availableAt),
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
  };
}

export function toAccount({ lots, tallies, ...row }: AccountRow): Account {
  const counted = tallies.map(([name, on, value]): Tally => ({ name, on, value }));
  return { ...row, lots: lots.map(toLot), tallies: counted };
}

/** The columns of an account, for queries that join `members m` and `wallets w`; lots with something left only. */
export const accountColumns = () => sql`
  m.id as "memberId", m.public_id as "memberPublicId", m.state as "memberState", w.stamp, w.version, w.tier_points as "tierPoints",
  w.debt, w.tier, w.tier_until as "tierUntil", w.settled_at as "settledAt",
  coalesce((select json_agg(${lotRow()}) from lots l where l.member_id = m.id and l.remaining > 0), '[]') as lots,
  coalesce((select json_agg(json_build_array(t.name, t.on_, t.value)) from tallies t where t.member_id = m.id), '[]') as tallies`;

export const lotRow = () => sql`json_build_array(l.born, l.ordinal, l.kind, l.points, l.remaining,
  (extract(epoch from l.available_at) * 1000)::bigint, (extract(epoch from l.expires_at) * 1000)::bigint, l.terms_version)`;

/** What a decision reads besides the account: programme time and the newest terms. */
export const decisionColumns = () => sql`
  date_trunc('milliseconds', programme_now()) as now, (select max(version) from terms_versions where is_live) as "latestTerms"`;

export type DecisionRow = { now: Date; latestTerms: number };
