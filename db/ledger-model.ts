import { beActive, endOf, liveAgain } from "@/db/ledger-model-life";
import { termsAt, versionAt } from "@/db/ledger-model-terms";
import { climb, count, countOf, passPeriods, stillCounts } from "@/db/ledger-model-tiers";
import { daysLater, nextYearStart } from "@/lib/loyalty/calendar";

/** What the model thinks of one member: the trade's rules told a second time, with plain arrays and no thought for speed. */
export type ModelLot = {
  kind: "base" | "bonus";
  left: number;
  of: number;
  from: number;
  until: number | null;
  /** The version of the terms it lives by. */
  terms: number;
  /** It has ended before, and lives once more because its member was active. */
  isLivingAgain?: boolean;
  sale?: ModelSale;
};
export type ModelSale = {
  total: number;
  at: number;
  channel: string | null;
  /** Its place among all that happened to the member. */
  place: number;
  earned: number;
  tierPoints: number;
  given: number;
  taken: number;
  takenTierPoints: number;
  lapsed: number;
};
/** A level reached in the running period: its place among all that happened, and how it was before. */
type ModelStep = {
  place: number;
  from: number;
  to: number;
  bar: number;
  until: number | null;
  untilBefore: number | null;
};
export type ModelRedemption = {
  /** Bonus points are had at once. */
  state: "ready" | "had" | "cancelled" | "used" | "expired";
  drawn: { lot: ModelLot; points: number }[];
  reward: ModelReward;
  at: number;
  until: number | null;
};
export type ModelMember = {
  lots: ModelLot[];
  tier: number;
  tierUntil: number | null;
  /** What is counted towards a level, and of which months it is. */
  tierPoints: number;
  byMonth: Map<number, number>;
  settledAt: number | null;
  redemptions: Map<string, ModelRedemption>;
  debt: number;
  sales: Map<string, ModelSale>;
  /** Money given back of receipts that nobody recorded yet. */
  waiting: { sale: string; amount: number; at: number }[];
  steps: ModelStep[];
  place: number;
  /** Points sent to others, each with its instant. */
  gave: { points: number; at: number }[];
  /** In which month they last did what keeps points alive, by what it was. */
  active: Map<string, number>;
};
export type ModelReward = {
  price: number;
  left: number | null;
  /** What all members together may still redeem. */
  total: number | null;
  perMember: number | null;
  /** Whether that is counted in each month. */
  isMonthly: boolean;
  validDays: number | null;
  /** Bonus points that it brings, and how long they live; without days as long as bonus points do. */
  brings: { points: number; days: number | null } | null;
};

export const zone = "Asia/Jakarta";
const extraPercent = [0, 25, 50];

export function newModelMember(): ModelMember {
  const nothing = { lots: [], tier: 0, tierUntil: null, tierPoints: 0, byMonth: new Map(), settledAt: null };
  return {
    ...nothing,
    redemptions: new Map(),
    debt: 0,
    sales: new Map(),
    waiting: [],
    steps: [],
    place: 0,
    gave: [],
    active: new Map(),
  };
}

export function spendable(member: ModelMember, now: number, kind?: string): number {
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
  const sale = { total: rupiah, at: boughtAt, channel, place: member.place, earned: 0, tierPoints: 0, given: 0 };
  const recorded = { ...sale, taken: 0, takenTierPoints: 0, lapsed: 0 };
  member.sales.set(receipt, recorded);
  const terms = termsAt(boughtAt);
  const base = Math.floor(rupiah / terms.rupiah);
  const bonus = Math.floor((base * (extraPercent[member.tier] ?? 0)) / 100);
  recorded.earned = base + bonus;
  const from = pendingUntil(channel, boughtAt);
  const lot = (kind: ModelLot["kind"], points: number): ModelLot[] =>
    points === 0 ? [] : [{ ...lotOf(kind, points, boughtAt), from, sale: recorded }];
  const arrived = [...lot("base", base), ...lot("bonus", bonus)];
  member.lots.push(...arrived);
  repay(
    member,
    arrived.map((lot) => ({ lot, points: lot.left })),
  );
  if (stillCounts(boughtAt, now)) {
    recorded.tierPoints = countOf(rupiah, base);
    count(member, recorded.tierPoints, boughtAt);
    climb(member, now);
  }
  if (rupiah > 0) beActive(member, "purchase", boughtAt, now);
  live(member, now);
  return base + bonus;
}

/** From when on what is earned through a channel can be spent. */
export function pendingUntil(channel: string | null, at: number): number {
  return channel === "online" ? daysLater(new Date(at), termsAt(at).pendingDays, zone).getTime() : at;
}

/** Points that begin to live at this instant, by its terms. */
export function lotOf(kind: ModelLot["kind"], points: number, at: number): ModelLot {
  const until = endOf(termsAt(at).life[kind], at);
  return { kind, left: points, of: points, from: at, until, terms: versionAt(at) };
}

/** Whatever arrives repays what is owed, out of the very lots it arrived in. */
export function repay(member: ModelMember, arrived: { lot: ModelLot; points: number }[]): void {
  for (const { lot, points } of arrived) {
    const repaid = Math.min(points, member.debt);
    lot.left -= repaid;
    member.debt -= repaid;
  }
}

/** Takes from what lapses soonest; lots of one instant in the order in which they came. */
export function draw(lots: ModelLot[], points: number, now: number) {
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
  const lot = lotOf(kind, points, now);
  member.lots.push(lot);
  repay(member, [{ lot, points }]);
  return "done";
}

/** What time does: points past their end are gone or live once more, and levels are kept or left as periods end. */
export function live(member: ModelMember, now: number): void {
  for (const lot of member.lots) {
    while (lot.left > 0 && lot.until !== null && lot.until <= now) {
      const again = liveAgain(member, lot);
      if (again !== null) [lot.until, lot.isLivingAgain] = [again, true];
      else lapse(lot);
    }
  }
  if (member.settledAt === null) member.settledAt = now;
  passPeriods(member, member.settledAt, now);
  // A gift comes back at its own instant, which may lie before what was refused since.
  member.settledAt = Math.max(member.settledAt, now);
}

function lapse(lot: ModelLot): void {
  if (lot.sale) lot.sale.lapsed += lot.left;
  lot.left = 0;
}

export function yearAfter(instant: number): number {
  return nextYearStart(new Date(instant), zone).getTime();
}
