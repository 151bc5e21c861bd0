import type { Sql } from "@/db/client";
import type { Change } from "./ledger-evidence";
import type { Finding } from "./verify-member";

type Lot = { kind: string; points: number; expires: number | null; earnedUnder?: number };
type Row = {
  id: string;
  memberId: string;
  version: number;
  state: string;
  points: number;
  given: string | null;
  /** Whether that line took out what the gift holds. */
  isWhole: boolean | null;
  endedSource: string | null;
  endedPoints: number | null;
  givenTrace: { lots: Lot[] };
  endedTrace: { lots: Lot[]; from?: string } | null;
  givenChanges: Change[];
  endedChanges: Change[] | null;
};

/**
 * What left members for others has arrived, come back, or waits in a gift: nothing is lost on the way and nothing comes of it. Every gift took
 * what it holds out of its giver's lots, and gave exactly that to whoever opened it, or back to the very same lots.
 */
export async function verifyGifts(sql: Sql): Promise<Finding[]> {
  const [sums] = await sql<{ moved: number; waiting: number; lines: number; gifts: number }[]>`
    select (select coalesce(sum(points), 0)::bigint from journals where kind in ('transferred_in', 'transferred_out')) as moved,
      (select coalesce(sum(points), 0)::bigint from gifts where state = 'waiting') as waiting,
      (select count(*) from journals where kind in ('transferred_in', 'transferred_out') and source like 'gift:%') as lines,
      (select count(*) + count(ended_at) from gifts) as gifts`;
  const findings: Finding[] = [];
  const { moved = 0, waiting = 0, lines = 0, gifts = 0 } = sums ?? {};
  const wrong = (invariant: string, message: string, of?: Row) =>
    findings.push({ invariant, memberId: of?.memberId ?? null, version: of?.version ?? null, message });
  if (moved + waiting !== 0)
    wrong("gifts_hold_what_left_and_has_not_arrived", `${0 - moved} points left and did not arrive, ${waiting} wait`);
  if (lines !== gifts) wrong("gifts_have_their_lines", `${lines} lines of gifts, the gifts have ${gifts}`);
  for (const row of await readGifts(sql)) {
    const { id, state, points } = row;
    if (row.given !== `gift:${id}` || !row.isWhole || total(row.givenTrace.lots) !== points)
      wrong("gifts_were_given", `gift ${id}: ${points} points, its line is ${row.given}`, row);
    if (state === "waiting") continue;
    const whole = row.endedSource?.startsWith("gift:") && row.endedPoints === points;
    const alike =
      state === "accepted"
        ? lotsOf(row.endedTrace?.lots ?? []) === lotsOf(row.givenTrace.lots)
        : drawsOf(row.endedChanges ?? [], 1) === drawsOf(row.givenChanges, -1);
    if (!whole || !alike) wrong("gifts_end_as_they_were_given", `gift ${id}: ${state}, but not with what it held`, row);
  }
  return findings;
}

function readGifts(sql: Sql): Promise<Row[]> {
  return sql<Row[]>`
    select g.public_id as id, m.public_id as "memberId", g.journal_version as version, g.state, g.points, o.source as given,
      o.kind = 'transferred_out' and o.points = -g.points as "isWhole",
      i.source as "endedSource", i.points as "endedPoints", coalesce(o.trace::json, '{"lots": []}') as "givenTrace", i.trace::json as "endedTrace",
      coalesce(o.changes::json, '[]') as "givenChanges", i.changes::json as "endedChanges"
    from gifts g join members m on m.id = g.member_id
    left join journals o on o.member_id = g.member_id and o.version = g.journal_version
    left join journals i on i.member_id = coalesce(g.recipient_id, g.member_id) and i.version = g.ended_version and i.kind = 'transferred_in'`;
}

const total = (lots: readonly Lot[]) => lots.reduce((sum, lot) => sum + lot.points, 0);

/** Points by what they are, as one text. */
function lotsOf(lots: readonly Lot[]): string {
  const points = new Map<string, number>();
  for (const lot of lots) {
    const name = [lot.kind, lot.expires, lot.earnedUnder].join(" ");
    points.set(name, (points.get(name) ?? 0) + lot.points);
  }
  return [...points]
    .map(([name, sum]) => `${name}: ${sum}`)
    .sort()
    .join(", ");
}

/** Points by the lot they were drawn from (-1) or went back to (1), as one text. */
function drawsOf(changes: readonly Change[], sign: 1 | -1): string {
  const draws = changes.filter(([what, , , delta]) => what === "draw" && delta * sign > 0);
  return draws
    .map(([, born, ordinal, delta]) => `${born}.${ordinal}: ${delta * sign}`)
    .sort()
    .join(", ");
}
