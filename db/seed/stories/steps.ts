import { decide as decideAdjustment } from "@/db/commands/adjust-points";
import type { Decision } from "@/db/commands/commit";
import { requestDigest, requestKey } from "@/db/commands/idempotency";
import { decide as decideMove, type MoveAsked, type MoveLoaded } from "@/db/commands/move-redemption";
import { decide as decidePurchase, purchaseKeys } from "@/db/commands/record-purchase";
import { decide as decideRedemption } from "@/db/commands/redeem-reward";
import type { OutsideInputs } from "@/db/queries/member-inputs";
import type { Instant } from "@/lib/base/clock";
import { newId } from "@/lib/base/uuid";
import type { Account, Draft } from "@/lib/loyalty/account";
import { budgetsOf } from "@/lib/loyalty/budgets";
import type { EventLine } from "@/lib/loyalty/earning-event";
import type { Given } from "@/lib/loyalty/kinds/asks";
import type { RewardOffer } from "@/lib/loyalty/reward";
import type { PointKind, TermsHistory } from "@/lib/loyalty/terms";
import { decideGivenBack, type SoldBefore, soldBy } from "./given-back";

/** Something that happened in a member's past. What is named can be used, cancelled or given back later. */
export type Step = { at: Instant } & (
  | { what: "buy"; totalMinor: number; shop: string | null; lines?: readonly EventLine[]; named?: string }
  | { what: "give_back"; named: string; amountMinor: number; reason: string }
  | {
      what: "redeem";
      reward: string;
      /** What its kind asks besides. */
      given?: Given;
      named?: string /** Passed over when the points do not suffice. */;
      ifPossible?: true;
    }
  | { what: "use" | "cancel"; named: string }
  | { what: "adjust"; points: number; kind: PointKind; reason: string }
);
export type Story = { memberId: number; steps: Step[] };

export type Cast = { history: TermsHistory; shelf: Map<string, RewardOffer>; cashierId: number; supportId: number };
/** What the programme gave out of its budgets so far, by `code on`. */
export type Spent = Map<string, { code: string; on: string; used: number }>;
type Voucher = {
  id: number;
  publicId: string;
  offer: RewardOffer;
  draft: Draft;
  expiresAt: Instant | null;
  cancellableUntil: Instant | null;
};
export type Teller = {
  account: Account;
  wrappedKey: Buffer | null;
  outside: OutsideInputs;
  steps: Step[];
  vouchers: Map<string, Voucher>;
  sales: Map<string, SoldBefore>;
  redeemed: Map<string, number>;
};

/** What the next step of a story comes to, decided by the very rules; null for one that is passed over. */
export function decideNext(teller: Teller, cast: Cast, spent: Spent): Decision | null {
  const step = teller.steps.shift();
  if (!step) return null;
  const decision = decideStep(teller, step, cast, spent);
  for (const { code, on, points } of decision?.budgets ?? []) {
    const name = `${code} ${on}`;
    spent.set(name, { code, on, used: points + (spent.get(name)?.used ?? 0) });
  }
  return decision && { ...decision, outbox: [] };
}

