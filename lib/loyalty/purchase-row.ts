import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/base/clock";
import { toMinor } from "./money";
import { type TermsHistory, termsAsOf } from "./terms";

/** What a row of a file of purchases can tell, in the order in which it is hashed. */
export const purchaseFields = [
  "member",
  "externalId",
  "occurredAt",
  "total",
  "currency",
  "channel",
  "store",
  "email",
  "phone",
  "name",
] as const;
export type PurchaseField = (typeof purchaseFields)[number];

/** The fields of a row that stand in the file; others are absent. */
export type RowFields = Partial<Record<PurchaseField, string>>;

export type PurchaseRow = {
  line: number;
  /** The shop's own name for the customer. */
  member: string;
  /** The receipt; null where the file has none. */
  externalId: string | null;
  occurredAt: Instant;
  totalMinor: number;
  currency: string;
  channel: string | null;
  store: string | null;
  email: string | null;
  phone: string | null;
  name: string | null;
  /** The row's fields as they stand in the file: what tells it from others where there is no receipt. */
  fingerprint: string;
};

export type RowError = { line: number; field: string; message: string };

/** `currency` counts where the file has none. */
export type RowContext = { history: TermsHistory; zone: string; now: Instant; currency: string | null };

const LONGEST = 200;
/** How far a till's clock may run ahead, as when a purchase is recorded live. */
const AHEAD_MS = 5 * 60_000;

/** Reads one row, or says everything that is wrong with it. */
export function readPurchaseRow(line: number, fields: RowFields, context: RowContext): PurchaseRow | RowError[] {
  const errors: RowError[] = [];
  const wrong = (field: PurchaseField, message: string) => errors.push({ line, field, message });
  const text = (field: PurchaseField) => fields[field]?.trim() || null;

  const member = text("member");
  if (member === null) wrong("member", "The customer is missing.");
  for (const field of purchaseFields) {
    if ((text(field)?.length ?? 0) > LONGEST) wrong(field, `Longer than ${LONGEST} characters.`);
  }
  const externalId = text("externalId");
  if (fields.externalId !== undefined && externalId === null) wrong("externalId", "The receipt is missing.");

  const occurredAt = readInstant(text("occurredAt") ?? "", context.zone);
  if (!occurredAt) wrong("occurredAt", "Not a date, as in 2026-03-09 or 2026-03-09T14:05:00+07:00.");
  else if (occurredAt.getTime() > context.now.getTime() + AHEAD_MS) wrong("occurredAt", "Lies in the future.");

  const currency = (text("currency") ?? context.currency)?.toUpperCase() ?? null;
  const hasRate = currency && termsAsOf(context.history, occurredAt ?? context.now).rates[currency];
  if (currency === null) wrong("currency", "The currency is missing: map a column to it or give --currency.");
  else if (!hasRate) wrong("currency", `The programme's terms have no rate for ${currency}.`);

  const totalMinor = toMinor(text("total") ?? "", currency ?? "");
  if (totalMinor === null) wrong("total", "Not an amount, as in 29.33, with no more decimals than its currency has.");
  else if (totalMinor < 0) wrong("total", "A purchase is never below nothing.");

  const email = text("email");
  if (email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) wrong("email", "Not an e-mail address.");
  const phone = text("phone");
  if (phone !== null && !/^\+?[\d\s().-]{6,30}$/.test(phone)) wrong("phone", "Not a phone number.");

  if (errors.length > 0 || member === null || !occurredAt || currency === null || totalMinor === null) return errors;
  return {
    line,
    member,
    externalId,
    occurredAt,
    totalMinor,
    currency,
    channel: text("channel"),
    store: text("store"),
    email,
    phone,
    name: text("name"),
    fingerprint: JSON.stringify(purchaseFields.map((field) => text(field))),
  };
}

const shape = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** An ISO date, with or without time and offset; what is left out is 00:00 and the programme's zone. Null when it is none. */
export function readInstant(text: string, zone: string): Instant | null {
  const match = shape.exec(text);
  if (!match) return null;
  const [, day = "", time = "00:00", offset] = match;
  try {
    if (offset) {
      const colon = offset === "Z" || offset.includes(":") ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
      return new Date(Temporal.Instant.from(`${day}T${time}${colon}`).epochMilliseconds);
    }
    return time === "00:00" ? midnight(day, zone) : inZone(`${day}T${time}`, zone);
  } catch {
    return null; // a day or a time that does not exist
  }
}

/** Files name the same days again and again. */
const midnights = new Map<string, number>();

function midnight(day: string, zone: string): Instant {
  const key = `${zone}/${day}`;
  const known = midnights.get(key);
  if (known !== undefined) return new Date(known);
  const at = inZone(day, zone);
  if (midnights.size > 10_000) midnights.clear();
  midnights.set(key, at.getTime());
  return at;
}

function inZone(local: string, zone: string): Instant {
  return new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds);
}
