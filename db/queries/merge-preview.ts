import type { Instant } from "@/lib/base/clock";
import { isId } from "@/lib/base/uuid";
import { type Draft, draftOf } from "@/lib/loyalty/account";
import { pending, spendable } from "@/lib/loyalty/lots";
import { type MergeRefusal, mergeMembers, settleBoth } from "@/lib/loyalty/merge";
import type { Points } from "@/lib/loyalty/points";
import { type Terms, termsAsOf } from "@/lib/loyalty/terms";
import { levelOf } from "@/lib/loyalty/tiers";
import type { MovedLot } from "@/lib/loyalty/trace";
import { readMergeGrounds } from "./merge-ground";

/** Where a membership stands, for comparing. */
export type Stand = { spendable: Points; pending: Points; debt: Points; tierPoints: Points; tier: string };

export type MergePreview = {
  duplicate: Stand;
  survivor: Stand;
  /** The survivor afterwards, and what came; or why it cannot be done. */
  after: Stand | null;
  lots: MovedLot[];
  refusal: MergeRefusal | null;
  terms: Terms;
};

/** What merging would do, by the very rule that would do it; null when one of the two is not there. */
export async function previewMerge(
  pair: { duplicateId: string; survivorId: string },
  limit: Points,
): Promise<MergePreview | null> {
  if (!isId(pair.duplicateId) || !isId(pair.survivorId)) return null;
  const [ground] = await readMergeGrounds([pair]);
  if (!ground) return null;
  const { history, now } = ground;
  const drafts = () => [draftOf(ground.duplicate.account, history), draftOf(ground.survivor.account, history)] as const;
  const [before, beside] = drafts();
  const at = settleBoth(before, beside, now);
  const [duplicate, survivor] = drafts();
  const asked = { id: "preview", otherId: "preview", reasonDigest: "", limit, ties: ground.duplicate.ties };
  const merged = mergeMembers(duplicate, survivor, asked, now);
  const trace = survivor.lines.find(({ kind }) => kind === "merged")?.trace;
  return {
    duplicate: standOf(before, at),
    survivor: standOf(beside, at),
    after: merged.ok ? standOf(survivor, at) : null,
    lots: trace?.rule === "merge" ? trace.lots : [],
    refusal: merged.ok ? null : merged.refusal,
    terms: termsAsOf(history, at),
  };
}

function standOf({ lots, debt, tierPoints, tier, history }: Draft, at: Instant): Stand {
  const level = levelOf(termsAsOf(history, at), tier).code;
  return { spendable: spendable(lots, at), pending: pending(lots, at), debt, tierPoints, tier: level };
}
