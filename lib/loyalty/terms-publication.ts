import type { Instant } from "@/lib/base/clock";
import { daysLater } from "./calendar";
import { type TermsDocument, type TermsHistory, termsAsOf } from "./terms";
import type { TermsChange } from "./terms-change";
import { compareTerms, isForTheWorse } from "./terms-changes";

export type TermsDraftState = "draft" | "approved" | "published" | "withdrawn";

/** A draft as far as it decides whether it may be published. */
export type Publishable = {
  state: TermsDraftState;
  document: TermsDocument;
  /** What running exactly this document over the past showed; nothing is published without. */
  replayReport: unknown;
};

export type PublicationRefusal =
  | { code: "not_approved" | "replay_missing" | "nothing_changes" }
  /** Members still stand on these tiers: they would fall to the lowest without having done anything. */
  | { code: "tier_removed"; tiers: string[] }
  /** A change for the worse, before its notice is over. */
  | { code: "notice_too_short"; earliest: Instant }
  /** Before the version that is to come first, or too soon for every process to have heard of it. */
  | { code: "too_early"; earliest: Instant };

export type Publication = { changes: TermsChange[]; effectiveFrom: Instant };

const MINUTE_MS = 60_000;

/** The version a new one follows on: the newest, whether or not it is in force yet. */
export function newestOf(history: TermsHistory): TermsHistory[number] {
  return history.at(-1) ?? history[0];
}

/**
 * Whether a draft may be published at `now` to take effect at `from`, or as early as may be where that is null. Compared with the newest
 * version; the notice is the one promised by the terms in force now.
 */
export function publicationOf(
  draft: Publishable,
  history: TermsHistory,
  from: Instant | null,
  now: Instant,
): Publication | PublicationRefusal {
  if (draft.state !== "approved") return { code: "not_approved" };
  if (draft.replayReport === null) return { code: "replay_missing" };
  const newest = newestOf(history);
  const changes = compareTerms(newest, draft.document);
  if (changes.length === 0) return { code: "nothing_changes" };
  const tiers = newest.tiers.levels.filter((level) => !has(draft.document, level.code)).map((level) => level.code);
  if (tiers.length > 0) return { code: "tier_removed", tiers };
  const earliest = earliestStart(changes, history, now);
  const effectiveFrom = from ?? earliest;
  if (effectiveFrom >= earliest) return { changes, effectiveFrom };
  const isNotice = isForTheWorse(changes) && effectiveFrom < endOfNotice(history, now);
  return { code: isNotice ? "notice_too_short" : "too_early", earliest };
}

/** When changes published at `now` may take effect at the earliest: after the notice where any is for the worse, never before the newest version. */
export function earliestStart(changes: readonly TermsChange[], history: TermsHistory, now: Instant): Instant {
  // A full minute and a little: what is being decided at this moment has read the terms before.
  const soon = new Date((Math.floor(now.getTime() / MINUTE_MS) + 2) * MINUTE_MS);
  const noticed = isForTheWorse(changes) ? endOfNotice(history, now) : soon;
  return [soon, noticed, newestOf(history).effectiveFrom].reduce((latest, each) => (each > latest ? each : latest));
}

/** The midnight after the full days of notice that the terms in force promise. */
export function endOfNotice(history: TermsHistory, now: Instant): Instant {
  const { noticeDays, zone } = termsAsOf(history, now);
  return daysLater(now, noticeDays, zone);
}

function has(document: TermsDocument, code: string): boolean {
  return document.tiers.levels.some((level) => level.code === code);
}
