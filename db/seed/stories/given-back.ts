import type { Decision } from "@/db/commands/commit";
import { decide, refundKeys } from "@/db/commands/record-refund";
import type { Instant } from "@/lib/base/clock";
import type { Account, Draft } from "@/lib/loyalty/account";
import type { Sale } from "@/lib/loyalty/refund-share";
import type { TermsHistory } from "@/lib/loyalty/terms";

/** A purchase of a story of which money is given back later; its key is the receipt's, in hexadecimal digits. */
export type SoldBefore = Sale & { purchaseKey: string };

/** A purchase as its refund reads it, from the decision that recorded it. */
export function soldBy({ facts, drafts }: Decision): SoldBefore {
  const [fact] = facts;
  const [draft] = drafts;
  if (!fact?.totalMinor || !fact.currency || !draft) throw new Error("A purchase was decided without one");
  const { id, totalMinor, currency, occurredAt } = fact;
  const purchaseKey = fact.key.toString("hex");
  return { id, totalMinor, currency, occurredAt, refundedMinor: 0, purchaseKey, lines: linesOf(draft) };
}

function linesOf(draft: Draft): Sale["lines"] {
  const before = draft.version - draft.lines.length;
  return draft.lines.map((line, place) => ({ ...line, version: before + place + 1 }));
}

type Given = { id: string; at: Instant; amountMinor: number; reason: string; actorId: number };
type Ground = { account: Account; now: Instant; history: TermsHistory; wrappedKey: Buffer | null };

/** Money of it given back by staff, soon enough that nothing of it has lapsed. */
export function decideGivenBack({ id, at, amountMinor, reason, actorId }: Given, sale: SoldBefore, ground: Ground) {
  const { purchaseKey } = sale;
  const asked = { externalId: `RET-${id.slice(-6)}`, amountMinor, currency: null, occurredAt: at };
  const request = { ...asked, ...refundKeys(asked, purchaseKey), id, purchaseKey, by: { actorId, reason } };
  return decide(request, { answered: null, found: { ...ground, sale, way: [] } });
}
