import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import { type Draft, nextChange } from "@/lib/loyalty/account";
import { proofsUsed } from "./asked-proof";
import type { Decision, Fact, NewRedemption, Transition } from "./decision";
import { giftsAndReviews } from "./gifts-and-reviews";
import { presentsGiven } from "./presents-given";

export type { Decision, Fact } from "./decision";

export type CommitAnswer =
  | { status: "done" }
  | { status: "known"; outcome: unknown }
  | { status: "key_reused" }
  | { status: "stale" }
  | { status: "refused"; outcome: unknown };

const ms = (at: Instant | null | undefined) => at?.getTime() ?? null;

/**
 * Writes a batch of decisions in one statement and answers each: done, known (its first key was answered before), key_reused, stale
 * (load and decide again) or refused (what is shared ran out meanwhile). Throws only when the database is away or for a bug.
 */
export async function commitDecisions(decisions: Decision[]): Promise<CommitAnswer[]> {
  const rows = await sql<{ n: number; status: CommitAnswer["status"]; outcome: unknown }[]>`
    select n, status, outcome from commit_decisions(${sql.json(toBatch(decisions) as never)})`;
  const answers: CommitAnswer[] = decisions.map(() => ({ status: "stale" }));
  for (const row of rows) answers[row.n] = { status: row.status, outcome: row.outcome } as CommitAnswer;
  return answers;
}

function toBatch(decisions: Decision[]) {
  const stocks = new Set<number>();
  const dates = new Set<number>();
  const batch = {
    items: [] as object[],
    wallets: [] as object[],
    tallies: [] as object[],
    budgets: [] as object[],
    lines: [] as object[],
    events: [] as object[],
    redemptions: [] as object[],
    transitions: [] as object[],
    outbox: [] as object[],
    notices: [] as object[],
    approvals: [] as object[],
    disputes: [] as object[],
    merges: [] as object[],
    trail: [] as object[],
    rebookings: [] as object[],
    seats: [] as { n: number; date: number; seats: number }[],
    stocks: [] as number[],
    dates: [] as number[],
    holds_receipts: decisions.some(({ facts }) => facts.some(({ kind }) => kind === "purchase" || kind === "refund")),
    holds_wishes: decisions.some(({ facts: [fact] }) => fact?.kind === "wish"),
  };
  decisions.forEach((decision, n) => {
    const [fact] = decision.facts;
    const refused = decision.refused ?? false;
    batch.items.push({
      n,
      refused,
      key: fact?.key.toString("hex") ?? null,
      digest: fact?.digest.toString("hex") ?? null,
      reward: decision.reward?.id ?? null,
      reward_version: decision.reward?.version ?? null,
      quantity: decision.reward?.quantity ?? null,
      date: decision.date?.id ?? null,
      date_version: decision.date?.version ?? null,
      seats: decision.date?.seats ?? null,
    });
    if (!refused) batch.seats.push(...seatRows(n, decision));
    if (decision.reward && !refused) stocks.add(decision.reward.id);
    for (const draft of decision.drafts) {
      batch.wallets.push(walletRow(n, draft));
      if (refused) continue;
      batch.lines.push(...lineRows(n, draft, decision.facts));
      for (const tally of draft.tallies.added.values())
        if (tally.value !== 0) batch.tallies.push({ n, member: draft.start.memberId, ...tally });
    }
    for (const each of decision.budgets ?? []) if (each.points > 0) batch.budgets.push({ n, ...each });
    for (const each of decision.facts) batch.events.push(eventRow(n, each, refused, decision.drafts));
    if (decision.redemption) batch.redemptions.push(redemptionRow(n, decision.redemption));
    if (decision.rebooking) {
      const { redemptionId, leaves, takes, expiresAt, cancellableUntil } = decision.rebooking;
      const until = { expires: ms(expiresAt), cancellable: ms(cancellableUntil) };
      batch.rebookings.push({ n, redemption: redemptionId, leaves, takes, ...until });
    }
    if (decision.transition) {
      stocks.add(decision.transition.rewardId);
      batch.transitions.push(transitionRow(n, decision.transition));
    }
    for (const each of decision.outbox ?? []) batch.outbox.push({ n, ...each });
    for (const { memberId, ...each } of decision.notices ?? [])
      batch.notices.push({ n, member: memberId, at: ms(fact?.decidedAt), ...each });
    if (decision.approval) batch.approvals.push({ n, ...decision.approval });
    if (decision.dispute) batch.disputes.push({ n, ...decision.dispute });
    if (decision.merge) {
      const { at, isUndone, ...rest } = decision.merge;
      batch.merges.push({ n, at: at.getTime(), is_undone: isUndone, ...rest });
    }
    if (decision.trail) {
      const { actorId, ...rest } = decision.trail;
      batch.trail.push({ n, actor: actorId, ...rest });
    }
  });
  for (const { date } of batch.seats) dates.add(date);
  batch.stocks = [...stocks];
  batch.dates = [...dates];
  return { ...batch, ...giftsAndReviews(decisions), ...presentsGiven(decisions), ...proofsUsed(decisions) };
}

