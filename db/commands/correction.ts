import { createHash, randomBytes } from "node:crypto";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { type Account, draftOf } from "@/lib/loyalty/account";
import { type AdjustRefusal, adjust } from "@/lib/loyalty/adjustment";
import { type ByHand, leftByHand, takeByHand } from "@/lib/loyalty/by-hand";
import type { PointKind, TermsHistory } from "@/lib/loyalty/terms";
import { openFor, openSecret, sealFor, sealSecret } from "@/lib/personal-data";
import type { Decision } from "./commit";

/** What a decision about a member's points reads. */
export type CorrectionGround = {
  account: Account;
  now: Instant;
  history: TermsHistory;
  wrappedKey: Buffer | null;
  /** The people whose points they are. */ heldBy: number[];
  /** What the actor gave and took today, where they do it by themselves. */ byHand: ByHand | null;
};

export type Correction = {
  /** The fact's. */ id: string;
  keyDigest: Buffer;
  digest: Buffer;
  points: number;
  kind: PointKind;
  reason: string;
  /** How far it may go. */ limit: number;
  actorId: number;
  /** What it goes back to: what a second person approved, or a contested line. */
  because?: { approval?: string; dispute?: string; corrects?: number | undefined };
};

/** Decides a correction of points by staff, however it came to be: the line, its fact with the sealed reason, and the trail. */
export function decideCorrection(
  correction: Correction,
  { account, now, history, wrappedKey, heldBy, byHand }: CorrectionGround,
): Result<{ journalVersion: number; decision: Decision }, AdjustRefusal> {
  const { id, points, kind, reason, limit, actorId, because = {} } = correction;
  if (heldBy.includes(actorId)) return refused({ code: "own_membership" });
  const draft = draftOf(account, history);
  const before = draft.lots.reduce((total, lot) => total + lot.remaining, 0);
  // The words stay with the person's data; the chain holds a digest that nobody can guess the words from.
  const salt = randomBytes(16).toString("hex");
  const reasonDigest = createHash("sha256").update(`${salt}:${reason}`).digest("hex");
  const most = byHand ? Math.min(limit, leftByHand(byHand)) : limit;
  const outcome = adjust(draft, { id, points, kind, reasonDigest, corrects: because.corrects }, most, now);
  if (!outcome.ok) return outcome;
  const { journalVersion } = outcome.value;
  const sealed = sealReason(wrappedKey, reason);
  const after = draft.lots.reduce((total, lot) => total + lot.remaining, 0);
  return done({
    journalVersion,
    decision: {
      drafts: [draft],
      ...(byHand ? { budgets: takeByHand(byHand, points) } : {}),
      facts: [
        {
          id,
          kind: "adjustment",
          memberId: account.memberId,
          key: correction.keyDigest,
          digest: correction.digest,
          occurredAt: now,
          decidedAt: now,
          journalVersion,
          data: {
            points,
            kind,
            limit,
            salt,
            reasonDigest,
            reason: sealed.cipher.toString("base64url"),
            sealedUnder: sealed.under,
            ...because,
          },
          outcome: { journalVersion },
        },
      ],
      trail: {
        actorId,
        action: "member.adjust",
        subject: `member:${account.memberPublicId}`,
        before: { balance: before },
        after: { balance: after, points, kind, journalVersion },
      },
    },
  });
}

/** What tells the member of a correction, by mail and in the inbox. */
export function toldOfCorrection({ id, points }: Correction, { account }: CorrectionGround, journalVersion: number) {
  const reason = `points-adjusted:${id}`;
  return {
    outbox: [{ reason, task: "points-adjusted", payload: { memberId: account.memberPublicId, journalVersion } }],
    notices: [
      {
        memberId: account.memberId,
        reason,
        kind: "points_adjusted" as const,
        payload: { points, journalVersion },
        link: `/activity?before=${journalVersion + 1}#line-${journalVersion}`,
      },
    ],
  };
}

export type Sealed = { cipher: Buffer; under: "person" | "portal" };

/** Seals words about a member under their own key, or the portal's where nobody has claimed the membership yet. */
export function sealReason(wrappedKey: Buffer | null, words: string): Sealed {
  if (wrappedKey) return { cipher: sealFor(wrappedKey, "reason", words), under: "person" };
  return { cipher: Buffer.from(sealSecret(words), "base64url"), under: "portal" };
}

/** Opens what `sealReason` sealed; null when the person's key is gone, and the words with it. */
export function openReason(wrappedKey: Buffer | null, { cipher, under }: Sealed): string | null {
  if (under === "portal") return openSecret(cipher.toString("base64url"));
  return wrappedKey && openFor(wrappedKey, "reason", cipher);
}
