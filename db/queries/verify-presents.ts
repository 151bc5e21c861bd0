import type { MemberEvidence } from "./ledger-evidence";
import type { Found, ReadLine } from "./verify-member";

/**
 * What cost nothing was a present, and a present cost nothing; its line tells of the present its fact was decided by, and one member is
 * given none twice for the same occasion.
 */
export function verifyPresents(member: MemberEvidence, lines: ReadLine[], found: Found): void {
  const given = new Set<string>();
  for (const fact of member.facts) {
    if (fact.kind !== "redemption" || fact.outcome.refusal) continue;
    const present = fact.data.present as Record<string, unknown> | undefined;
    const wrong = (message: string) =>
      found("redemptions_for_nothing_are_presents", fact.journalVersion, `redemption ${fact.id}: ${message}`);
    if ((Number(fact.data.price) === 0) !== (present !== undefined)) wrong(`it cost ${fact.data.price}`);
    if (!present) continue;
    const line = lines.find(({ version }) => version === fact.journalVersion);
    if (line?.points !== 0) wrong(`its line moved ${line?.points} points`);
    if (textOf(line?.parsedTrace.present) !== textOf(present)) wrong("its line tells of another present");
    const name = textOf(present);
    if (given.has(name)) wrong("it was given before for this occasion");
    given.add(name);
  }
}

/** The same text for the same fields, in whatever order they are kept. */
function textOf(fields: unknown): string {
  return JSON.stringify(Object.entries(fields ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}