/** Places taken on a date, and those given up on one. */
function seatRows(n: number, { date, rebooking, transition }: Decision) {
  const rows = date ? [{ n, date: date.id, seats: date.seats }] : [];
  if (rebooking) rows.push({ n, date: rebooking.leaves, seats: 0 - rebooking.quantity });
  const left = transition?.leavesDate ?? null;
  if (transition && left !== null) rows.push({ n, date: left, seats: 0 - transition.quantity });
  return rows;
}

function walletRow(n: number, draft: Draft) {
  return {
    n,
    member: draft.start.memberId,
    stamp: draft.start.stamp,
    version: draft.version,
    tier_points: draft.tierPoints,
    debt: draft.debt,
    tier: draft.tier,
    tier_until: ms(draft.tierUntil),
    settled: ms(draft.settledAt),
    next_change: draft.settledAt ? ms(nextChange(draft, draft.settledAt)) : null,
  };
}

/** A line that answers a request carries the key of the fact it came from: the one its source names. */
function lineRows(n: number, draft: Draft, facts: Fact[]) {
  return draft.lines.map((line, i) => {
    const fact = line.answersRequest ? facts.find((each) => line.source.endsWith(each.id)) : undefined;
    return {
      n,
      i,
      member: draft.start.memberId,
      kind: line.kind,
      points: line.points,
      tier_points: line.tierPoints,
      occurred: line.occurredAt.getTime(),
      source: line.source,
      terms: line.termsVersion,
      key: fact?.key.toString("hex") ?? null,
      changes: JSON.stringify(line.changes),
      trace: JSON.stringify(line.trace),
    };
  });
}

function eventRow(n: number, fact: Fact, refused: boolean, drafts: Draft[]) {
  // Nothing is decided before what time had already been written down to; a replay decides at the same instant.
  const settledAt = drafts.find(({ start }) => start.memberId === fact.memberId)?.start.settledAt ?? fact.decidedAt;
  return {
    n,
    refused,
    id: fact.id,
    kind: fact.kind,
    member: fact.memberId,
    key: fact.key.toString("hex"),
    digest: fact.digest.toString("hex"),
    external_id: fact.externalId ?? null,
    occurred: fact.occurredAt.getTime(),
    decided: Math.max(fact.decidedAt.getTime(), settledAt.getTime()),
    total: fact.totalMinor ?? null,
    currency: fact.currency ?? null,
    channel: fact.channel ?? null,
    store: fact.store ?? null,
    data: fact.data ?? {},
    outcome: fact.outcome,
    journal_version: fact.journalVersion ?? null,
    nothing_because: fact.nothingBecause ?? null,
  };
}

function redemptionRow(n: number, redemption: NewRedemption) {
  return {
    n,
    id: redemption.id,
    member: redemption.memberId,
    reward: redemption.rewardId,
    state: redemption.state,
    quantity: redemption.quantity,
    points: redemption.points,
    journal_version: redemption.journalVersion,
    takes_codes: redemption.takesCodes,
    code_cipher: redemption.codeCipher?.toString("base64") ?? null,
    code_hash: redemption.codeHash?.toString("hex") ?? null,
    created: ms(redemption.createdAt),
    expires: ms(redemption.expiresAt),
    cancellable: ms(redemption.cancellableUntil),
    details: redemption.details,
    worth: redemption.worthMinor,
    cash: redemption.cashMinor,
    currency: redemption.worthMinor === null && redemption.cashMinor === null ? null : redemption.currency,
    particulars: redemption.particulars?.toString("base64") ?? null,
    date: redemption.dateId,
  };
}

function transitionRow(n: number, transition: Transition) {
  return {
    n,
    redemption: transition.redemptionId,
    reward: transition.rewardId,
    quantity: transition.quantity,
    from: transition.from,
    state: transition.state,
    by: transition.by,
    actor: transition.actorId,
    details: transition.details,
    restored_version: transition.restoredVersion,
    returns: transition.returnsStock,
    at: ms(transition.at),
  };
}