function decideStep(teller: Teller, step: Step, cast: Cast, spent: Spent): Decision | null {
  const { account } = teller;
  const loaded = { account, now: step.at, history: cast.history };
  const id = newId();
  switch (step.what) {
    case "buy": {
      const { totalMinor, shop, lines = [] } = step;
      const place = shop ? { channel: "store", store: shop } : { channel: "online", store: null };
      const request = {
        memberId: account.memberId,
        externalId: receipt(step.at, account),
        occurredAt: step.at,
        totalMinor,
        currency: "IDR",
        lines,
        ...place,
      };
      const { outside } = teller;
      const read = { ...loaded, waiting: null, outside, budgets: budgetsOf([...spent.values()]) };
      const decision = told(step, decidePurchase({ ...request, id, ...purchaseKeys(request) }, read));
      if (step.named) teller.sales.set(step.named, soldBy(decision));
      return decision;
    }
    case "give_back": {
      const sale = teller.sales.get(step.named);
      if (!sale) throw new Error(`Nobody bought ${step.named}`);
      const ground = { ...loaded, wrappedKey: teller.wrappedKey };
      return told(step, decideGivenBack({ ...step, id, actorId: cast.supportId }, sale, ground));
    }
    case "redeem": {
      const offer = cast.shelf.get(step.reward);
      if (!offer) throw new Error(`There is no reward ${step.reward}`);
      const request = {
        rewardId: offer.publicId,
        key: id,
        quantity: 1,
        price: offer.points,
        memberId: account.memberId,
        given: step.given ?? {},
        wrappedKey: teller.wrappedKey,
      };
      const keys = {
        keyDigest: requestKey("redemption", account.memberId, id),
        digest: requestDigest(offer.publicId, 1, offer.points),
      };
      const member = { redeemed: teller.redeemed.get(step.reward) ?? 0, inputs: teller.outside.inputs };
      const decided = decideRedemption({ ...request, id, ...keys }, { ...loaded, member, reward: offer });
      if (!decided.answer.ok && step.ifPossible) return null;
      return redeemedBy(teller, step, offer, told(step, decided));
    }
    case "use":
    case "cancel": {
      const voucher = teller.vouchers.get(step.named);
      return voucher ? told(step, decideMove(...moveOf(voucher, step.what, id, cast, loaded))) : null;
    }
    case "adjust": {
      const { points, kind, reason } = step;
      const asked = { memberId: account.memberPublicId, key: id, points, kind, reason };
      const keys = {
        keyDigest: requestKey("adjustment", asked.memberId, id),
        digest: requestDigest(points, kind, reason),
      };
      const request = { ...asked, ...keys, id, limit: 100_000, role: null, actorId: cast.supportId };
      return told(
        step,
        decideAdjustment(request, {
          ...loaded,
          wrappedKey: teller.wrappedKey,
          heldBy: [],
          byHand: null,
          answered: null,
        }),
      );
    }
  }
}

/** A story is told as it was written: what the rules refuse is a mistake in the story. */
function told(step: Step, decided: { answer: { ok: boolean }; decision?: Decision | undefined }): Decision {
  if (decided.decision && decided.answer.ok) return decided.decision;
  throw new Error(`The rules refuse ${JSON.stringify(step)}: ${JSON.stringify(decided.answer)}`);
}

function redeemedBy(teller: Teller, step: Step & { what: "redeem" }, offer: RewardOffer, decision: Decision): Decision {
  const { redemption, drafts } = decision;
  const [draft] = drafts;
  if (!redemption || !draft) throw new Error("A redemption was decided without one");
  teller.redeemed.set(step.reward, (teller.redeemed.get(step.reward) ?? 0) + 1);
  if (offer.stockLeft !== null) offer.stockLeft -= 1;
  const { expiresAt, cancellableUntil } = redemption;
  if (step.named)
    teller.vouchers.set(step.named, { id: 0, publicId: redemption.id, offer, draft, expiresAt, cancellableUntil });
  return decision;
}

const receipt = (at: Instant, account: Account) =>
  `KS-${at.toISOString().slice(2, 16).replace(/\D/g, "")}-${account.memberId}-${account.stamp + 1}`;

/** How a voucher is used at the till, or cancelled by its owner. */
function moveOf(
  { draft, offer, ...voucher }: Voucher,
  what: "use" | "cancel",
  id: string,
  { cashierId }: Cast,
  loaded: Omit<NonNullable<MoveLoaded>, "redemption">,
): [MoveAsked, MoveLoaded] {
  const changes = draft.lines.find((line) => line.kind === "redeemed")?.changes ?? [];
  const { kind, details } = offer;
  const redemption = {
    ...voucher,
    rewardId: offer.id,
    quantity: 1,
    state: "ready" as const,
    kind,
    details,
    dateId: null,
    cashMinor: null,
    uses: 0,
    changes,
  };
  const who =
    what === "use"
      ? { by: "counter" as const, to: "used" as const, actorId: cashierId, memberId: null }
      : { by: "member" as const, to: "cancelled" as const, actorId: null, memberId: loaded.account.memberId };
  const request = { id, redemptionId: voucher.publicId, from: null, details: {}, ...who };
  return [request, { ...loaded, redemption }];
}
