import type { Instant } from "@/lib/base/clock";
import { addLine, type Draft } from "./account";
import { monthOf } from "./calendar";
import { activityOf, type ExpiryPolicy, extendedEnd, rolledEnd } from "./expiry-policy";
import type { Lot } from "./lots";
import { addToTally, EVER, type Tallies, tallied } from "./tallies";
import { type TermsHistory, termsAsOf } from "./terms";

export type Extension = { lot: Lot; newExpiry: Instant };

/**
 * Writes down that a member did something of a kind (purchase, redemption, a kind of engagement), and moves the end of all points that
 * live as long as there is activity: one `extended` line, and only when their end really moves, which is once a month at most.
 */
export function keepAlive(
  draft: Draft,
  activity: { kind: string; occurredAt: Instant; source: string },
  at: Instant,
): void {
  const terms = termsAsOf(draft.history, at);
  if (!isWatched(draft.history, activity.kind, terms.version)) return;
  const month = monthOf(activity.occurredAt, terms.zone);
  const before = lastActive(draft.tallies, [activity.kind]);
  if (month > before) addToTally(draft.tallies, activeName(activity.kind), EVER, month - before);
  const extensions = draft.lots.flatMap((lot): Extension[] => {
    const newExpiry = lot.remaining > 0 ? rolledEndOf(draft, lot) : null;
    return newExpiry && lot.expiresAt && lot.expiresAt < newExpiry ? [{ lot, newExpiry }] : [];
  });
  if (extensions.length > 0) writeExtension(draft, extensions, { at, source: activity.source, because: "activity" });
}

/** Until when a lot whose end has come lives on because the member was active lately; null where its terms extend nothing, or did so before. */
export function extensionOf(draft: Pick<Draft, "history" | "tallies">, lot: Lot): Instant | null {
  const life = lifeOf(draft.history, lot);
  if (!lot.expiresAt || !life || !("extension" in life.policy) || !life.policy.extension) return null;
  if (tallied(draft.tallies, extendedName(lot), EVER) > 0) return null;
  const { activity, withinMonths } = life.policy.extension;
  const lastGoodMonth = monthOf(new Date(lot.expiresAt.getTime() - 1), life.zone);
  if (lastActive(draft.tallies, activity) < lastGoodMonth - withinMonths) return null;
  return extendedEnd(life.policy, lot.expiresAt, life.zone);
}

/** Extends lots whose end has come at `at`, once for each. */
export function extendOnce(draft: Draft, extensions: Extension[], at: Instant): void {
  for (const { lot } of extensions) addToTally(draft.tallies, extendedName(lot), EVER, 1);
  writeExtension(draft, extensions, { at, source: "time", because: "active_lately" });
}

function writeExtension(
  draft: Draft,
  extensions: Extension[],
  why: { at: Instant; source: string; because: "activity" | "active_lately" },
): void {
  addLine(draft, {
    kind: "extended",
    points: 0,
    tierPoints: 0,
    occurredAt: why.at,
    source: why.source,
    termsVersion: termsAsOf(draft.history, why.at).version,
    answersRequest: false,
    trace: {
      rule: "extend",
      because: why.because,
      lots: extensions.map(({ lot, newExpiry }) => ({
        kind: lot.kind,
        points: lot.remaining,
        was: lot.expiresAt?.getTime() ?? null,
        until: newExpiry.getTime(),
      })),
    },
    extensions: extensions.map(({ lot, newExpiry }) => ({ born: lot.born, ordinal: lot.ordinal, newExpiry })),
  });
}

function rolledEndOf(draft: Draft, lot: Lot): Instant | null {
  const life = lifeOf(draft.history, lot);
  if (life?.policy.policy !== "rolling") return null;
  const last = lastActive(draft.tallies, life.policy.activity);
  return last === 0 ? null : rolledEnd(life.policy, last, life.zone);
}

/** The policy a lot lives by: that of the terms it was earned under. */
function lifeOf(history: TermsHistory, lot: Lot): { policy: ExpiryPolicy; zone: string } | null {
  const terms = history.find(({ version }) => version === lot.termsVersion);
  return terms ? { policy: terms.expiry[lot.kind], zone: terms.zone } : null;
}

/** Whether any terms so far keep points alive by this kind of activity; those yet to come do not count, or publishing would change the past. */
function isWatched(history: TermsHistory, kind: string, version: number): boolean {
  return history.some(
    (terms) =>
      terms.version <= version &&
      [terms.expiry.base, terms.expiry.bonus].some((policy) => activityOf(policy).includes(kind)),
  );
}

/** The last month (see `monthOf`) in which something of these kinds was done; 0 for never. */
function lastActive(tallies: Tallies, kinds: readonly string[]): number {
  return kinds.reduce((last, kind) => Math.max(last, tallied(tallies, activeName(kind), EVER)), 0);
}

const activeName = (kind: string) => `life.active.${kind}`;
const extendedName = (lot: Lot) => `life.extended.${lot.born}.${lot.ordinal}`;
