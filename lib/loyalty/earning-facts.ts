import type { EventLine, MemberInputs } from "./earning-event";
import type { TermsHistory } from "./terms";

/**
 * What a fact keeps of what earning read of the outside world, besides its own columns: the receipt's lines, and of the member tags, the
 * day of joining, and the birthday sealed under the person's own key (base64url). What is not there is left out.
 */
export type EarningFactData = {
  lines?: [sku: string, category: string | null, quantity: number, amountMinor: number][];
  tags?: string[];
  joinedOn?: string;
  birthday?: string;
};

/** What to keep with a fact; `sealedBirthday` is what the person's own row keeps. */
export function keptOf(
  lines: readonly EventLine[],
  inputs: MemberInputs,
  sealedBirthday: Buffer | null,
): EarningFactData {
  const kept: EarningFactData = {};
  if (lines.length > 0) kept.lines = lines.map((line) => [line.sku, line.category, line.quantity, line.amountMinor]);
  if (inputs.tags.length > 0) kept.tags = [...inputs.tags];
  if (inputs.joinedOn !== null) kept.joinedOn = inputs.joinedOn;
  if (sealedBirthday !== null) kept.birthday = sealedBirthday.toString("base64url");
  return kept;
}

/** What earning read, from what a fact kept of it; `birthday` (as 02-29) is what its sealed text holds, where that can still be opened. */
export function readFromFact(
  data: EarningFactData,
  birthday: string | null,
): { lines: EventLine[]; inputs: MemberInputs } {
  const { lines = [], tags = [], joinedOn = null } = data;
  return {
    lines: lines.map(([sku, category, quantity, amountMinor]) => ({ sku, category, quantity, amountMinor })),
    inputs: { tags, joinedOn, birthday },
  };
}

/** Whether any version of the terms asks for birthdays: only then are they opened. */
export function asksForBirthdays(history: TermsHistory): boolean {
  return history.some(({ earning }) =>
    earning.rules.some((rule) => rule.when.some((condition) => condition.if === "birthday")),
  );
}
