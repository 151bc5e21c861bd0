import { ruleOf } from "@/lib/loyalty/kinds";
import type { Details } from "@/lib/loyalty/kinds/details";
import type { Move } from "@/lib/loyalty/kinds/kind-rule";
import type { RedemptionState } from "@/lib/loyalty/redemption-states";
import type { RewardKind } from "@/lib/loyalty/reward";

/** Where staff can bring a redemption, the good news first. */
export const targets = ["ready", "shipped", "delivered", "done", "failed"] as const satisfies RedemptionState[];
export type Target = (typeof targets)[number];

/** Why a promise could not be kept: closed words, never a name. */
export const reasons = ["unavailable", "undeliverable", "lost", "damaged", "partner", "other"] as const;

/** The moves staff have for a redemption where it stands, as its kind says. */
export function movesFor(redemption: {
  kind: RewardKind;
  details: Details;
  state: RedemptionState;
}): (Move & { to: Target })[] {
  const { moves } = ruleOf(redemption.kind, redemption.details);
  return targets.flatMap((to) =>
    moves
      .filter((move) => move.from === redemption.state && move.to === to && move.by.includes("fulfilment"))
      .map((move) => ({ ...move, to })),
  );
}

/** Whether it goes out in a parcel, which needs a slip: a payment or what is collected does not. */
export function isParcel({ kind, details }: { kind: RewardKind; details: Details }): boolean {
  return ruleOf(kind, details).moves.some((move) => move.to === "shipped");
}

/** The target a batch was kept with. */
export function targetOf(state: RedemptionState): Target {
  return targets.find((each) => each === state) ?? "done";
}
