import type { Step } from "@/db/queries/survivors";
import type { Instant } from "@/lib/base/clock";
import { newId } from "@/lib/base/uuid";
import { type Draft, draftOf } from "@/lib/loyalty/account";
import { type Carried, carryOver } from "@/lib/loyalty/carry-over";
import type { Lot } from "@/lib/loyalty/lots";
import { settleBoth } from "@/lib/loyalty/merge";
import type { Decision, Fact } from "./commit";
import { requestDigest, requestKey } from "./idempotency";

type Sides = { id: string; otherId: string; from: Draft; to: Draft; at: Instant };

/** The two facts of points that go from one membership of a person to the other, the giver's first; `data` is what the giver's keeps besides. */
export function mergeFacts(
  { id, otherId, from, to, at }: Sides,
  versions: { from: number; to: number },
  own: Pick<Fact, "key" | "digest" | "outcome">,
  data: { from: Record<string, unknown>; to: Record<string, unknown> },
): Fact[] {
  const common = { kind: "merge", occurredAt: at, decidedAt: at } as const;
  return [
    {
      ...common,
      ...own,
      id,
      memberId: from.start.memberId,
      data: { otherId, ...data.from },
      journalVersion: versions.from,
    },
    {
      ...common,
      id: otherId,
      memberId: to.start.memberId,
      key: requestKey("merge-side", "programme", otherId),
      digest: own.digest,
      outcome: {},
      data: { merge: id, ...data.to },
      journalVersion: versions.to,
    },
  ];
}

type Following = {
  /** The sale whose refund it follows, and which lots of the last membership are its own. */
  sale?: { id: string; memberId: number; occurredAt: Instant; isOwn: (lot: Lot) => boolean };
};

/**
 * What a decision about a merged membership left there goes on to its survivor in the same commit: its drafts and facts are added to the
 * decision. Answers the last step's line, or null where nothing was left. `way` has been settled by nobody yet, or by this very decision.
 */
export function carryOn(decision: Decision, from: Draft, way: readonly Draft[], { sale }: Following = {}) {
  let last: (Carried & { memberId: number; otherId: string; draft: Draft }) | null = null;
  let giver = from;
  for (const to of way) {
    if (!holdsAnything(giver)) break;
    const at = settleBoth(giver, to, giver.settledAt ?? to.settledAt ?? new Date(0));
    const [id, otherId] = [newId(), newId()];
    const isOwn = to === way.at(-1) ? sale?.isOwn : undefined;
    const carrying = { id, otherId, reasonDigest: null, countedAt: sale?.occurredAt, first: isOwn };
    const carried = carryOver(giver, to, carrying, at);
    const of = sale ? { sale: sale.id, soldTo: sale.memberId, countedAt: sale.occurredAt.getTime() } : {};
    const facts = mergeFacts(
      { id, otherId, from: giver, to, at },
      { from: carried.fromVersion, to: carried.toVersion },
      { key: requestKey("merge-follows", "programme", id), digest: requestDigest(id), outcome: {} },
      { from: { way: "out", ...of }, to: { way: "in" } },
    );
    decision.facts.push(...facts);
    decision.drafts.push(to);
    last = { ...carried, memberId: to.start.memberId, otherId, draft: to };
    giver = to;
  }
  return last;
}

/** The drafts of the memberships a merged one leads on to. */
export function draftsOn(way: readonly Step[] | undefined, { history }: Draft): Draft[] {
  return (way ?? []).map(({ account }) => draftOf(account, history));
}

function holdsAnything({ lots, debt, tierPoints }: Draft): boolean {
  return debt !== 0 || tierPoints !== 0 || lots.some((lot) => lot.remaining > 0);
}
