import type { RowError } from "./purchase-row";

/** What a row of a file of members can tell. */
export const memberFields = ["member", "email", "phone", "name"] as const;
type MemberField = (typeof memberFields)[number];
export type MemberFields = Partial<Record<MemberField, string>>;

/** A customer by the shop's own name, and how they are reached. */
export type MemberRow = {
  line: number;
  member: string;
  email: string | null;
  phone: string | null;
  name: string | null;
};

const LONGEST = 200;

/** Reads one row, or says everything that is wrong with it. */
export function readMemberRow(line: number, fields: MemberFields): MemberRow | RowError[] {
  const errors: RowError[] = [];
  const wrong = (field: MemberField, message: string) => errors.push({ line, field, message });
  const text = (field: MemberField) => fields[field]?.trim() || null;
  for (const field of memberFields)
    if ((text(field)?.length ?? 0) > LONGEST) wrong(field, `Longer than ${LONGEST} characters.`);
  const member = text("member");
  if (member === null) wrong("member", "The customer is missing.");
  const email = text("email");
  if (email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) wrong("email", "Not an e-mail address.");
  const phone = text("phone");
  if (phone !== null && !/^\+?[\d\s().-]{6,30}$/.test(phone)) wrong("phone", "Not a phone number.");
  if (errors.length > 0 || member === null) return errors;
  return { line, member, email, phone, name: text("name") };
}
