import type { ModelLot, ModelMember } from "@/db/ledger-model";
import { termsOf, termsUntil } from "@/db/ledger-model-terms";
import { monthsLater } from "@/lib/loyalty/calendar";
import type { ExpiryPolicy } from "@/lib/loyalty/expiry-policy";

/** How long points live, as the trade tells it: so many months, as long as there is activity, to a day of the year, or for ever. */
export type ModelLife =
  | { sort: "never" }
  | { sort: "fixed"; months: number; again?: Again }
  | { sort: "rolling"; months: number; roundTo: "month" | "quarter"; by: string[] }
  | { sort: "calendar"; lastDay: `${number}-${number}`; leastDays: number; again?: Again };
/** Once more so many months, for whoever was active in the last month or so many months before. */
type Again = { months: number; by: string[]; within: number };

const zone = "Asia/Jakarta";
const DAY = 86_400_000;
const EAST = 7 * 3_600_000;

export function endOf(life: ModelLife, at: number): number | null {
  if (life.sort === "never") return null;
  if (life.sort === "calendar") return afterLastDay(life, at);
  return monthsLater(new Date(at), life.months, life.sort === "fixed" ? "month" : life.roundTo, zone).getTime();
}

/** Midnight after the first such day that comes after today, and so many days after it. */
function afterLastDay({ lastDay, leastDays }: Extract<ModelLife, { sort: "calendar" }>, at: number): number {
  const earliest = Math.floor((at + EAST) / DAY) + Math.max(1, leastDays);
  const [month = 1, day = 1] = lastDay.split("-").map(Number);
  const year = new Date(earliest * DAY).getUTCFullYear();
  const [thisYear, nextYear] = [year, year + 1].map((each) => Date.UTC(each, month - 1, day) / DAY);
  const last = thisYear !== undefined && thisYear >= earliest ? thisYear : (nextYear ?? 0);
  return (last + 1) * DAY - EAST;
}

/** Months since the year 0, as the calendar in Jakarta has them. */
export function monthNumber(at: number): number {
  const local = new Date(at + EAST);
  return local.getUTCFullYear() * 12 + local.getUTCMonth();
}

/** A member did something: points that live as long as there is activity live on from its month. What no terms yet ask for nobody remembers. */
export function beActive(member: ModelMember, what: string, at: number, now: number): void {
  const isAskedFor = termsUntil(now).some(({ life }) =>
    [life.base, life.bonus].some((each) => by(each).includes(what)),
  );
  if (!isAskedFor) return;
  member.active.set(what, Math.max(member.active.get(what) ?? 0, monthNumber(at)));
  for (const lot of member.lots) {
    const life = termsOf(lot.terms).life[lot.kind];
    if (life.sort !== "rolling" || lot.left === 0 || lot.until === null) continue;
    const last = lastActive(member, life.by);
    const begins = new Date(Date.UTC(Math.floor(last / 12), last % 12) - EAST);
    if (last > 0) lot.until = Math.max(lot.until, monthsLater(begins, life.months, life.roundTo, zone).getTime());
  }
}

/** A lot whose end has come: until when it lives once more; null where that was all. */
export function liveAgain(member: ModelMember, lot: ModelLot): number | null {
  const life = termsOf(lot.terms).life[lot.kind];
  if (!("again" in life) || !life.again || lot.isLivingAgain || lot.until === null) return null;
  const lastGood = lot.until - 1;
  const { months, within } = life.again;
  if (lastActive(member, life.again.by) < monthNumber(lastGood) - within) return null;
  return monthsLater(new Date(lastGood), months, life.sort === "fixed" ? "month" : "none", zone).getTime();
}

function by(life: ModelLife): string[] {
  if (life.sort === "rolling") return life.by;
  return "again" in life ? (life.again?.by ?? []) : [];
}

function lastActive({ active }: ModelMember, kinds: string[]): number {
  return Math.max(0, ...kinds.map((each) => active.get(each) ?? 0));
}

/** The same as the terms say it. */
export function policyOf(life: ModelLife): ExpiryPolicy {
  if (life.sort === "never") return { policy: "never" };
  if (life.sort === "rolling")
    return { policy: "rolling", months: life.months, roundTo: life.roundTo, activity: life.by };
  const { again } = life;
  const extension = again && { months: again.months, activity: again.by, withinMonths: again.within };
  const more = extension ? { extension } : {};
  return life.sort === "fixed"
    ? { policy: "fixed", months: life.months, roundTo: "month", ...more }
    : { policy: "calendar", on: life.lastDay, leastDays: life.leastDays, ...more };
}
