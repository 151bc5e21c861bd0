import type { BalanceAbout, BalanceError, BalanceFault } from "@/lib/loyalty/balance-row";
import type { RowError } from "@/lib/loyalty/purchase-row";

const aDay = "Not a day, as in 2026-03-09.";

const sentences: Record<BalanceFault, string | ((about: BalanceAbout) => string)> = {
  columns_differ: ({ has, header }) => `The row has ${has} columns, the header ${header}.`,
  not_text: "The row holds a character that is no text.",
  not_csv: ({ reason }) => `Not readable as CSV: ${reason}`,
  too_long: ({ most }) => `Longer than ${most} characters.`,
  member_missing: "The customer is missing.",
  tier_points_unreadable: ({ most }) => `Not a whole number of tier points up to ${most}.`,
  tier_unknown: ({ tier, tiers }) => `The programme's terms have no tier ${tier}: they have ${tiers}.`,
  points_unreadable: ({ most }) => `Not a whole number of points up to ${most}.`,
  nothing_to_bring: "Nothing to bring along: no points, no tier points and no tier.",
  kind_unknown: "Points are base or bonus.",
  day_unreadable: aDay,
  end_unreadable: `${aDay} Or never.`,
  date_unreadable: "Not a date, as in 2026-03-09 or 2026-03-09T14:05:00+07:00.",
  in_the_future: "Lies in the future.",
  expired: ({ on }) => `They expired on ${on}: leave them out of the file.`,
  expired_by_terms: "They expired on the day the terms set: leave them out of the file.",
  ends_too_soon: "They would expire before they could be spent.",
  email_unreadable: "Not an e-mail address.",
  phone_unreadable: "Not a phone number.",
  told_otherwise: ({ member, told, otherLine }) => `${member} has ${told} on line ${otherLine}: a member has one.`,
  member_closed: ({ member }) => `The membership of ${member} is closed.`,
  member_merged: ({ member }) => `The membership of ${member} was merged into another: name that one.`,
  own_membership: ({ member }) => `${member} is the membership of whoever brings the file in.`,
  opened_otherwise: ({ member }) => `${member} was opened before with something else: correct it with an adjustment.`,
};

/** What is wrong with a row, in the words of the command. */
export function sayBalanceError({ line, field, fault, about }: BalanceError): RowError {
  const sentence = sentences[fault];
  return { line, field, message: typeof sentence === "string" ? sentence : sentence(about) };
}
