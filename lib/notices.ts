import { z } from "zod";
import { occasions } from "@/lib/loyalty/present-trace";
import { mistakes } from "@/lib/loyalty/redemption-moves";
import { redemptionStates } from "@/lib/loyalty/redemption-states";
import { pauseReasons } from "@/lib/loyalty/wish";

const dispute = z.object({ dispute: z.uuid() });

/**
 * Every message an inbox can hold, by kind, with what its words are made of: ids, figures and instants, never a name or free text.
 * A new kind is a line here, its words under `kind` in messages/id|en/inbox.json, and a case in app/(member)/inbox/_components/notice-words.ts,
 * which does not compile until it is told.
 */
const noticeKinds = {
  dispute_asked: dispute,
  dispute_accepted: dispute,
  dispute_refused: dispute,
  points_adjusted: z.object({ points: z.int(), journalVersion: z.int() }),
  points_refunded: z.object({ points: z.int(), journalVersion: z.int() }),
  points_released: z.object({ points: z.int(), journalVersion: z.int() }),
  points_expiring: z.object({ points: z.int(), at: z.iso.datetime() }),
  pooled_points_expiring: z.object({ points: z.int(), at: z.iso.datetime() }),
  points_received: z.object({ points: z.int(), journalVersion: z.int() }),
  memberships_merged: z.object({ points: z.int(), journalVersion: z.int() }),
  gift_accepted: z.object({ points: z.int() }),
  gift_returned: z.object({ points: z.int() }),
  referral_rewarded: z.object({ points: z.int(), journalVersion: z.int() }),
  pool_invitation: z.object({ invitation: z.uuid() }),
  redemption_moved: z.object({ redemption: z.uuid(), state: z.enum(redemptionStates) }),
  redemption_reinstated: z.object({ redemption: z.uuid(), because: z.enum(mistakes) }),
  date_called_off: z.object({ until: z.iso.datetime() }),
  wish_run: z.object({ because: z.enum(["goal_reached", "points_ending"]) }),
  wish_paused: z.object({ purpose: z.enum(["goal", "expiry"]), because: z.enum(pauseReasons) }),
  stock_back: z.object({ reward: z.uuid() }),
  present_given: z.object({ because: z.enum(occasions) }),
  present_offered: z.object({ because: z.enum(occasions), until: z.iso.datetime({ offset: true }) }),
  reward_dearer: z.object({ points: z.int(), from: z.iso.datetime() }),
  terms_changed: z.object({ version: z.int(), effectiveFrom: z.iso.datetime(), isForTheWorse: z.boolean() }),
} as const;

type NoticeKind = keyof typeof noticeKinds;
type NoticePayload = { [K in NoticeKind]: z.infer<(typeof noticeKinds)[K]> };

/** What is told, whoever it is told to: the same `reason` reaches a member once, `link` is a page of the portal. */
export type NewNotice = {
  [K in NoticeKind]: { reason: string; kind: K; payload: NoticePayload[K]; link: string | null };
}[NoticeKind];

/** A notice as its reader's words are made from it; null for a kind or payload this portal does not know. */
export type ToldNotice = { [K in NoticeKind]: { kind: K; payload: NoticePayload[K] } }[NoticeKind];

export function readNotice(kind: string, payload: unknown): ToldNotice | null {
  if (!Object.hasOwn(noticeKinds, kind)) return null;
  const read = noticeKinds[kind as NoticeKind].safeParse(payload);
  return read.success ? ({ kind, payload: read.data } as ToldNotice) : null;
}
