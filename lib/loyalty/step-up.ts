import type { Instant } from "@/lib/base/clock";
import type { Points } from "./points";
import type { StepUpPolicy } from "./step-up-policy";

/** Why a fresh second factor is asked for, the weightiest first. */
export const stepUpReasons = ["other_browser", "new_device", "changed_lately", "mailed_code"] as const;
export type StepUpReason = (typeof stepUpReasons)[number];

/** How a session was come by, as far as it says how sure it is who sits there. By the portal's own clock, as all of signing in. */
export type SessionRisk = {
  strength: "email_code" | "totp" | "recovery_code" | "passkey";
  /** Since when this person signs in with this browser, and whether it is the first one they ever did so with. */
  deviceSince: Instant;
  isFirstDevice: boolean;
  /** The browser that asks is not the one the session was opened in. */
  isElsewhere: boolean;
  /** When the password or a second factor was last replaced; null where both are as they were when the person joined. */
  changedAt: Instant | null;
};

const DAY_MS = 86_400_000;

/**
 * Why redeeming for so many points, or showing what was redeemed for them, needs a second factor now; empty where it does not. Below the
 * policy's bound it never does, whoever asks from wherever.
 */
export function reasonsToAsk(
  { askedFrom, newDeviceDays, changedDays }: StepUpPolicy,
  points: Points,
  risk: SessionRisk,
  now: Instant,
): StepUpReason[] {
  if (points < askedFrom) return [];
  const within = (since: Instant, days: number) => now.getTime() - since.getTime() < days * DAY_MS;
  const holds: Record<StepUpReason, boolean> = {
    other_browser: risk.isElsewhere,
    new_device: !risk.isFirstDevice && within(risk.deviceSince, newDeviceDays),
    changed_lately: risk.changedAt !== null && within(risk.changedAt, changedDays),
    mailed_code: risk.strength === "email_code",
  };
  return stepUpReasons.filter((reason) => holds[reason]);
}

/** What a redemption puts at stake when its code is shown: what it cost, and of a present what it would have cost. */
export function pointsAtStake(paid: Points, quantity: number, price: Points): Points {
  return paid > 0 ? paid : quantity * price;
}
