import type { Instant } from "@/lib/base/clock";
import { type OpeningLot, openingLife } from "./opening";
import { type RowError, readInstant } from "./purchase-row";
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
type BalanceField = (typeof balanceFields)[number];
export type BalanceFields = Partial<Record<BalanceField, string>>;

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
const aDay = "Not a day, as in 2026-03-09.";

/** Reads one row, or says everything that is wrong with it. */
export function readBalanceRow(line: number, fields: BalanceFields, context: BalanceContext): BalanceRow | RowError[] {
  const { history, zone, now } = context;
  const errors: RowError[] = [];
  const wrong = (field: BalanceField, message: string) => errors.push({ line, field, message });
  const text = (field: BalanceField) => fields[field]?.trim() || null;
  for (const field of balanceFields)
    if ((text(field)?.length ?? 0) > LONGEST) wrong(field, `Longer than ${LONGEST} characters.`);

  const member = text("member");
  if (member === null) wrong("member", "The customer is missing.");
  const tierPoints = text("tierPoints") === null ? null : wholeNumber(text("tierPoints"));
  if (tierPoints !== null && Number.isNaN(tierPoints)) wrong("tierPoints", "Not a whole number of tier points.");
  const tier = text("tier");
  const { levels } = termsAsOf(history, now).tiers;
  if (tier !== null && !levels.some(({ code }) => code === tier))
    wrong(
      "tier",
      `The programme's terms have no tier ${tier}: they have ${levels.map(({ code }) => code).join(", ")}.`,
    );
  const points = wholeNumber(text("points"));
  if (Number.isNaN(points)) wrong("points", "Not a whole number of points.");
  else if (points === 0 && !tierPoints && tier === null)
    wrong("points", "Nothing to bring along: no points, no tier points and no tier.");
  const kind = (text("kind") ?? "base").toLowerCase();
  if (!isKind(kind)) wrong("kind", "Points are base or bonus.");

  const earnedOn = text("earnedOn");
  const earnedAt = earnedOn === null ? now : dayIn(earnedOn, zone);
  if (!earnedAt) wrong("earnedOn", aDay);
  else if (earnedAt > now) wrong("earnedOn", "Lies in the future.");
  const expiresOn = text("expiresOn")?.toLowerCase() ?? null;
  if (expiresOn !== null && expiresOn !== "never" && !dayIn(expiresOn, zone)) wrong("expiresOn", `${aDay} Or never.`);
  const availableText = text("availableFrom");
  const availableFrom = availableText === null ? null : readInstant(availableText, zone);
  if (availableText !== null && !availableFrom)
    wrong("availableFrom", "Not a date, as in 2026-03-09 or 2026-03-09T14:05:00+07:00.");

  const email = text("email");
  if (email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) wrong("email", "Not an e-mail address.");
  const phone = text("phone");
  if (phone !== null && !/^\+?[\d\s().-]{6,30}$/.test(phone)) wrong("phone", "Not a phone number.");

  if (errors.length > 0 || member === null || !isKind(kind)) return errors;
  const lot = { kind, points, earnedOn, expiresOn, availableFrom: availableFrom?.getTime() ?? null };
  if (points > 0) {
    const { expiresAt, availableAt } = openingLife(history, lot, now);
    if (expiresAt && expiresAt <= now)
      wrong("expiresOn", `They expired on ${expiresOn ?? "the day the terms set"}: leave them out of the file.`);
    else if (expiresAt && expiresAt <= availableAt)
      wrong("availableFrom", "They would expire before they could be spent.");
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
