import type { Sql } from "@/db/client";
import { codedKinds } from "@/lib/loyalty/kinds";
import { type Cell, copiedRows } from "./copied-rows";
import type { MemberEvidence } from "./ledger-evidence";

/**
 * Everybody's evidence, some members at a time, in one statement: what is written meanwhile is not seen, so that a ledger in use can be
 * checked. Every table is read once in the order of its members and merged by the server, so that memory holds no more than a
 * handful of members.
 */
export async function* readEvidence(sql: Sql): AsyncGenerator<MemberEvidence[]> {
  let member = nobody;
  for await (const rows of copiedRows(sql, statement)) {
    const complete: MemberEvidence[] = [];
    for (const row of rows) {
      const memberId = Number(row[0]);
      if (member.memberId !== memberId) {
        if (member !== nobody) complete.push(inOrder(member));
        member = { memberId, publicId: "", wallet: null, lines: [], lots: [], facts: [], redemptions: [] };
      }
      take[row[1] as Kind](member, row);
    }
    yield complete;
  }
  if (member !== nobody) yield [inOrder(member)];
}

const nobody: MemberEvidence = {
  memberId: 0,
  publicId: "",
  wallet: null,
  lines: [],
  lots: [],
  facts: [],
  redemptions: [],
};

function inOrder(member: MemberEvidence): MemberEvidence {
  member.lines.sort((a, b) => a.version - b.version);
  return member;
}

// Exact: numeric, not floating point. Milliseconds keep a fraction where there is one, so that none goes unseen.
const micros = (column: string) => `(extract(epoch from ${column}) * 1000000)::bigint`;
const millis = (column: string) => `trim_scale(extract(epoch from ${column}) * 1000)`;
const hex = (column: string) => `encode(${column}, 'hex')`;

type Kind = "member" | "wallet" | "line" | "lot" | "fact" | "redemption";
type Source = { id: string; from: string; columns: string[] };

const sources: Record<Kind, Source> = {
  member: { id: "id", from: "members", columns: ["public_id"] },
  wallet: {
    id: "member_id",
    from: "wallets",
    columns: [
      ...["version", "stamp", "balance", "tier_points", "debt", "tier"],
      ...[millis("tier_until"), millis("settled_at"), millis("next_change_at"), hex("head")],
    ],
  },
  line: {
    id: "member_id",
    from: "journals",
    columns: [
      ...["version", "kind", "points", "tier_points", "balance_after", micros("occurred_at"), micros("recorded_at")],
      ...["position", "source", "terms_version", hex("idempotency_key"), "changes", "trace", hex("hash"), hex("seal")],
    ],
  },
  lot: {
    id: "member_id",
    from: "lots",
    columns: [
      ...["born", "ordinal", "kind", "points", "remaining"],
      ...[millis("available_at"), millis("expires_at"), "terms_version"],
    ],
  },
  fact: {
    id: "member_id",
    from: "events",
    columns: [
      ...["public_id", "kind", hex("key"), hex("digest"), millis("occurred_at"), millis("decided_at")],
      ...[micros("recorded_at"), "position", "total_minor", "currency", "data", "outcome", "journal_version"],
      "nothing_because",
    ],
  },
  redemption: {
    id: "d.member_id",
    from: "redemptions d join rewards r on r.id = d.reward_id",
    columns: [
      ...["d.public_id", "r.public_id", `r.kind in (${codedKinds.map((kind) => `'${kind}'`).join(", ")})`],
      "(select count(*) from reward_codes c where c.redemption_id = d.id and c.reward_id = d.reward_id)",
      ...["d.state", "d.quantity", "d.points", "d.journal_version", "d.restored_version", "d.position"],
    ],
  },
};

const WIDTH = Math.max(...Object.values(sources).map(({ columns }) => columns.length));

