import { getTranslations } from "next-intl/server";
import type { MoveAnswer } from "@/db/commands/move-redemption";
import type { RedemptionState } from "@/lib/loyalty/redemption-states";

type Refusal = Extract<MoveAnswer, { ok: false }>["refusal"]["code"];

/** Every way a row of a batch can end. */
const outcomes = {
  moved: true,
  waiting: true,
  malformed: true,
  repeated: true,
  not_permitted: true,
  broken: true,
  redemption_unknown: true,
  already_cancelled: true,
  already_used: true,
  redemption_expired: true,
  too_late_to_cancel: true,
  move_impossible: true,
  move_needs: true,
} as const satisfies Record<Refusal, true> & Record<string, true>;

/** What became of a move, in words; `stands` is where it stood when it could not be made. */
export async function sayOutcome(outcome: string | null, stands: RedemptionState | null): Promise<string> {
  const [t, states] = await Promise.all([
    getTranslations("staff-fulfilment.outcome"),
    getTranslations("redemptions.state"),
  ]);
  const known = (Object.keys(outcomes) as (keyof typeof outcomes)[]).find((each) => each === (outcome ?? "waiting"));
  return t(known ?? "broken", { state: stands === null ? "" : states(stands) });
}
