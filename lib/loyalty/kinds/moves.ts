import type { RedemptionState } from "../redemption-states";
import type { Move, Mover } from "./kind-rule";

const staff: readonly Mover[] = ["fulfilment"];

/** What every voucher can do: be used once at a counter, stand again where that was a mistake, run out, or be cancelled in time. */
export const voucherMoves: readonly Move[] = [
  { from: "ready", to: "used", by: ["counter"] },
  { from: "used", to: "ready", by: ["counter"], needs: "mistake" },
  { from: "ready", to: "expired", by: ["time"] },
  { from: "ready", to: "cancelled", by: ["member"], returnsStock: true },
  { from: "ready", to: "failed", by: staff, returnsStock: true },
];

/** A parcel, from the shelf to the door. What was lost on the way does not come back to the shelf. */
export const parcelMoves: readonly Move[] = [
  { from: "processing", to: "shipped", by: staff, needs: "tracking" },
  { from: "shipped", to: "delivered", by: staff },
  { from: "processing", to: "cancelled", by: ["member"], returnsStock: true },
  { from: "processing", to: "failed", by: staff, returnsStock: true },
  { from: "shipped", to: "failed", by: staff },
];

/** Something made in the back, handed out at the counter. Once it is begun it is its member's. */
export const workshopMoves: readonly Move[] = [
  { from: "processing", to: "ready", by: staff },
  { from: "ready", to: "used", by: ["counter"] },
  { from: "used", to: "ready", by: ["counter"], needs: "mistake" },
  { from: "processing", to: "cancelled", by: ["member"], returnsStock: true },
  { from: "processing", to: "failed", by: staff, returnsStock: true },
  { from: "ready", to: "failed", by: staff },
];

/** Money on its way to an account. */
export const payoutMoves: readonly Move[] = [
  { from: "processing", to: "done", by: staff, needs: "reference" },
  { from: "processing", to: "cancelled", by: ["member"], returnsStock: true },
  { from: "processing", to: "failed", by: staff, returnsStock: true },
];

/** A place on a date. */
export const bookingMoves: readonly Move[] = [
  { from: "booked", to: "used", by: ["counter"] },
  { from: "used", to: "booked", by: ["counter"], needs: "mistake" },
  { from: "booked", to: "expired", by: ["time"] },
  { from: "booked", to: "cancelled", by: ["member"], returnsStock: true },
  { from: "booked", to: "failed", by: staff, returnsStock: true },
];

/** The move this mover may make, or null. */
export function moveOf(moves: readonly Move[], from: RedemptionState, to: RedemptionState, by: Mover): Move | null {
  return moves.find((move) => move.from === from && move.to === to && move.by.includes(by)) ?? null;
}