const statement = Object.entries(sources)
  .map(([kind, { id, from, columns }]) => {
    const padded = [...columns.map((column) => `(${column})::text`), ...Array(WIDTH - columns.length).fill("''")];
    return `select ${id} as member, '${kind}' as what, ${padded.join(", ")} from ${from}`;
  })
  .join(" union all ")
  .concat(" order by member");

const number = (cell: Cell | undefined) => Number(cell);
const orNull = (cell: Cell | undefined) => (cell === null ? null : Number(cell));
const text = (cell: Cell | undefined) => cell ?? "";

const SKIPPED = '"skipped":[';
const AFTER_SKIPPED = '],"tierPoints":';

/** A trace without the rules that did not match: they are hashed with the rest, and reading them took a quarter of all the time. */
function parsedTrace(trace: string): Record<string, unknown> | null {
  const from = trace.indexOf(SKIPPED);
  const to = from < 0 ? -1 : trace.lastIndexOf(AFTER_SKIPPED);
  if (to < from + SKIPPED.length) return parsed(trace);
  return parsed(trace.slice(0, from + SKIPPED.length) + trace.slice(to)) ?? parsed(trace);
}

function parsed<T>(cell: Cell | undefined): T | null {
  try {
    return JSON.parse(text(cell));
  } catch {
    return null;
  }
}

/** Of a purchase that says no more than its total. */
const nothing = Object.freeze({});

/** What each kind of row adds to its member's evidence: after its member and its kind, its columns in the order above. */
const take: Record<Kind, (member: MemberEvidence, row: Cell[]) => void> = {
  member: (member, row) => {
    member.publicId = text(row[2]);
  },
  wallet: (member, row) => {
    member.wallet = {
      version: number(row[2]),
      stamp: number(row[3]),
      balance: number(row[4]),
      tierPoints: number(row[5]),
      debt: number(row[6]),
      tier: row[7] ?? null,
      tierUntilMs: orNull(row[8]),
      settledMs: orNull(row[9]),
      nextChangeMs: orNull(row[10]),
      head: row[11] ?? null,
    };
  },
  line: (member, row) => {
    member.lines.push({
      version: number(row[2]),
      kind: text(row[3]),
      points: number(row[4]),
      tierPoints: number(row[5]),
      balanceAfter: number(row[6]),
      occurredMicros: number(row[7]),
      recordedMicros: number(row[8]),
      position: number(row[9]),
      source: text(row[10]),
      termsVersion: number(row[11]),
      idempotencyKey: row[12] ?? null,
      changes: text(row[13]),
      trace: text(row[14]),
      hash: text(row[15]),
      seal: text(row[16]),
      parsedChanges: parsed(row[13]),
      parsedTrace: parsedTrace(text(row[14])),
    });
  },
  lot: (member, row) => {
    const [born, ordinal, points, remaining] = [number(row[2]), number(row[3]), number(row[5]), number(row[6])];
    member.lots.push([born, ordinal, text(row[4]), points, remaining, number(row[7]), orNull(row[8]), number(row[9])]);
  },
  fact: (member, row) => {
    member.facts.push({
      id: text(row[2]),
      kind: text(row[3]),
      key: text(row[4]),
      digest: text(row[5]),
      occurredMs: number(row[6]),
      decidedMs: number(row[7]),
      recordedMicros: number(row[8]),
      position: number(row[9]),
      totalMinor: orNull(row[10]),
      currency: row[11] ?? null,
      data: row[12] === "{}" ? nothing : JSON.parse(text(row[12])),
      outcome: JSON.parse(text(row[13])),
      journalVersion: orNull(row[14]),
      nothingBecause: row[15] ?? null,
    });
  },
  redemption: (member, row) => {
    member.redemptions.push({
      id: text(row[2]),
      reward: text(row[3]),
      takesCodes: row[4] === "true",
      codes: number(row[5]),
      state: text(row[6]),
      quantity: number(row[7]),
      points: number(row[8]),
      journalVersion: number(row[9]),
      restoredVersion: orNull(row[10]),
      position: number(row[11]),
    });
  },
};
