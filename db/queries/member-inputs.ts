import { sql } from "@/db/client";
import { dayOf } from "@/lib/loyalty/calendar";
import type { MemberInputs } from "@/lib/loyalty/earning-event";
import { asksForBirthdays } from "@/lib/loyalty/earning-facts";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { openFor } from "@/lib/personal-data";

export type InputRow = {
  joinedAt: Date | null;
  tags: string[];
  birthdayCipher: Buffer | null;
  wrappedKey: Buffer | null;
};

/** What earning reads of a member besides the ledger, and the birthday as it is to be kept with the fact. */
export type OutsideInputs = { inputs: MemberInputs; sealedBirthday: Buffer | null };

/** For queries that join `members m` and left join `people p`. Whoever never signed up has not joined yet. */
export const inputColumns = () => sql`
  case when m.state <> 'unclaimed' then m.joined_at end as "joinedAt", m.tags, p.birthday_cipher as "birthdayCipher", p.wrapped_key as "wrappedKey"`;

export function toInputs(
  { joinedAt, tags, birthdayCipher, wrappedKey }: InputRow,
  history: TermsHistory,
): OutsideInputs {
  const birthday = asksForBirthdays(history) ? openBirthday(wrappedKey, birthdayCipher) : null;
  return { inputs: { ...toMemberInputs({ joinedAt, tags }, history), birthday }, sealedBirthday: birthdayCipher };
}

/** What saved conditions read of a member; their birthday is nobody's to ask for there. */
export function toMemberInputs(
  { joinedAt, tags }: Pick<InputRow, "joinedAt" | "tags">,
  history: TermsHistory,
): MemberInputs {
  const zone = (history.at(-1) ?? history[0]).zone;
  return { tags, joinedOn: joinedAt && dayOf(joinedAt, zone), birthday: null };
}

/** The month and day of a birthday sealed under a person's key, as 02-29; null where there is none, or no key any more. */
export function openBirthday(wrappedKey: Buffer | null, sealed: Buffer | null): string | null {
  return wrappedKey && sealed && openFor(wrappedKey, "birthday", sealed).slice(5);
}
