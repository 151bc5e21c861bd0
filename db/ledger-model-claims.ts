import { acceptReceipt } from "@/db/commands/accept-receipt";
import { withdrawDispute } from "@/db/commands/answer-dispute";
import { openDispute } from "@/db/commands/open-dispute";
import { reviewPurchase } from "@/db/commands/review-purchase";
import * as model from "@/db/ledger-model";
import { buy, type Outcome, type Scene } from "@/db/ledger-model-deeds";
import { review } from "@/db/ledger-model-moves";
import { giveBackWaiting } from "@/db/ledger-model-refunds";
import { kopiSenjaTerms } from "@/db/seed/kopi-senja-terms";
import { newId } from "@/lib/base/uuid";
import { daysLater } from "@/lib/loyalty/calendar";

/** What purchases have been reviewed, in whatever story. */
const reviewed = new WeakSet<model.ModelSale>();

/** A member claims a receipt whose points never came, and staff believe it: the purchase counts as if the till had sent it, once. */
export async function claimReceipt({ chance, actor, people, now }: Scene): Promise<Outcome> {
  const [recorded] = [...actor.receipts.keys()].slice(-1);
  const awaited = actor.awaited.findLast((each) => !actor.receipts.has(each));
  const externalId = chance.oneOf([newId(), awaited ?? newId(), recorded ?? newId()]);
  const [totalMinor, occurredAt] = [
    chance.oneOf([75_000, 310_499]),
    new Date(now - chance.oneOf([0, 3, 40]) * 86_400_000),
  ];
  const claim = { number: newId(), boughtOn: "2026-01-01", store: "Senopati", totalMinor, currency: "IDR" };
  const disputeId = newId();
  const said = { id: disputeId, contested: { about: "receipt", claim }, words: "Struk saya." } as const;
  const opened = await openDispute(actor.member.actor, said, new Date(now));
  const receipt = { externalId, occurredAt, totalMinor, currency: "IDR", channel: null, store: null };
  const answer = await acceptReceipt(people.handles(), { ...receipt, disputeId, version: 1, words: "Maaf, benar." });
  const what = `claims receipt ${externalId} for ${totalMinor} on ${occurredAt.toISOString()}`;
  if (externalId === recorded) {
    const withdrawn = await withdrawDispute(actor.member.actor, { disputeId, version: 1 });
    const refusal = answer.ok ? "done" : answer.refusal.code;
    return { what, answer: [refusal, withdrawn.ok], expected: ["receipt_recorded", true] };
  }
  if (answer.ok) actor.receipts.set(externalId, { ...answer.value, totalMinor });
  const expected = model.purchase(actor.model, externalId, totalMinor, null, occurredAt.getTime(), now);
  giveBackWaiting(actor.model, externalId, now);
  return {
    what,
    answer: [opened.ok, answer.ok ? answer.value.earned : answer.refusal.code],
    expected: [true, expected],
  };
}

/** A member says how a purchase was: once, in time, and of something they kept. */
export async function reviewBought(scene: Scene): Promise<Outcome> {
  const { chance, actor, owner, now } = scene;
  const receipts = [...actor.receipts.keys()];
  if (receipts.length === 0) return buy(scene);
  const receipt = chance.oneOf([...receipts.slice(-2), ...receipts]);
  const [row] = await owner<{ id: string }[]>`
    select public_id as id from events where member_id = ${actor.member.id} and kind = 'purchase' and external_id = ${receipt}`;
  const asked = { purchase: row?.id ?? newId(), stars: chance.oneOf([1, 3, 5]), comment: "" };
  const given = await reviewPurchase(actor.member.actor, asked);
  const answer = given.ok ? given.value.earned : given.refusal.code;
  return { what: `reviews ${receipt}`, answer, expected: reviewInModel(actor.model, receipt, now) };
}

function reviewInModel(member: model.ModelMember, receipt: string, now: number): string | number {
  const sale = member.sales.get(receipt);
  if (!sale) return "purchase_unknown";
  if (reviewed.has(sale)) return "reviewed_already";
  if (sale.total > 0 && sale.given >= sale.total) return "given_back";
  const until = daysLater(new Date(sale.at), kopiSenjaTerms.feedback.reviewDays, model.zone).getTime();
  if (until <= now) return "too_late";
  reviewed.add(sale);
  return review(member, now, now, sale.channel);
}
