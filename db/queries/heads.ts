import type { Sql } from "@/db/client";
import { copiedRows } from "./copied-rows";

/**
 * Every member's head as a leaf of the checkpoints' tree (lib/loyalty/merkle.ts), in the order of their ids, many at a time end to end;
 * members without a line have none. One statement, so one moment.
 */
export async function* readHeads(sql: Sql): AsyncGenerator<Buffer> {
  for await (const rows of copiedRows(sql, statement)) {
    yield Buffer.from(rows.map(([leaf]) => leaf).join(""), "hex");
  }
}

const statement = `
  select encode(uuid_send(m.public_id) || int4send(w.version) || w.head, 'hex')
  from members m join wallets w on w.member_id = m.id where w.head is not null order by m.public_id`;

/** Leaves as the journal itself has them now: of each, what the hash of its line is; null where the line is gone. */
export async function hashesOfLines(
  sql: Sql,
  lines: { memberId: string; version: number }[],
): Promise<(string | null)[]> {
  const rows = await sql<{ hash: string | null }[]>`
    select encode(j.hash, 'hex') as hash
    from jsonb_array_elements(${JSON.stringify(lines)}::text::jsonb) with ordinality as asked(line, place)
    left join members m on m.public_id = (line ->> 'memberId')::uuid
    left join journals j on j.member_id = m.id and j.version = (line ->> 'version')::integer
    order by place`;
  return rows.map(({ hash }) => hash);
}
