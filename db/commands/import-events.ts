import { sql } from "@/db/client";
import { programmeNow, programmeZone } from "@/db/queries/programme-time";
import { forgetTerms, termsHistory } from "@/db/queries/terms";
import { type EventFields, type EventRow, readEventRow } from "@/lib/loyalty/event-row";
import type { RowError } from "@/lib/loyalty/purchase-row";
import { type EventRequest, eventKeys, recordEvent } from "./record-event";

/** A file of events, read from its beginning each time it is asked for. */
export type ReadEvents = () => AsyncIterable<{ line: number; fields: EventFields } | RowError>;

export type EventsImported = {
  rows: number;
  members: number;
  /** Recorded by this run; those that were known already are duplicates. */
  events: number;
  duplicates: number;
  /** Of the events recorded, how many earned, and how many points together; null in a trial, which awards none. */
  earned: number | null;
  points: number | null;
  errors: RowError[];
};

type Told = { row: EventRow; request: EventRequest };

/** How many rows are held in memory: a longer file is brought in parts. */
const ROWS_MAX = 200_000;
const AT_ONCE = 400;

/**
 * Records the events of a file and awards what the rules of each one's own day give, all or, with one bad row, none. Each counts once under
 * its kind and its sender's id, so that an import that was killed is simply started again.
 */
export async function importEvents(read: ReadEvents, { isDryRun }: { isDryRun: boolean }): Promise<EventsImported> {
  forgetTerms();
  const { rows, told, errors } = await gather(read);
  const found = await membershipsOf(told);
  const asked: Told[] = [];
  for (const row of told) {
    const membership = found.get(row.member);
    const fault = membership === undefined ? `Nobody here is called ${row.member}.` : faultOf(membership.state);
    if (fault !== null) errors.push({ line: row.line, field: "member", message: fault });
    else if (membership) asked.push({ row, request: requestOf(row, membership.memberId) });
  }
  const { fresh, repeated, contradictions } = await tellApart(asked);
  errors.push(...contradictions);
  const imported: EventsImported = {
    ...{ rows, members: new Set(asked.map(({ request }) => request.memberId)).size },
    ...{ events: 0, duplicates: 0, earned: 0, points: 0 },
    errors: errors.sort((a, b) => a.line - b.line),
  };
  if (errors.length > 0) return imported;
  if (isDryRun) return { ...imported, events: fresh.length, duplicates: repeated, earned: null, points: null };
  imported.duplicates = repeated;
  const outcomes = await recordAll(fresh);
  for (const { earned, repeated: wasKnown } of outcomes) {
    if (wasKnown) imported.duplicates += 1;
    else imported.events += 1;
    if (wasKnown || earned === 0) continue;
    imported.earned = (imported.earned ?? 0) + 1;
    imported.points = (imported.points ?? 0) + earned;
  }
  return imported;
}

async function gather(read: ReadEvents): Promise<{ rows: number; told: EventRow[]; errors: RowError[] }> {
  const context = { history: await termsHistory(), zone: await programmeZone(), now: await programmeNow() };
  const told: EventRow[] = [];
  const errors: RowError[] = [];
  let rows = 0;
  for await (const each of read()) {
    rows += 1;
    if (rows > ROWS_MAX) {
      const message = `The file has more than ${ROWS_MAX} rows: import it in parts.`;
      return { rows, told: [], errors: [{ line: each.line, field: "", message }] };
    }
    const row = "message" in each ? [each] : readEventRow(each.line, each.fields, context);
    if (Array.isArray(row)) errors.push(...row);
    else told.push(row);
  }
  return { rows, told, errors };
}

type Membership = { memberId: number; state: string };

/** Memberships by the shop's own name for them, or else by the number of the card. */
async function membershipsOf(rows: EventRow[]): Promise<Map<string, Membership>> {
  const names = [...new Set(rows.map(({ member }) => member))];
  const found = new Map<string, Membership>();
  for (let start = 0; start < names.length; start += AT_ONCE) {
    const some = names.slice(start, start + AT_ONCE);
    const known = await sql<(Membership & { name: string })[]>`
      select distinct on (asked.name) asked.name, m.id as "memberId", m.state
      from unnest(${some}::text[]) asked(name)
      join members m on (m.external_id = asked.name or m.number = replace(replace(asked.name, ' ', ''), '-', '')) and m.kind = 'person'
      order by asked.name, m.external_id is distinct from asked.name`;
    for (const { name, memberId, state } of known) found.set(name, { memberId, state });
  }
  return found;
}

/** A membership that was merged leads on, and what is for it arrives where it leads. */
function faultOf(state: string): string | null {
  return state === "closed" ? "This membership is closed." : null;
}

function requestOf({ line: _line, member: _member, ...event }: EventRow, memberId: number): EventRequest {
  return { ...event, memberId };
}

/** Which are new, how many say what is known already or stands in the file before, and which say something else under a known id. */
async function tellApart(asked: Told[]): Promise<{ fresh: Told[]; repeated: number; contradictions: RowError[] }> {
  const known = new Map<string, { digest: string; where: string }>();
  const keyed = asked.map((each) => {
    const { key, digest } = eventKeys(each.request);
    return { each, key: key.toString("hex"), digest: digest.toString("hex") };
  });
  for (let start = 0; start < keyed.length; start += AT_ONCE) {
    const keys = keyed.slice(start, start + AT_ONCE).map(({ key }) => key);
    const rows = await sql<{ key: string; digest: string }[]>`
      select encode(e.key, 'hex') as key, encode(e.digest, 'hex') as digest
      from unnest(${keys}::text[]) asked join events e on e.key = decode(asked, 'hex')`;
    for (const { key, digest } of rows) known.set(key, { digest, where: "Something recorded before" });
  }
  const fresh: Told[] = [];
  const contradictions: RowError[] = [];
  let repeated = 0;
  for (const { each, key, digest } of keyed) {
    const before = known.get(key);
    const { line, type } = each.row;
    if (before === undefined) {
      known.set(key, { digest, where: `Line ${line}` });
      fresh.push(each);
    } else if (before.digest === digest) repeated += 1;
    else
      contradictions.push({
        line,
        field: "externalId",
        message: `${before.where} says something else of this ${type}.`,
      });
  }
  return { fresh, repeated, contradictions };
}

/** A member's events one after another, in the order of time and then of the file; many members at once. */
async function recordAll(fresh: Told[]): Promise<{ earned: number; repeated: boolean }[]> {
  const byMember = new Map<number, Told[]>();
  for (const each of fresh) {
    const others = byMember.get(each.request.memberId);
    if (others) others.push(each);
    else byMember.set(each.request.memberId, [each]);
  }
  const members = [...byMember.values()];
  const outcomes: { earned: number; repeated: boolean }[] = [];
  for (let start = 0; start < members.length; start += AT_ONCE) {
    const done = await Promise.all(members.slice(start, start + AT_ONCE).map(recordInOrder));
    outcomes.push(...done.flat());
  }
  return outcomes;
}

async function recordInOrder(told: Told[]): Promise<{ earned: number; repeated: boolean }[]> {
  const outcomes: { earned: number; repeated: boolean }[] = [];
  const inTime = told.toSorted(
    (a, b) => a.row.occurredAt.getTime() - b.row.occurredAt.getTime() || a.row.line - b.row.line,
  );
  for (const { row, request } of inTime) {
    const answer = await recordEvent(request);
    if (!answer.ok) throw new Error(`Line ${row.line} was accepted and is refused: ${answer.refusal.code}`);
    outcomes.push(answer.value);
  }
  return outcomes;
}
