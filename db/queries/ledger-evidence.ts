import type { Sql } from "@/db/client";

export type LineEvidence = [
  version: number,
  kind: string,
  points: number,
  tierPoints: number,
  balanceAfter: number,
  occurredMicros: number,
  recordedMicros: number,
  position: number,
  source: string,
  termsVersion: number,
  idempotencyKey: string | null,
  changes: string,
  trace: string,
  hash: string,
  seal: string,
];

export type LotEvidence = [
  born: number,
  ordinal: number,
  kind: string,
  points: number,
  remaining: number,
  availableMs: number,
  expiresMs: number | null,
  termsVersion: number,
];

export type FactEvidence = {
  id: string;
  kind: "purchase" | "redemption" | "cancellation" | "use" | "adjustment" | "opening";
  key: string;
  digest: string;
  occurredMs: number;
  decidedMs: number;
  recordedMicros: number;
  position: number;
  totalMinor: number | null;
  currency: string | null;
  data: Record<string, unknown>;
  outcome: Record<string, unknown>;
  journalVersion: number | null;
  nothingBecause: string | null;
};

export type RedemptionEvidence = {
  id: string;
  reward: string;
  takesCodes: boolean;
  codes: number;
  ownCode: boolean;
  state: string;
  quantity: number;
  points: number;
  journalVersion: number;
  restoredVersion: number | null;
  createdMs: number;
  position: number;
};

type WalletEvidence = {
  version: number;
  stamp: number;
  balance: number;
  tierPoints: number;
  debt: number;
  tier: string | null;
  tierUntilMs: number | null;
  settledMs: number | null;
  nextChangeMs: number | null;
  head: string | null;
};

/** All that the database says of one member's points, at one moment. */
export type MemberEvidence = {
  memberId: number;
  publicId: string;
  wallet: WalletEvidence | null;
  lines: LineEvidence[];
  lots: LotEvidence[];
  facts: FactEvidence[];
  redemptions: RedemptionEvidence[];
};

/**
 * Everybody's evidence, `batch` members at a time, in one statement: what is written meanwhile is not seen, so that a ledger in use
 * can be checked.
 */
export function readEvidence(sql: Sql, batch: number): AsyncIterable<MemberEvidence[]> {
  return sql<MemberEvidence[]>`
    select m.id as "memberId", m.public_id as "publicId",
      (select json_build_object('version', w.version, 'stamp', w.stamp, 'balance', w.balance, 'tierPoints', w.tier_points, 'debt', w.debt, 'tier', w.tier,
          'tierUntilMs', ${millis(sql, "w.tier_until")}, 'settledMs', ${millis(sql, "w.settled_at")}, 'nextChangeMs', ${millis(sql, "w.next_change_at")},
          'head', encode(w.head, 'hex'))
        from wallets w where w.member_id = m.id) as wallet,
      coalesce((select json_agg(json_build_array(j.version, j.kind, j.points, j.tier_points, j.balance_after, ${micros(sql, "j.occurred_at")},
          ${micros(sql, "j.recorded_at")}, j.position, j.source, j.terms_version, encode(j.idempotency_key, 'hex'), j.changes, j.trace, encode(j.hash, 'hex'),
          encode(j.seal, 'hex')) order by j.version)
        from journals j where j.member_id = m.id), '[]') as lines,
      coalesce((select json_agg(json_build_array(l.born, l.ordinal, l.kind, l.points, l.remaining, ${millis(sql, "l.available_at")},
          ${millis(sql, "l.expires_at")}, l.terms_version))
        from lots l where l.member_id = m.id), '[]') as lots,
      coalesce((select json_agg(json_build_object('id', e.public_id, 'kind', e.kind, 'key', encode(e.key, 'hex'), 'digest', encode(e.digest, 'hex'),
          'occurredMs', ${millis(sql, "e.occurred_at")}, 'decidedMs', ${millis(sql, "e.decided_at")}, 'recordedMicros', ${micros(sql, "e.recorded_at")},
          'position', e.position, 'totalMinor', e.total_minor, 'currency', e.currency, 'data', e.data, 'outcome', e.outcome,
          'journalVersion', e.journal_version, 'nothingBecause', e.nothing_because))
        from events e where e.member_id = m.id), '[]') as facts,
      coalesce((select json_agg(json_build_object('id', d.public_id, 'reward', r.public_id, 'takesCodes', r.kind = 'gift_card',
          'codes', (select count(*) from reward_codes c where c.redemption_id = d.id and c.reward_id = d.reward_id), 'ownCode', d.code_hash is not null,
          'state', d.state, 'quantity', d.quantity, 'points', d.points, 'journalVersion', d.journal_version, 'restoredVersion', d.restored_version,
          'createdMs', ${millis(sql, "d.created_at")}, 'position', d.position))
        from redemptions d join rewards r on r.id = d.reward_id where d.member_id = m.id), '[]') as redemptions
    from members m order by m.id`.cursor(batch);
}

// Exact: numeric, not floating point. Milliseconds keep a fraction where there is one, so that none goes unseen.
const micros = (sql: Sql, column: string) => sql.unsafe(`(extract(epoch from ${column}) * 1000000)::bigint`);
const millis = (sql: Sql, column: string) => sql.unsafe(`trim_scale(extract(epoch from ${column}) * 1000)`);
