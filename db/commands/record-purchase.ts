import { sql } from "@/db/client";
import { type AccountRow, accountColumns, type DecisionRow, decisionColumns, toAccount } from "@/db/queries/accounts";
import { readBudgets } from "@/db/queries/budgets";
import { type InputRow, inputColumns, type OutsideInputs, toInputs } from "@/db/queries/member-inputs";
import { throughMergings } from "@/db/queries/survivors";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import { type Account, draftOf } from "@/lib/loyalty/account";
import { type Budgets, takenOf } from "@/lib/loyalty/budgets";
import type { EventLine } from "@/lib/loyalty/earning-event";
import { keptOf } from "@/lib/loyalty/earning-facts";
import { type PurchaseRecorded, type PurchaseRefusal, recordPurchase as record } from "@/lib/loyalty/purchase";
import type { TermsHistory } from "@/lib/loyalty/terms";
import type { Fact } from "./commit";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";
import { takeWaiting, type WaitingRefund, waitingRefundsColumn } from "./waiting-refunds";

export type PurchaseRequest = {
  memberId: number;
  /** The receipt: works once in the whole programme. */
  externalId: string;
  occurredAt: Instant;
  totalMinor: number;
  currency: string;
  channel: string | null;
  store: string | null;
  /** What the receipt lists, where the till tells. */
  lines?: readonly EventLine[];
};

export type PurchaseAnswer = Result<
  PurchaseRecorded & { purchaseId: string /** Whether this receipt was recorded before. */; repeated: boolean },
  PurchaseRefusal | { code: "member_unknown" } | { code: "receipt_reused" }
>;

type Asked = PurchaseRequest & { id: string; key: Buffer; digest: Buffer };
type Loaded = {
  account: Account;
  now: Instant;
  history: TermsHistory;
  waiting: WaitingRefund[] | null;
  outside: OutsideInputs;
  budgets: Budgets;
} | null;

const desk = openDesk<Asked, Loaded, PurchaseAnswer>({ load, decide, recall });

/**
 * Records a purchase and awards its points by the terms of its own day, exactly once per receipt: the same receipt again answers
 * as it did, a different purchase under it is refused.
 */
export function recordPurchase(request: PurchaseRequest): Promise<PurchaseAnswer> {
  return desk({ ...request, id: newId(), ...purchaseKeys(request) });
}

/** Under which key a receipt works once, and what tells two purchases under it apart; imports use the same. */
export function purchaseKeys(request: Omit<PurchaseRequest, "memberId"> & { memberId: number }) {
  return {
    key: requestKey("purchase", "programme", request.externalId),
    digest: requestDigest(request.memberId, request.occurredAt.getTime(), request.totalMinor, request.currency),
  };
}

export async function load(requests: Asked[]): Promise<Loaded[]> {
  const byMember = await throughMergings(
    requests.map((each) => each.memberId),
    (ids) => sql<(AccountRow & DecisionRow & InputRow & { waiting: WaitingRefund[] | null })[]>`
      select ${accountColumns()}, ${decisionColumns()}, ${inputColumns()}, ${waitingRefundsColumn(requests.map((each) => each.key))} as waiting
      from members m join wallets w on w.member_id = m.id left join people p on p.id = m.person_id
      where m.id = any (${ids}::bigint[])`,
  );
  const [first] = byMember.values();
  const history = await termsHistory(first?.latestTerms);
  const asked = requests.map(({ occurredAt }) => ({ kind: "purchase", occurredAt }));
  const budgets = await readBudgets(history, asked);
  return requests.map(({ memberId }) => {
    const row = byMember.get(memberId);
    if (!row) return null;
    const { now, waiting } = row;
    return { account: toAccount(row), now, history, waiting, outside: toInputs(row, history), budgets: budgets() };
  });
}

export function decide(request: Asked, loaded: Loaded): Decided<PurchaseAnswer> {
  if (!loaded) return { answer: refused({ code: "member_unknown" }) };
  const { account, now, history, waiting, outside, budgets } = loaded;
  const draft = draftOf(account, history);
  const purchase = { ...request, source: `purchase:${request.id}`, inputs: outside.inputs };
  const recorded = record(draft, purchase, now, budgets);
  if (!recorded.ok) return { answer: recorded };
  const sold = soldTo(account.memberId, request);
  return {
    answer: done({ purchaseId: request.id, ...recorded.value, repeated: false }),
    decision: {
      drafts: [draft],
      facts: [purchaseFact(sold, now, recorded.value, outside), ...takeWaiting(draft, sold, waiting, now)],
      budgets: takenOf(budgets),
    },
  };
}

/** A receipt as it is recorded for the membership that earns; `via` is the merged one it was for, where it was. */
export function soldTo<Request extends { memberId: number }>(memberId: number, request: Request) {
  return { ...request, memberId, ...(memberId === request.memberId ? {} : { via: request.memberId }) };
}

/** What is kept of a recorded purchase; imports keep the same. */
export function purchaseFact(
  request: Omit<Asked, "externalId"> & { externalId: string | null; via?: number },
  decidedAt: Instant,
  recorded: PurchaseRecorded,
  outside: OutsideInputs,
): Fact {
  return {
    id: request.id,
    kind: "purchase",
    memberId: request.memberId,
    key: request.key,
    digest: request.digest,
    occurredAt: request.occurredAt,
    decidedAt,
    externalId: request.externalId,
    totalMinor: request.totalMinor,
    currency: request.currency,
    channel: request.channel,
    store: request.store,
    data: {
      ...keptOf(request.lines ?? [], outside.inputs, outside.sealedBirthday),
      ...(request.via === undefined ? {} : { via: request.via }),
    },
    outcome: { purchaseId: request.id, ...recorded },
    journalVersion: recorded.journalVersion,
    nothingBecause: recorded.nothingBecause,
  };
}

function recall(_request: Asked, found: Found): PurchaseAnswer {
  if (found.status !== "known" && found.status !== "own") return refused({ code: "receipt_reused" });
  const outcome = found.outcome as PurchaseRecorded & { purchaseId: string };
  return done({ ...outcome, repeated: found.status === "known" });
}
