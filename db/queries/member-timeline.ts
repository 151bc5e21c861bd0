import { sql } from "@/db/client";
import { openAbout } from "@/db/commands/words-about";
import type { refusedBecause } from "@/db/schema";
import type { Instant } from "@/lib/base/clock";
import { readCursor, writeCursor } from "@/lib/base/cursor";
import type { Locale } from "@/lib/base/locale";
import type { DisputeStep } from "@/lib/loyalty/disputes";
import type { MoveDetails } from "@/lib/loyalty/redemption-moves";
import type { RedemptionState } from "@/lib/loyalty/redemption-states";
import type { WishAction } from "@/lib/loyalty/wish";
import { type LineRow, type LineView, toLineView } from "./lines";
import { termsHistory } from "./terms";
import { type TimelineShow, timelineParts } from "./timeline-parts";

/** A voucher as it stands, beside the line that paid for it. */
export type Voucher = { publicId: string; state: RedemptionState; quantity: number; expiresAt: string | null };

export type TimelineEntry = { key: string; at: Instant } & (
  | { what: "line"; line: LineView; voucher: Voucher | null; staffName: string | null }
  | {
      what: "nothing";
      totalMinor: number;
      currency: string;
      store: string | null;
      channel: string | null;
      because: string;
    }
  | { what: "refund"; totalMinor: number; currency: string; because: string }
  | { what: "refused"; rewardName: string | null; because: string }
  | {
      what: "wish";
      purpose: "goal" | "expiry";
      action: WishAction | "off";
      rewardName: string | null;
      most: number | null;
      days: number | null;
    }
  | { what: "used"; rewardName: string | null; staffName: string | null }
  | { what: "edited"; action: string; page: string | null; staffName: string | null }
  | {
      what: "moved";
      from: RedemptionState;
      to: RedemptionState;
      by: "member" | "counter" | "fulfilment" | "provider" | "time";
      details: MoveDetails;
      rewardName: string | null;
      redemptionId: string;
      staffName: string | null;
    }
  | {
      what: "dispute";
      step: DisputeStep;
      about: "line" | "purchase" | "receipt";
      disputeId: string;
      staffName: string | null;
    }
  | { what: "rated"; stars: number; store: string | null; rewardName: string | null }
  | {
      what: "asked";
      points: number;
      state: "waiting" | "approved" | "rejected" | "withdrawn";
      approvalId: string;
      staffName: string | null;
    }
  | { what: "note"; number: number; isRemoved: boolean; words: string | null; staffName: string | null }
  | { what: "resent"; template: string; words: string | null; rewardName: string | null; staffName: string | null }
  | { what: "signed_in"; strength: "email_code" | "totp" | "recovery_code" | "passkey"; device: string }
  | { what: "signed_out"; device: string }
  | {
      what: "proven" | "revealed";
      rewardName: string | null;
      strength: "email_code" | "totp" | "recovery_code" | "passkey";
      device: string;
    }
  | { what: "app_added" }
  | { what: "sign_in_refused"; because: (typeof refusedBecause)[number] }
  | { what: "mail"; template: string; state: "sending" | "sent" | "failed"; error: string | null }
  | { what: "notice"; kind: string; payload: unknown; isRead: boolean }
);

type SealedBody = { cipher: string; under: "person" | "portal"; key: string | null };
type Body =
  | { what: "line"; line: LineRow; voucher: Voucher | null; staffName: string | null }
  | (Extract<TimelineEntry, { what: "note" | "resent" }> & SealedBody)
  | Exclude<TimelineEntry, { what: "line" | "note" | "resent" }>;

type Row = { cursorAt: string; at: Instant; rank: number; n: number; body: Body; latestTerms: number };

const PAGE_SIZE = 30;

/**
 * Everything that happened to a member or was asked by one, newest first, a page in one statement: the book, purchases, vouchers and what
 * became of them, how they signed in, what they were told, disputes, notes, and what staff did. `isWhole` for those who may read it all.
 */
export async function memberTimeline(
  member: { id: number; publicId: string; wrappedKey: Buffer | null },
  page: { show: TimelineShow; isWhole: boolean; after: string | undefined },
  locale: Locale,
): Promise<{ entries: TimelineEntry[]; next: string | null }> {
  const after = readCursor(page.after, ["string", "number", "number"]);
  const cursorAt = after && /^[\d-]{10,13} [\d:.]{15}$/.test(after[0]) ? after[0] : null;
  const [first, ...others] = timelineParts(member, page.show, page.isWhole, locale);
  if (first === undefined) return { entries: [], next: null };
  const happened = others.reduce((all, { happened }) => sql`${all} union all ${happened}`, first.happened);
  const told = [first, ...others].reduce((all, { rank, body }) => sql`${all} when ${rank}::int then ${body}`, sql``);
  const rows = await sql<Row[]>`
    with happened (at, rank, n) as (${happened}), page as (
      select * from happened
      where ${cursorAt}::text is null
        or (at, rank, n) < ((${cursorAt}::text || 'Z')::timestamptz, ${after?.[1] ?? 0}::int, ${after?.[2] ?? 0}::bigint)
      order by at desc, rank desc, n desc limit ${PAGE_SIZE + 1}
    )
    select to_char(page.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') as "cursorAt", page.at, page.rank, page.n,
      (select max(version) from terms_versions where is_live) as "latestTerms", case page.rank ${told} end as body
    from page order by page.at desc, page.rank desc, page.n desc`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const shown = rows.slice(0, PAGE_SIZE);
  const entries = shown.map(({ at, rank, n, body }): TimelineEntry => {
    const placed = { key: `${rank}-${n}`, at };
    if (body.what === "line") return { ...placed, ...body, line: toLineView(body.line, member.wrappedKey, history) };
    if (body.what !== "note" && body.what !== "resent") return { ...body, ...placed };
    const { cipher, under, key, ...rest } = body;
    const sealed = { cipher: Buffer.from(cipher, "base64"), under };
    return { ...rest, ...placed, words: openAbout(key === null ? null : Buffer.from(key, "base64"), sealed) };
  });
  const last = shown.at(-1);
  return { entries, next: rows.length > PAGE_SIZE && last ? writeCursor([last.cursorAt, last.rank, last.n]) : null };
}
