import { sql } from "@/db/client";
import { readByHand } from "@/db/queries/by-hand";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { adjustLimitPoints } from "@/lib/loyalty/adjustment";
import { type ByHand, leftByHand, takeByHand } from "@/lib/loyalty/by-hand";
import type { Actor, Role } from "@/lib/loyalty/permissions";
import type { Points } from "@/lib/loyalty/points";
import type { PurchaseRecorded, PurchaseRefusal } from "@/lib/loyalty/purchase";
import { sealFor } from "@/lib/personal-data";
import { type DisputeRead, disputeRead, notDecidable } from "./accept-dispute";
import { type Decided, type Found, openDesk } from "./desk";
import type { MoveRefusal } from "./move-dispute";
import { decide as decidePurchase, load as loadPurchases, type PurchaseRequest, purchaseKeys } from "./record-purchase";

export type AcceptReceiptRequest = Omit<PurchaseRequest, "memberId"> & {
  disputeId: string;
  version: number;
  words: string;
};
export type AcceptReceiptRefusal =
  | MoveRefusal
  | PurchaseRefusal
  | { code: "reason_missing" }
  /** It would earn more than they may give by themselves, at once or today. */
  | { code: "above_limit"; limit: Points; earned: Points }
  /** Somebody, perhaps this very member, has had points for this receipt. */
  | { code: "receipt_recorded" };
export type AcceptReceiptAnswer = Result<PurchaseRecorded, AcceptReceiptRefusal>;

type Purchase = Parameters<typeof decidePurchase>[0];
type Asked = Purchase & { disputeId: string; version: number; words: string; actorId: number; role: Role | null };
type Loaded = {
  purchase: Parameters<typeof decidePurchase>[1];
  dispute: DisputeRead & { wrappedKey: Buffer | null };
  byHand: ByHand | null;
} | null;

const desk = openDesk<Asked, Loaded, AcceptReceiptAnswer>({ load, decide, recall });

/**
 * Accepts a claim by recording the purchase under its receipt's number, as the till should have: the same rules, the same points, once
 * in the whole programme, and no more of them than the role may give by itself. The purchase and the dispute's end are written together.
 */
export async function acceptReceipt(
  actor: Actor<"disputes.handle">,
  request: AcceptReceiptRequest,
): Promise<AcceptReceiptAnswer> {
  if (!isId(request.disputeId)) return refused({ code: "dispute_unknown" });
  if (request.words.trim().length < 3) return refused({ code: "reason_missing" });
  const memberId = await claimantOf(request.disputeId);
  if (memberId === null) return refused({ code: "dispute_unknown" });
  const purchase = { ...request, memberId };
  const words = request.words.trim();
  return desk({
    ...purchase,
    words,
    id: newId(),
    ...purchaseKeys(purchase),
    actorId: actor.personId,
    role: actor.role,
  });
}

// The account first: a dispute read after it is at least as new, and whatever moves the dispute moves the account's stamp.
async function load(requests: Asked[]): Promise<Loaded[]> {
  const purchases = await loadPurchases(requests);
  const rows = await sql<{ place: number; dispute: DisputeRead; wrappedKey: Buffer | null }[]>`
    select asked.place, ${disputeRead()} as dispute, p.wrapped_key as "wrappedKey"
    from unnest(${requests.map((each) => each.disputeId)}::uuid[]) with ordinality asked(dispute, place)
    join disputes d on d.public_id = asked.dispute join members m on m.id = d.member_id left join people p on p.id = m.person_id`;
  const hands = await handsOf(requests, purchases);
  const loaded: Loaded[] = requests.map(() => null);
  for (const { place, dispute, wrappedKey } of rows) {
    const purchase = purchases[place - 1] ?? null;
    loaded[place - 1] = { purchase, dispute: { ...dispute, wrappedKey }, byHand: hands.get(place - 1) ?? null };
  }
  return loaded;
}

/** What each gave and took today, by the request's place: of whoever the points would go to, where a membership was merged. */
async function handsOf(requests: Asked[], purchases: Awaited<ReturnType<typeof loadPurchases>>) {
  const asked = requests.flatMap(({ actorId, role }, place) => {
    const purchase = purchases[place];
    return purchase ? [{ place, purchase, actorId, role, memberId: purchase.account.memberId }] : [];
  });
  const [first] = asked;
  if (!first) return new Map<number, ByHand>();
  const hands = await readByHand(asked, first.purchase.history, first.purchase.now);
  return new Map(hands.map((hand, n) => [asked[n]?.place ?? 0, hand]));
}

function decide(request: Asked, loaded: Loaded): Decided<AcceptReceiptAnswer> {
  if (!loaded?.dispute.wrappedKey) return { answer: refused({ code: "dispute_unknown" }) };
  const refusal = notDecidable(loaded.dispute, request);
  if (refusal) return { answer: refused(refusal) };
  const { decision, answer } = decidePurchase(request, loaded.purchase);
  if (!answer.ok) {
    const { code } = answer.refusal;
    if (code === "member_unknown") return { answer: refused({ code: "dispute_unknown" }) };
    if (code === "receipt_reused") return { answer: refused({ code: "receipt_recorded" }) };
    return { answer: refused(answer.refusal as PurchaseRefusal) };
  }
  if (!decision || answer.value.repeated) return { answer: refused({ code: "receipt_recorded" }) };
  const { byHand } = loaded;
  const limit = Math.min(adjustLimitPoints(request.role), byHand ? leftByHand(byHand) : 0);
  if (answer.value.earned > limit)
    return { answer: refused({ code: "above_limit", limit, earned: answer.value.earned }) };
  const words = sealFor(loaded.dispute.wrappedKey, "dispute", request.words).toString("base64");
  const { earned, journalVersion, nothingBecause } = answer.value;
  return {
    answer: done({ earned, journalVersion, nothingBecause }),
    decision: {
      ...decision,
      budgets: [...(decision.budgets ?? []), ...(byHand ? takeByHand(byHand, earned) : [])],
      dispute: { id: request.disputeId, decidedBy: request.actorId, journalVersion, words },
    },
  };
}

function recall(_request: Asked, found: Found): AcceptReceiptAnswer {
  return found.status === "own" ? done(found.outcome as PurchaseRecorded) : refused({ code: "receipt_recorded" });
}

/** What a claimed purchase would earn if it were recorded now; null where it could not be. Nothing is written. */
export async function wouldEarn(disputeId: string, claimed: Omit<PurchaseRequest, "memberId">): Promise<Points | null> {
  const memberId = await claimantOf(disputeId);
  if (memberId === null) return null;
  const purchase = { ...claimed, memberId };
  const asked = { ...purchase, id: newId(), ...purchaseKeys(purchase) };
  const [loaded = null] = await loadPurchases([asked]);
  const { answer } = decidePurchase(asked, loaded);
  return answer.ok ? answer.value.earned : null;
}

async function claimantOf(disputeId: string): Promise<number | null> {
  const [claim] = await sql<{ memberId: number }[]>`
    select member_id as "memberId" from disputes where public_id = ${disputeId}::uuid and about = 'receipt'`;
  return claim?.memberId ?? null;
}
