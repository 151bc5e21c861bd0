import { daysLater, monthsLater, nextYearStart, thisYearStart } from "@/lib/loyalty/calendar";

/** What the model thinks of one member: the trade's rules told a second time, with plain arrays and no thought for speed. */
type ModelLot = { kind: "base" | "bonus"; left: number; of: number; from: number; until: number | null };
type ModelRedemption = {
  state: "ready" | "cancelled" | "used" | "expired";
  drawn: { lot: ModelLot; points: number }[];
  reward: ModelReward;
  at: number;
  until: number | null;
};
export type ModelMember = {
  lots: ModelLot[];
  tier: number;
  tierUntil: number | null;
  yearPoints: number;
  settledAt: number | null;
  redemptions: Map<string, ModelRedemption>;
};
export type ModelReward = { price: number; left: number | null; perMember: number | null; validDays: number | null };

const zone = "Asia/Jakarta";
const bars = [0, 4_000, 12_000];
const extraPercent = [0, 25, 50];
const hour = 3_600_000;

export function newModelMember(): ModelMember {
  return { lots: [], tier: 0, tierUntil: null, yearPoints: 0, settledAt: null, redemptions: new Map() };
}

function spendable(member: ModelMember, now: number, kind?: string): number {
  let points = 0;
  for (const lot of member.lots)
    if (canSpend(lot, now) && (kind === undefined || lot.kind === kind)) points += lot.left;
  return points;
}

function canSpend(lot: ModelLot, now: number): boolean {
  return lot.from <= now && (lot.until === null || now < lot.until);
}

/** What a purchase of so many rupiah earns; the receipt's day decides how long it lasts, the tier of this moment what is added. */
export function purchase(
  member: ModelMember,
  rupiah: number,
  channel: string | null,
  boughtAt: number,
  now: number,
): number {
  live(member, now);
  const base = Math.floor(rupiah / 500);
  const bonus = Math.floor((base * (extraPercent[member.tier] ?? 0)) / 100);
  if (base === 0) return 0;
  const from = channel === "online" ? daysLater(new Date(boughtAt), 7, zone).getTime() : boughtAt;
  const until = (months: number) => monthsLater(new Date(boughtAt), months, "month", zone).getTime();
  member.lots.push({ kind: "base", left: base, of: base, from, until: until(12) });
  if (bonus > 0) member.lots.push({ kind: "bonus", left: bonus, of: bonus, from, until: until(6) });
  if (boughtAt >= thisYearStart(new Date(now), zone).getTime()) {
    member.yearPoints += base;
    const reached = bars.filter((bar) => bar <= member.yearPoints).length - 1;
    if (reached > member.tier) {
      member.tier = reached;
      member.tierUntil = yearAfter(yearAfter(now));
    }
  }
  live(member, now);
  return base + bonus;
}

export function redeem(member: ModelMember, id: string, reward: ModelReward, quantity: number, now: number): string {
  // Each of the model's rewards makes one code of its own: several of them would be paid for one.
  if (quantity > 1) return "quantity_invalid";
  live(member, now);
  if (reward.left !== null && reward.left < quantity) return "out_of_stock";
  const before = [...member.redemptions.values()].filter(
    (each) => each.reward === reward && each.state !== "cancelled",
  );
  // The model's members take one at a time where there is a limit.
  if (reward.perMember !== null && before.length + quantity > reward.perMember) return "limit_reached";
  if (spendable(member, now) < reward.price * quantity) return "points_missing";
  const until = reward.validDays === null ? null : daysLater(new Date(now), reward.validDays, zone).getTime();
  const drawn = draw(member.lots, reward.price * quantity, now);
  member.redemptions.set(id, { state: "ready", drawn, reward, at: now, until });
  if (reward.left !== null) reward.left -= quantity;
  return "done";
}

/** Takes from what lapses soonest; lots of one instant in the order in which they came. */
function draw(lots: ModelLot[], points: number, now: number) {
  const drawn: { lot: ModelLot; points: number }[] = [];
  let missing = points;
  while (missing > 0) {
    let next: ModelLot | undefined;
    for (const lot of lots) {
      if (lot.left === 0 || !canSpend(lot, now)) continue;
      if (!next || (lot.until ?? Number.MAX_VALUE) < (next.until ?? Number.MAX_VALUE)) next = lot;
    }
    if (!next) throw new Error("The model counted points that are not there");
    const taken = Math.min(next.left, missing);
    next.left -= taken;
    missing -= taken;
    drawn.push({ lot: next, points: taken });
  }
  return drawn;
}

export function cancel(member: ModelMember, id: string, now: number): string {
  const redemption = member.redemptions.get(id);
  if (!redemption) return "redemption_unknown";
  if (redemption.state === "cancelled") return "already_cancelled";
  if (redemption.state === "used") return "already_used";
  if (isOver(redemption, now)) return "redemption_expired";
  if (now > redemption.at + 48 * hour) return "too_late_to_cancel";
  live(member, now);
  for (const { lot, points } of redemption.drawn) {
    if (lot.until !== null && lot.until <= now) lot.until = daysLater(new Date(now), 30, zone).getTime();
    lot.left += points;
  }
  redemption.state = "cancelled";
  if (redemption.reward.left !== null) redemption.reward.left += 1;
  return "done";
}

export function use(member: ModelMember, id: string, now: number): string {
  const redemption = member.redemptions.get(id);
  if (!redemption) return "redemption_unknown";
  if (redemption.state === "used") return "already_used";
  if (redemption.state === "cancelled") return "already_cancelled";
  if (isOver(redemption, now)) return "redemption_expired";
  live(member, now);
  redemption.state = "used";
  return "done";
}

function isOver(redemption: ModelRedemption, now: number): boolean {
  return redemption.state === "expired" || (redemption.until !== null && redemption.until <= now);
}

export function expire(member: ModelMember, now: number): void {
  for (const each of member.redemptions.values())
    if (each.state === "ready" && isOver(each, now)) each.state = "expired";
}

export function adjust(member: ModelMember, points: number, kind: "base" | "bonus", now: number): string {
  if (points < 0) {
    live(member, now);
    if (spendable(member, now, kind) < -points) return "not_enough_to_take";
    draw(
      member.lots.filter((lot) => lot.kind === kind),
      -points,
      now,
    );
    return "done";
  }
  live(member, now);
  const until = monthsLater(new Date(now), kind === "base" ? 12 : 6, "month", zone).getTime();
  member.lots.push({ kind, left: points, of: points, from: now, until });
  return "done";
}

/** What time does: points past their end are gone, and at each year's end tiers are kept, left alone or one lower. */
export function live(member: ModelMember, now: number): void {
  for (const lot of member.lots) if (lot.until !== null && lot.until <= now) lot.left = 0;
  if (member.settledAt === null) member.settledAt = now;
  for (let end = yearAfter(member.settledAt); end <= now; end = yearAfter(end)) {
    if (member.tierUntil !== null && member.tierUntil <= end) {
      const isKept = member.yearPoints >= (bars[member.tier] ?? 0);
      if (!isKept) member.tier -= 1;
      member.tierUntil = member.tier === 0 ? null : yearAfter(end);
    }
    member.yearPoints = 0;
  }
  member.settledAt = now;
}

function yearAfter(instant: number): number {
  return nextYearStart(new Date(instant), zone).getTime();
}
