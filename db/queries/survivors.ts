import { sql } from "@/db/client";
import type { Account, LotChange } from "@/lib/loyalty/account";
import type { PastLine } from "@/lib/loyalty/refund-share";
import { openFor } from "@/lib/personal-data";
import { type AccountRow, accountColumns, toAccount } from "./accounts";
import { maskEmail } from "./staff-members";

/**
 * Rows of memberships by the ids that were asked for; those of a merged one are its survivor's. `read` answers the rows of some ids, and
 * is asked again only where one of them was merged, which is rare.
 */
export async function throughMergings<Row extends Pick<AccountRow, "memberId" | "memberState">>(
  ids: number[],
  read: (ids: number[]) => Promise<Row[]>,
): Promise<Map<number, Row>> {
  const rows = await read(ids);
  const found = new Map(rows.map((row) => [row.memberId, row]));
  const merged = rows.filter(({ memberState }) => memberState === "merged").map(({ memberId }) => memberId);
  if (merged.length === 0) return found;
  const led = await sql<{ from: number; to: number }[]>`
    select asked.id as from, member_now(asked.id) as to from unnest(${merged}::bigint[]) asked(id)`;
  const others = new Map((await read([...new Set(led.map(({ to }) => to))])).map((row) => [row.memberId, row]));
  for (const { from, to } of led) {
    const row = others.get(to);
    if (row) found.set(from, row);
  }
  return found;
}

/** One membership on the way from a merged one to where it leads, and its lines that say where points went. */
export type Step = { account: Account; lines: PastLine[]; wrappedKey: Buffer | null };

type LineRow = Omit<PastLine, "changes" | "trace"> & { changes: string; trace: string };
type StepRow = AccountRow & { of: number; hop: number; lines: LineRow[]; wrappedKey: Buffer | null };

/** For each of these accounts that was merged the whole way on from there, itself not among it. */
export async function waysOn(
  accounts: readonly Pick<Account, "memberId" | "memberState">[],
): Promise<Map<number, Step[]>> {
  const merged = accounts.filter(({ memberState }) => memberState === "merged").map(({ memberId }) => memberId);
  if (merged.length === 0) return new Map();
  const rows = await sql<StepRow[]>`
    with recursive way as (
      select id as of, merged_into as id, 1 as hop from members where id = any (${merged}::bigint[])
      union all
      select way.of, m.merged_into, way.hop + 1 from way join members m on m.id = way.id where m.merged_into is not null)
    select way.of, way.hop, ${accountColumns()}, p.wrapped_key as "wrappedKey", ${goneLines()} as lines
    from way join members m on m.id = way.id join wallets w on w.member_id = m.id left join people p on p.id = m.person_id
    order by way.of, way.hop`;
  const ways = new Map<number, Step[]>(merged.map((id) => [id, []]));
  for (const { of, hop: _, lines, wrappedKey, ...row } of rows)
    ways.get(of)?.push({ account: toAccount(row), lines: lines.map(toPastLine), wrappedKey });
  return ways;
}

/** A member's lines of points that went to or came from a membership of the same person, or lapsed; for queries that read `members m`. */
const goneLines = () => sql`
  coalesce((select json_agg(${pastLine()} order by j.version) from journals j where j.member_id = m.id and j.kind in ('merged', 'lapsed')), '[]')`;

export const pastLine = () => sql`
  json_build_object('version', j.version, 'kind', j.kind, 'points', j.points, 'tierPoints', j.tier_points, 'source', j.source,
    'changes', j.changes, 'trace', j.trace)`;

export function toPastLine({ changes, trace, ...line }: LineRow): PastLine {
  return { ...line, changes: JSON.parse(changes) as LotChange[], trace: JSON.parse(trace) };
}

/** The masked address with which the person of a merged membership signs in now, by the address they signed in with before. */
export async function findAddressNow(hash: Buffer): Promise<string | null> {
  const [row] = await sql<{ wrappedKey: Buffer; emailCipher: Buffer }[]>`
    select p.wrapped_key as "wrappedKey", p.email_cipher as "emailCipher"
    from people before join members d on d.person_id = before.id and d.state = 'merged'
    join members s on s.id = member_now(d.id) join people p on p.id = s.person_id
    where before.email_hash = ${hash} and before.state = 'active' and p.wrapped_key is not null and p.email_cipher is not null`;
  return row ? maskEmail(openFor(row.wrappedKey, "email", row.emailCipher)) : null;
}
