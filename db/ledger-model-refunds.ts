import { live, type ModelLot, type ModelMember, type ModelSale } from "@/db/ledger-model";
import { barOf, count, levelFor, stillCounts } from "@/db/ledger-model-tiers";

/** Money given back, as the trade tells it: the sale's share goes, whoever has spent it owes it, a level it alone gave is left. */
export function giveBack(member: ModelMember, receipt: string, amount: number, now: number): string | number {
  const sale = member.sales.get(receipt);
  if (!sale) {
    member.waiting.push({ sale: receipt, amount, at: now });
    return "waiting";
  }
  if (amount > sale.total - sale.given) return "more_than_left";
  live(member, now);
  return takeBack(member, sale, amount, now);
}

/** What waited for a receipt that is now recorded: each takes effect, or is refused for good. */
export function giveBackWaiting(member: ModelMember, receipt: string, now: number): void {
  const [mine, others] = [true, false].map((is) => member.waiting.filter(({ sale }) => (sale === receipt) === is));
  member.waiting = others ?? [];
  for (const { amount } of mine ?? []) giveBack(member, receipt, amount, now);
}

/** Points that are pending can be spent from now on. */
export function release(member: ModelMember, sale: ModelSale | undefined, now: number): string | number {
  live(member, now);
  const lots = member.lots.filter(
    (lot) => lot.sale !== undefined && lot.sale === sale && lot.left > 0 && lot.from > now,
  );
  for (const lot of lots) lot.from = now;
  return lots.length === 0 ? "nothing_pending" : lots.reduce((all, lot) => all + lot.left, 0);
}

function takeBack(member: ModelMember, sale: ModelSale, amount: number, now: number): number {
  sale.given += amount;
  const due = Math.max(0, shareOf(sale.earned, sale) - sale.taken - sale.lapsed);
  sale.taken += due;
  let missing = due;
  for (const lot of inOrder(member.lots, sale, now)) {
    const drawn = Math.min(lot.left, missing);
    lot.left -= drawn;
    missing -= drawn;
  }
  member.debt += missing;
  if (!stillCounts(sale.at, now)) return due;
  const tierPoints = Math.min(Math.max(0, shareOf(sale.tierPoints, sale) - sale.takenTierPoints), member.tierPoints);
  sale.takenTierPoints += tierPoints;
  count(member, -tierPoints, sale.at);
  if (tierPoints > 0) leaveLevels(member, sale);
  return due;
}

function shareOf(whole: number, { given, total }: ModelSale): number {
  return Math.round((whole * given) / total);
}

function inOrder(lots: ModelLot[], sale: ModelSale, now: number): ModelLot[] {
  const end = (lot: ModelLot) => lot.until ?? Number.MAX_VALUE;
  const bySoonest = (some: ModelLot[]) => some.filter((lot) => lot.left > 0).sort((a, b) => end(a) - end(b));
  const others = lots.filter((lot) => lot.sale !== sale);
  return [
    ...bySoonest(lots.filter((lot) => lot.sale === sale)),
    ...bySoonest(others.filter((lot) => lot.from <= now)),
    ...bySoonest(others.filter((lot) => lot.from > now)),
  ];
}

function leaveLevels(member: ModelMember, sale: ModelSale): void {
  for (let step = member.steps.pop(); step; step = member.steps.pop()) {
    if (step.place < sale.place || member.tierPoints >= step.bar) {
      member.steps.push(step);
      return;
    }
    const reached = levelFor(member.tierPoints);
    if (reached > step.from) {
      member.steps.push({ ...step, to: reached, bar: barOf(reached) });
      member.tier = reached;
      return;
    }
    member.tier = step.from;
    member.tierUntil = step.untilBefore;
  }
}
