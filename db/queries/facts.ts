import type { Sql } from "@/db/client";
import type { ReplayFact } from "@/lib/loyalty/replay-state";
import { type Cell, copiedRows } from "./copied-rows";
import { openBirthday } from "./member-inputs";

/** Where a member's ledger stands: what a replay of the same terms must come to. */
export type Standing = {
  memberId: number;
  memberPublicId: string;
  version: number;
  head: string;
  settledMs: number | null;
};

/**
 * All facts that had an effect, in the order of their positions, each with where its member stands; members without facts come first,
 * with none. One statement: one moment of the database. Needs a connection that may read the ledger.
 */
export async function* readFacts(sql: Sql): AsyncGenerator<{ standing: Standing; fact: ReplayFact | null }[]> {
  for await (const rows of copiedRows(sql, statement)) yield rows.map(toRow);
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::bigint`;

const statement = `
  select m.id, m.public_id, w.version, coalesce(encode(w.head, 'hex'), ''), ${ms("w.settled_at")}, e.public_id, e.kind, encode(e.key, 'hex'),
    ${ms("e.occurred_at")}, ${ms("e.decided_at")}, e.total_minor, e.currency, e.channel, e.store, e.data,
    case when e.data ? 'birthday' then encode(p.wrapped_key, 'hex') end
  from wallets w join members m on m.id = w.member_id left join people p on p.id = m.person_id
  left join events e on e.member_id = w.member_id and not e.outcome ? 'refusal'
  order by e.position nulls first, e.id`;

function toRow(cells: Cell[]): { standing: Standing; fact: ReplayFact | null } {
  const [member, publicId, version, head, settled, id, kind, key, occurred, decided, total, ...rest] = cells;
  const [currency = null, channel = null, store = null, data, wrappedKey = null] = rest;
  const memberId = Number(member);
  const memberPublicId = publicId ?? "";
  const settledMs = settled === null ? null : Number(settled);
  const standing = { memberId, memberPublicId, version: Number(version), head: head ?? "", settledMs };
  if (!id || !kind || !key) return { standing, fact: null };
  const [occurredAt, decidedAt] = [new Date(Number(occurred)), new Date(Number(decided))];
  const totalMinor = total === null ? null : Number(total);
  const own = { id, kind, key, memberId, memberPublicId, occurredAt, decidedAt };
  const kept: ReplayFact["data"] = JSON.parse(data ?? "{}");
  const birthday = birthdayOf(kept, wrappedKey);
  return { standing, fact: { ...own, totalMinor, currency, channel, store, data: kept, birthday } };
}

function birthdayOf({ birthday }: ReplayFact["data"], wrappedKey: Cell): string | null {
  if (typeof birthday !== "string" || wrappedKey === null) return null;
  return openBirthday(Buffer.from(wrappedKey, "hex"), Buffer.from(birthday, "base64url"));
}
