import type { Draw, Lot } from "./lots";
import { inDrawingOrder } from "./lots";
import type { Points } from "./points";

export type RefundDraw = Draw & { lot: Lot; isOwn: boolean };

/**
 * Where points that are taken back come from: the sale's own lots first, pending or not, then what can be spent, then what is pending, each
 * soonest expiry first. Nobody owes while they still have points; what no lot can give is left to be owed.
 */
export function drawBack(lots: readonly Lot[], isOwn: (lot: Lot) => boolean, points: Points, at: Date): RefundDraw[] {
  const group = (lot: Lot) => (isOwn(lot) ? 0 : lot.availableAt <= at ? 1 : 2);
  const inOrder = lots.filter((lot) => lot.remaining > 0).sort((a, b) => group(a) - group(b) || inDrawingOrder(a, b));
  const draws: RefundDraw[] = [];
  let missing = points;
  for (const lot of inOrder) {
    if (missing === 0) break;
    const taken = Math.min(lot.remaining, missing);
    draws.push({ born: lot.born, ordinal: lot.ordinal, points: taken, lot, isOwn: isOwn(lot) });
    missing -= taken;
  }
  return draws;
}
