import { z } from "zod";
import { type Details, linesOf, wordsOf } from "./details";

/** What a member says when redeeming. The quantity and the amount are counted; a date is one of the reward's own; the rest is personal. */
export type Ask =
  | "quantity"
  | "amount"
  | "date"
  | "address"
  | "phone"
  | "account"
  | "membership"
  | "note"
  | "remark"
  | "choice"
  | "gift"
  | "attendee";

/** A mobile number as people type it: 0812-3456-7890, +62 812 3456 7890. */
const phone = z
  .string()
  .transform((typed) => typed.replace(/[\s().-]/g, "").replace(/^(\+?62|0)(?=8)/, "+62"))
  .pipe(z.string().regex(/^\+628\d{7,11}$/, "malformed"));
/** An address a mail can go to, as people type it. */
const email = z.string().trim().max(254).pipe(z.email("malformed"));
const line = (most: number) => z.string().trim().min(1).max(most);

/** The fields each ask has in a form, by name. Whatever they hold is personal, and kept sealed. */
const fields = {
  address: {
    receiver: line(120),
    receiverPhone: phone,
    street: line(200),
    village: line(80),
    district: line(80),
    city: line(80),
    province: line(80),
    postalCode: z
      .string()
      .trim()
      .regex(/^\d{5}$/, "malformed"),
  },
  phone: { phone },
  account: {
    bank: line(60),
    accountNumber: z
      .string()
      .transform((typed) => typed.replace(/[\s.-]/g, ""))
      .pipe(z.string().regex(/^\d{6,20}$/, "malformed")),
    accountHolder: line(120),
  },
  /** Of a partner's programme, as it stands on its card. */
  membership: {
    memberNumber: z
      .string()
      .transform((typed) => typed.replace(/[\s.-]/g, "").toUpperCase())
      .pipe(z.string().regex(/^[A-Z0-9]{4,30}$/, "malformed")),
    memberName: line(120),
  },
  note: { note: line(500) },
  /** The same where a choice says enough. */
  remark: { note: line(500).optional() },
  choice: { choice: line(200) },
  attendee: { attendee: line(120) },
  gift: { giftName: line(120).optional(), giftEmail: email.optional(), giftMessage: line(300).optional() },
} as const;

export type PersonalAsk = keyof typeof fields;
export type AskField = { [A in PersonalAsk]: keyof (typeof fields)[A] }[PersonalAsk];

/** What a member gave, by the name of its field. */
export type Given = Partial<Record<AskField, string>>;
type AskProblem = "missing" | "malformed" | "too_long" | "unknown";
export type AskProblems = Partial<Record<AskField | "date", AskProblem>>;

export function isPersonal(ask: Ask): ask is PersonalAsk {
  return Object.hasOwn(fields, ask);
}

/** The names of the fields an ask has. */
export function fieldsOf(ask: PersonalAsk): AskField[] {
  return Object.keys(fields[ask]) as AskField[];
}

/** Every name under which a member gives something. */
export const askFields = [...new Set((Object.keys(fields) as PersonalAsk[]).flatMap(fieldsOf))];

/** What was given to these asks, in one spelling, or what is wrong with it by field. Whatever was not asked is left out. */
export function readGiven(
  asks: readonly Ask[],
  details: Details,
  typed: Given,
): { given: Given; problems: AskProblems } {
  const given: Given = {};
  const problems: AskProblems = {};
  for (const ask of asks.filter(isPersonal)) {
    for (const [name, schema] of Object.entries(fields[ask]) as [AskField, z.ZodType<string | undefined>][]) {
      const said = typed[name]?.trim() || undefined;
      const read = schema.safeParse(said);
      if (!read.success) problems[name] = problemOf(said, read.error);
      else if (read.data !== undefined) given[name] = read.data;
    }
  }
  if (given.choice !== undefined && !linesOf(wordsOf(details, "choices")).includes(given.choice))
    problems.choice = "unknown";
  return { given, problems };
}

function problemOf(said: string | undefined, error: z.ZodError): AskProblem {
  if (said === undefined) return "missing";
  return error.issues[0]?.code === "too_big" ? "too_long" : "malformed";
}
