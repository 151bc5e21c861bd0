import type { RedemptionPage } from "@/db/queries/redemptions";
import { ruleOf } from "@/lib/loyalty/kinds";
import { moveOf } from "@/lib/loyalty/kinds/moves";

/** Whether its owner may cancel it from where it stands, time allowing. */
export function canBeCancelled({ kind, details, state }: RedemptionPage): boolean {
  return moveOf(ruleOf(kind, details).moves, state, "cancelled", "member") !== null;
}
