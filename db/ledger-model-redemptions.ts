import {
  draw,
  live,
  lotOf,
  type ModelLot,
  type ModelMember,
  type ModelRedemption,
  type ModelReward,
  repay,
  spendable,
  zone,
} from "@/db/ledger-model";
import { beActive } from "@/db/ledger-model-life";
import { termsAt } from "@/db/ledger-model-terms";
import { daysLater, monthOf } from "@/lib/loyalty/calendar";

const hour = 3_600_000;

export function redeem(member: ModelMember, id: string, reward: ModelReward, quantity: number, now: number): string {
  // Each of the model's rewards makes one code of its own: several of them would be paid for one.
  if (quantity > 1) return "quantity_invalid";
  live(member, now);
  if (reward.left !== null && reward.left < quantity) return "out_of_stock";
  if (reward.total !== null && reward.total < quantity) return "total_reached";
  const before = counted(member, reward, now);
  // The model's members take one at a time where there is a limit.
  if (reward.perMember !== null && before.length + quantity > reward.perMember) return "limit_reached";
  if (spendable(member, now) < reward.price * quantity) return "points_missing";
  const until = reward.validDays === null ? null : daysLater(new Date(now), reward.validDays, zone).getTime();
  const drawn = draw(member.lots, reward.price * quantity, now);
  // What is given to somebody for nothing is nothing they did.
  if (reward.price > 0) beActive(member, "redemption", now, now);
  const { brings } = reward;
  member.redemptions.set(id, { state: brings ? "had" : "ready", drawn, reward, at: now, until });
  if (brings) bringBonus(member, brings, now);
  if (reward.left !== null) reward.left -= quantity;
  if (reward.total !== null) reward.total -= quantity;
  return "done";
}

function bringBonus(member: ModelMember, { points, days }: NonNullable<ModelReward["brings"]>, now: number): void {
  const lot = lotOf("bonus", points, now);
  if (days !== null) lot.until = daysLater(new Date(now), days, zone).getTime();
  member.lots.push(lot);
  repay(member, [{ lot, points }]);
}

/** What counts towards the reward's limit for one member. */
export function counted(member: ModelMember, reward: ModelReward, now: number): ModelRedemption[] {
  const month = (at: number) => monthOf(new Date(at), zone);
  return [...member.redemptions.values()].filter(
    (each) =>
      each.reward === reward && each.state !== "cancelled" && (!reward.isMonthly || month(each.at) === month(now)),
  );
}

export function cancel(member: ModelMember, id: string, now: number): string {
  const redemption = member.redemptions.get(id);
  if (!redemption) return "redemption_unknown";
  if (redemption.state === "cancelled") return "already_cancelled";
  if (redemption.state === "used") return "already_used";
  if (isOver(redemption, now)) return "redemption_expired";
  if (redemption.state === "had" || now > redemption.at + termsAt(redemption.at).cancelHours * hour)
    return "too_late_to_cancel";
  returnTo(member, redemption.drawn, now);
  redemption.state = "cancelled";
  if (redemption.reward.left !== null) redemption.reward.left += 1;
  if (redemption.reward.total !== null) redemption.reward.total += 1;
  return "done";
}

/** Points go back into the very lots they were taken from, and repay what is owed. */
export function returnTo(member: ModelMember, drawn: ModelRedemption["drawn"], now: number): void {
  live(member, now);
  for (const { lot, points } of drawn) {
    lot.until = endOnReturn(lot, now);
    lot.left += points;
  }
  repay(member, drawn);
}

/** What has ended meanwhile lives on for the restore days. */
export function endOnReturn({ until }: ModelLot, now: number): number | null {
  if (until === null || until > now) return until;
  return daysLater(new Date(now), termsAt(now).restoreDays, zone).getTime();
}

export function use(member: ModelMember, id: string, now: number): string {
  const redemption = member.redemptions.get(id);
  if (!redemption) return "redemption_unknown";
  if (redemption.state === "used") return "already_used";
  if (redemption.state === "cancelled") return "already_cancelled";
  if (isOver(redemption, now)) return "redemption_expired";
  if (redemption.state === "had") return "not_for_the_counter";
  live(member, now);
  redemption.state = "used";
  return "done";
}

/** Taken back: it stands ready as before, until its end. */
export function reinstate(member: ModelMember, id: string, now: number): string {
  const redemption = member.redemptions.get(id);
  if (!redemption) return "redemption_unknown";
  if (redemption.state === "cancelled") return "already_cancelled";
  if (isOver(redemption, now)) return redemption.state === "had" ? "not_used" : "redemption_expired";
  if (redemption.state !== "used") return "not_used";
  live(member, now);
  redemption.state = "ready";
  return "done";
}

function isOver(redemption: ModelRedemption, now: number): boolean {
  return redemption.state === "expired" || (redemption.until !== null && redemption.until <= now);
}

export function expire(member: ModelMember, now: number): void {
  for (const each of member.redemptions.values())
    if (each.state === "ready" && isOver(each, now)) each.state = "expired";
}
