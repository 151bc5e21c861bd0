import type { Instant } from "@/lib/base/clock";
import { type OpeningLot, openingLife } from "./opening";
import { readInstant } from "./purchase-row";
import { type PointKind, type TermsHistory, termsAsOf } from "./terms";

/** What a row of a file of opening balances can tell. */
export const balanceFields = [
  "member",
  "points",
  "kind",
  "earnedOn",
  "expiresOn",
  "availableFrom",
  "tierPoints",
  "tier",
  "email",
  "phone",
  "name",
] as const;
export type BalanceField = (typeof balanceFields)[number];
export type BalanceFields = Partial<Record<BalanceField, string>>;

/** Everything that can be wrong with a row, by itself, beside the member's other rows, or beside what the programme knows. */
export const balanceFaults = [
  "columns_differ",
  "not_text",
  "not_csv",
  "too_long",
  "member_missing",
  "tier_points_unreadable",
  "tier_unknown",
  "points_unreadable",
  "nothing_to_bring",
  "kind_unknown",
  "day_unreadable",
  "end_unreadable",
  "date_unreadable",
  "in_the_future",
  "expired",
  "expired_by_terms",
  "ends_too_soon",
  "email_unreadable",
  "phone_unreadable",
  "told_otherwise",
  "member_closed",
  "member_merged",
  "own_membership",
  "opened_otherwise",
] as const;
export type BalanceFault = (typeof balanceFaults)[number];
/** What the sentence for a fault has to tell. */
export type BalanceAbout = Partial<
  Record<"member" | "tier" | "tiers" | "on" | "told" | "reason", string> &
    Record<"most" | "has" | "header" | "otherLine", number>
>;
/** A row that is refused; without a field where the whole of it is. */
export type BalanceError = { line: number; field: BalanceField | ""; fault: BalanceFault; about: BalanceAbout };

/** Points that one row brings along, and what it says of their owner besides. */
export type BalanceRow = {
  line: number;
  /** The shop's own name for the customer. */
  member: string;
  /** Null where the row brings only tier points or a tier. */
  lot: OpeningLot | null;
  tierPoints: number | null;
  tier: string | null;
  email: string | null;
  phone: string | null;
  name: string | null;
};

export type BalanceContext = { history: TermsHistory; zone: string; now: Instant };

const LONGEST = 200;
const POINTS_MAX = 1_000_000_000;

/** Reads one row, or says everything that is wrong with it. */
export function readBalanceRow(
  line: number,
  fields: BalanceFields,
  context: BalanceContext,
): BalanceRow | BalanceError[] {
  const { history, zone, now } = context;
  const errors: BalanceError[] = [];
  const wrong = (field: BalanceField, fault: BalanceFault, about: BalanceAbout = {}) =>
    errors.push({ line, field, fault, about });
  const text = (field: BalanceField) => fields[field]?.trim() || null;
  for (const field of balanceFields)
    if ((text(field)?.length ?? 0) > LONGEST) wrong(field, "too_long", { most: LONGEST });

  const member = text("member");
  if (member === null) wrong("member", "member_missing");
  const tierPoints = text("tierPoints") === null ? null : wholeNumber(text("tierPoints"));
  if (tierPoints !== null && Number.isNaN(tierPoints))
    wrong("tierPoints", "tier_points_unreadable", { most: POINTS_MAX });
  const tier = text("tier");
  const { levels } = termsAsOf(history, now).tiers;
  if (tier !== null && !levels.some(({ code }) => code === tier))
    wrong("tier", "tier_unknown", { tier, tiers: levels.map(({ code }) => code).join(", ") });
  const points = wholeNumber(text("points"));
  if (Number.isNaN(points)) wrong("points", "points_unreadable", { most: POINTS_MAX });
  else if (points === 0 && !tierPoints && tier === null) wrong("points", "nothing_to_bring");
  const kind = (text("kind") ?? "base").toLowerCase();
  if (!isKind(kind)) wrong("kind", "kind_unknown");

  const earnedOn = text("earnedOn");
  const earnedAt = earnedOn === null ? now : dayIn(earnedOn, zone);
  if (!earnedAt) wrong("earnedOn", "day_unreadable");
  else if (earnedAt > now) wrong("earnedOn", "in_the_future");
  const expiresOn = text("expiresOn")?.toLowerCase() ?? null;
  if (expiresOn !== null && expiresOn !== "never" && !dayIn(expiresOn, zone)) wrong("expiresOn", "end_unreadable");
  const availableText = text("availableFrom");
  const availableFrom = availableText === null ? null : readInstant(availableText, zone);
  if (availableText !== null && !availableFrom) wrong("availableFrom", "date_unreadable");

  const email = text("email");
  if (email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) wrong("email", "email_unreadable");
  const phone = text("phone");
  if (phone !== null && !/^\+?[\d\s().-]{6,30}$/.test(phone)) wrong("phone", "phone_unreadable");

  if (errors.length > 0 || member === null || !isKind(kind)) return errors;
  const lot = { kind, points, earnedOn, expiresOn, availableFrom: availableFrom?.getTime() ?? null };
  if (points > 0) {
    const { expiresAt, availableAt } = openingLife(history, lot, now);
    if (expiresAt && expiresAt <= now)
      wrong("expiresOn", expiresOn === null ? "expired_by_terms" : "expired", { on: expiresOn ?? "" });
    else if (expiresAt && expiresAt <= availableAt) wrong("availableFrom", "ends_too_soon");
  }
  if (errors.length > 0) return errors;
  return { line, member, lot: points > 0 ? lot : null, tierPoints, tier, email, phone, name: text("name") };
}

function isKind(text: string): text is PointKind {
  return text === "base" || text === "bonus";
}

/** NaN where it is none, or more than anybody could have. */
function wholeNumber(text: string | null): number {
  const value = text !== null && /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value <= POINTS_MAX ? value : Number.NaN;
}

function dayIn(text: string, zone: string): Instant | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? readInstant(text, zone) : null;
}
