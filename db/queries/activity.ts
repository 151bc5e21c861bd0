import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { Locale } from "@/lib/base/locale";
import { isId } from "@/lib/base/uuid";
import type { PurchaseRecorded } from "@/lib/loyalty/purchase";
import { type Terms, termsAsOf } from "@/lib/loyalty/terms";
import { type LineRow, type LineView, lineObject, toLineView, unwrittenLines } from "./lines";
import { type Standing, type StandingRow, standingAt, standingColumns } from "./standing";
import { termsHistory } from "./terms";

/** A purchase that earned nothing: it has no line in the book, but the member may ask about it. */
export type NothingEarned = {
  publicId: string;
  occurredAt: Instant;
  totalMinor: number;
  currency: string;
  store: string | null;
  channel: string | null;
  because: NonNullable<PurchaseRecorded["nothingBecause"]>;
  /** Those of its own day. */
  terms: Terms;
};

type ActivityEntry = { what: "line"; line: LineView } | { what: "nothing"; purchase: NothingEarned };

/** Where a page begins: lines before this version, purchases without points before this one. */
export type ActivityCursor = { version: number; purchase: string | null };

/** The latest dispute about a line (by its version) or about a purchase without points (by its id). */
type Contests = { lines: Map<number, string>; purchases: Map<string, string> };

export type Activity = {
  standing: Standing;
  entries: ActivityEntry[];
  contests: Contests;
  /** The stars of purchases the member has reviewed, by their ids. */
  reviews: Map<string, number>;
  next: ActivityCursor | null;
};

type Placed = { position: number; occurredAt: string };
type NothingRow = Omit<NothingEarned, "occurredAt" | "terms"> & Placed;
type ActivityRow = StandingRow & {
  wrappedKey: Buffer | null;
  lines: (LineRow & Placed)[] | null;
  nothing: NothingRow[] | null;
  contests: [version: number | null, purchase: string | null, dispute: string][] | null;
  reviews: [purchase: string, stars: number][] | null;
};

const PAGE_SIZE = 20;

/** One page of everything that changed a member's points, and the purchases that did not, newest first, in one statement. */
export async function listActivity(
  memberId: number,
  cursor: ActivityCursor | null,
  locale: Locale,
  now: Instant,
): Promise<Activity> {
  const version = cursor?.version ?? null;
  const purchase = cursor?.purchase && isId(cursor.purchase) ? cursor.purchase : null;
  const [row] = await sql<ActivityRow[]>`
    select ${standingColumns()}, p.wrapped_key as "wrappedKey",
      (select json_agg(${lineObject(locale)}::jsonb || jsonb_build_object('position', j.position) order by j.version desc) from (
        select * from journals where member_id = m.id and (${version}::integer is null or version < ${version}::integer)
        order by version desc limit ${PAGE_SIZE + 1}) j) as lines,
      (select json_agg(json_build_object('publicId', e.public_id, 'occurredAt', e.occurred_at, 'totalMinor', e.total_minor, 'currency', e.currency,
          'store', e.store, 'channel', e.channel, 'because', e.nothing_because, 'position', e.position) order by e.position desc, e.id desc) from (
        select * from events where member_id = m.id and kind = 'purchase' and journal_version is null
          and (${version}::integer is null or ${purchase}::uuid is not null
            or position <= (select b.position from journals b where b.member_id = m.id and b.version = ${version}::integer))
          and (${purchase}::uuid is null or (position, id) < (select b.position, b.id from events b where b.public_id = ${purchase}::uuid and b.member_id = m.id))
        order by position desc, id desc limit ${PAGE_SIZE + 1}) e) as nothing,
      (select json_agg(json_build_array(d.journal_version, d.purchase_id, d.public_id) order by d.id) from disputes d
        where d.member_id = m.id and d.about <> 'receipt') as contests,
      (select json_agg(json_build_array(s.public_id, f.stars)) from feedback f join events s on s.id = f.purchase_id where f.member_id = m.id) as reviews
    from members m join wallets w on w.member_id = m.id left join people p on p.id = m.person_id
    where m.id = ${memberId}`;
  if (row === undefined) throw new Error(`Member ${memberId} has no wallet`);
  const history = await termsHistory(row.latestTerms);
  const standing = standingAt(row, history, now);
  const merged = merge(row.lines ?? [], row.nothing ?? []);
  const shown = merged.slice(0, PAGE_SIZE);
  const entries = shown.map((each): ActivityEntry => {
    if ("version" in each) return { what: "line", line: toLineView(each, row.wrappedKey, history) };
    const { position: _, ...rest } = each;
    const occurredAt = new Date(each.occurredAt);
    return { what: "nothing", purchase: { ...rest, occurredAt, terms: termsAsOf(history, occurredAt) } };
  });
  const coming = cursor === null ? unwrittenLines(standing).map((line): ActivityEntry => ({ what: "line", line })) : [];
  return {
    standing,
    entries: [...coming, ...entries],
    contests: toContests(row.contests ?? []),
    reviews: new Map(row.reviews ?? []),
    next: merged.length > PAGE_SIZE ? cursorAfter(shown, cursor, row.version) : null,
  };
}

function toContests(rows: NonNullable<ActivityRow["contests"]>): Contests {
  return {
    lines: new Map(rows.flatMap(([version, , dispute]) => (version === null ? [] : [[version, dispute]]))),
    purchases: new Map(rows.flatMap(([, purchase, dispute]) => (purchase === null ? [] : [[purchase, dispute]]))),
  };
}

/** Two lists, each newest first, as one; within one decision (an import decides many rows at once) by when it happened. */
function merge(lines: (LineRow & Placed)[], nothing: NothingRow[]): (LineRow | NothingRow)[] {
  const merged: (LineRow | NothingRow)[] = [];
  let place = 0;
  for (const line of lines) {
    for (let next = nothing[place]; next && isLater(next, line); next = nothing[place]) {
      merged.push(next);
      place += 1;
    }
    merged.push(line);
  }
  // Older than every line read; kept only as far as no unread line could lie between.
  return lines.length > PAGE_SIZE ? merged : [...merged, ...nothing.slice(place)];
}

function isLater(a: Placed, b: Placed): boolean {
  if (a.position !== b.position) return a.position > b.position;
  return Date.parse(a.occurredAt) > Date.parse(b.occurredAt);
}

function cursorAfter(shown: (LineRow | NothingRow)[], before: ActivityCursor | null, newest: number): ActivityCursor {
  const line = shown.findLast((each): each is LineRow => "version" in each);
  const purchase = shown.findLast((each): each is NothingRow => !("version" in each));
  return {
    version: line?.version ?? before?.version ?? newest + 1,
    purchase: purchase?.publicId ?? before?.purchase ?? null,
  };
}
