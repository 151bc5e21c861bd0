import { daysLater, monthsLater, nextYearStart, thisYearStart } from "@/lib/loyalty/calendar";

/** What the model thinks of one member: the trade's rules told a second time, with plain arrays and no thought for speed. */
export type ModelLot = {
  kind: "base" | "bonus";
  left: number;
  of: number;
  from: number;
  until: number | null;
  sale?: ModelSale;
};
export type ModelSale = {
  total: number;
  at: number;
  /** Its place among all that happened to the member. */
  place: number;
  earned: number;
  tierPoints: number;
  given: number;
  taken: number;
  takenTierPoints: number;
  lapsed: number;
};
/** A level reached this year: its place among all that happened, and how it was before. */
type ModelStep = { place: number; from: number; to: number; bar: number; until: number; untilBefore: number | null };
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
  debt: number;
  sales: Map<string, ModelSale>;
  /** Money given back of receipts that nobody recorded yet. */
  waiting: { sale: string; amount: number; at: number }[];
  steps: ModelStep[];
  place: number;
};
export type ModelReward = { price: number; left: number | null; perMember: number | null; validDays: number | null };

const zone = "Asia/Jakarta";
const bars = [0, 4_000, 12_000];
const extraPercent = [0, 25, 50];
const hour = 3_600_000;

export function newModelMember(): ModelMember {
  const nothing = { lots: [], tier: 0, tierUntil: null, yearPoints: 0, settledAt: null, redemptions: new Map() };
  return { ...nothing, debt: 0, sales: new Map(), waiting: [], steps: [], place: 0 };
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
  receipt: string,
  rupiah: number,
  channel: string | null,
  boughtAt: number,
  now: number,
): number {
  live(member, now);
  member.place += 1;
  const sale = { total: rupiah, at: boughtAt, place: member.place, earned: 0, tierPoints: 0, given: 0 };
  const recorded = { ...sale, taken: 0, takenTierPoints: 0, lapsed: 0 };
  member.sales.set(receipt, recorded);
  const base = Math.floor(rupiah / 500);
  const bonus = Math.floor((base * (extraPercent[member.tier] ?? 0)) / 100);
  recorded.earned = base + bonus;
  const from = channel === "online" ? daysLater(new Date(boughtAt), 7, zone).getTime() : boughtAt;
  const until = (months: number) => monthsLater(new Date(boughtAt), months, "month", zone).getTime();
  const arrived: ModelLot[] = [];
  if (base > 0) arrived.push({ kind: "base", left: base, of: base, from, until: until(12), sale: recorded });
  if (bonus > 0) arrived.push({ kind: "bonus", left: bonus, of: bonus, from, until: until(6), sale: recorded });
  member.lots.push(...arrived);
  repay(
    member,
    arrived.map((lot) => ({ lot, points: lot.left })),
  );
  if (countsThisYear(boughtAt, now)) {
    recorded.tierPoints = base;
    member.yearPoints += base;
    const reached = levelFor(member.yearPoints);
    if (reached > member.tier) {
      const step = { place: member.place, from: member.tier, to: reached, bar: barOf(reached) };
      member.steps.push({ ...step, until: yearAfter(yearAfter(now)), untilBefore: member.tierUntil });
      member.tier = reached;
      member.tierUntil = yearAfter(yearAfter(now));
    }
  }
  live(member, now);
  return base + bonus;
}

/** Whatever arrives repays what is owed, out of the very lots it arrived in. */
function repay(member: ModelMember, arrived: { lot: ModelLot; points: number }[]): void {
  for (const { lot, points } of arrived) {
    const repaid = Math.min(points, member.debt);
    lot.left -= repaid;
    member.debt -= repaid;
  }
}

export function countsThisYear(at: number, now: number): boolean {
  return at >= thisYearStart(new Date(now), zone).getTime();
}

/** The highest level so many tier points reach. */
export function levelFor(points: number): number {
  return bars.filter((bar) => bar <= points).length - 1;
}

export function barOf(level: number): number {
  return bars[level] ?? 0;
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
  repay(member, redemption.drawn);
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
  const lot: ModelLot = { kind, left: points, of: points, from: now, until };
  member.lots.push(lot);
  repay(member, [{ lot, points }]);
  return "done";
}

/** What time does: points past their end are gone, and at each year's end tiers are kept, left alone or one lower. */
export function live(member: ModelMember, now: number): void {
  for (const lot of member.lots) {
    if (lot.until === null || lot.until > now) continue;
    if (lot.sale) lot.sale.lapsed += lot.left;
    lot.left = 0;
  }
  if (member.settledAt === null) member.settledAt = now;
  for (let end = yearAfter(member.settledAt); end <= now; end = yearAfter(end)) {
    if (member.tierUntil !== null && member.tierUntil <= end) {
      const isKept = member.yearPoints >= (bars[member.tier] ?? 0);
      if (!isKept) member.tier -= 1;
      member.tierUntil = member.tier === 0 ? null : yearAfter(end);
    }
    member.yearPoints = 0;
    member.steps = [];
  }
  member.settledAt = now;
}

function yearAfter(instant: number): number {
  return nextYearStart(new Date(instant), zone).getTime();
}
