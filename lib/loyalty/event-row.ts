import type { Instant } from "@/lib/base/clock";
import { toMinor } from "./money";
import { type RowError, readInstant } from "./purchase-row";
import { type Terms, type TermsHistory, termsAsOf } from "./terms";
import { isOfFriends } from "./ways-to-earn";

/** What any row of a file of events can tell; besides, the fields that the terms declare for its kind. */
const eventFields = ["member", "type", "occurredAt", "externalId", "total", "currency", "channel", "store"] as const;
export type EventFields = Readonly<Record<string, string | undefined>>;

/** Something a member did that is no purchase, as a file tells it. */
export type EventRow = {
  line: number;
  /** The shop's own name for the customer, or the number of their card. */
  member: string;
  type: string;
  externalId: string;
  occurredAt: Instant;
  money: { totalMinor: number; currency: string } | null;
  channel: string | null;
  store: string | null;
  data: Readonly<Record<string, string | number>>;
};

type RowContext = { history: TermsHistory; zone: string; now: Instant };

const LONGEST = 200;
/** Beyond this a field of an event's data would not be kept. */
const LONGEST_DATA = 100;
/** How far a sender's clock may run ahead, as when an event is recorded live. */
const AHEAD_MS = 5 * 60_000;

/** All a file of events can tell under any of these terms. */
export function eventColumns(history: TermsHistory): string[] {
  const declared = history.flatMap(({ events }) => events.flatMap(({ fields }) => fields));
  return [...new Set<string>([...eventFields, ...declared])];
}

/** Reads one row, or says everything that is wrong with it. */
export function readEventRow(line: number, fields: EventFields, context: RowContext): EventRow | RowError[] {
  const errors: RowError[] = [];
  const wrong = (field: string, message: string) => errors.push({ line, field, message });
  const text = (field: string) => fields[field]?.trim() || null;
  const member = text("member");
  if (member === null) wrong("member", "The customer is missing.");
  const externalId = text("externalId");
  if (externalId === null) wrong("externalId", "The sender's own id of it is missing.");
  for (const field of eventFields)
    if ((text(field)?.length ?? 0) > LONGEST) wrong(field, `Longer than ${LONGEST} characters.`);

  const occurredAt = readInstant(text("occurredAt") ?? "", context.zone);
  if (!occurredAt) wrong("occurredAt", "Not a date, as in 2026-03-09 or 2026-03-09T14:05:00+07:00.");
  else if (occurredAt.getTime() > context.now.getTime() + AHEAD_MS) wrong("occurredAt", "Lies in the future.");

  const terms = termsAsOf(context.history, occurredAt ?? context.now);
  const type = text("type");
  const kind = terms.events.find(({ code }) => code === type);
  if (type !== null && isOfFriends(type)) wrong("type", "The portal itself decides what bringing a friend gives.");
  else if (!kind) wrong("type", type === null ? "The kind is missing." : `The terms of that day know no ${type}.`);

  const money = moneyIn(text("total"), text("currency")?.toUpperCase() ?? null);
  if (money === "wrong") wrong("total", "Not an amount with its currency, as in 29.33 and USD.");

  const data: Record<string, string | number> = {};
  for (const field of kind?.fields ?? []) {
    const value = isOwn(field) ? null : text(field);
    if (value === null) continue;
    if (value.length > LONGEST_DATA) wrong(field, `Longer than ${LONGEST_DATA} characters.`);
    data[field] = isCounted(terms, kind?.code, field) && isNumber(value) ? Number(value) : value;
  }
  if (errors.length > 0 || member === null || type === null || externalId === null || !occurredAt || money === "wrong")
    return errors;
  const where = { channel: text("channel"), store: text("store") };
  return { line, member, type, externalId, occurredAt, money, ...where, data };
}

function moneyIn(total: string | null, currency: string | null): EventRow["money"] | "wrong" {
  if (total === null) return null;
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) return "wrong";
  const totalMinor = toMinor(total, currency);
  return totalMinor === null || totalMinor < 0 ? "wrong" : { totalMinor, currency };
}

/** A field every row has is never one of an event's own data. */
function isOwn(field: string): boolean {
  return eventFields.some((each) => each === field);
}

/** Whether a rule asks how much the field says, and not which words. */
function isCounted({ earning }: Terms, kind: string | undefined, field: string): boolean {
  return earning.rules.some(
    (rule) =>
      rule.on === kind &&
      rule.when.some((asked) => asked.if === "field" && asked.field === field && asked.atLeast !== undefined),
  );
}

function isNumber(text: string): boolean {
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(text);
}
