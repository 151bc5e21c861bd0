import type { Sql } from "@/db/client";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { type Members, readEvidence } from "./read-evidence";
import { type GivenOut, verifyEarning } from "./verify-earning";
import { type Finding, verifyMember } from "./verify-member";

/** A ledger with more wrong than this is wrong; the rest is counted by none. */
export const FINDINGS_MAX = 1_000;

/** What holding members against their promises came to; plain values, so that a thread can tell them to another. */
export type Checked = { members: number; journals: number; findings: Finding[]; givenOut: GivenOut };

/** Reads some members' whole evidence in one statement and holds every promise about each of them against it. */
export async function verifyMembers(sql: Sql, history: TermsHistory | null, some: Members): Promise<Checked> {
  const checked: Checked = { members: 0, journals: 0, findings: [], givenOut: new Map() };
  for await (const members of readEvidence(sql, some)) {
    for (const member of members) {
      checked.members += 1;
      checked.journals += member.lines.length;
      const found = [...verifyMember(member, history), ...verifyEarning(member, history, checked.givenOut)];
      checked.findings.push(...found.slice(0, FINDINGS_MAX - checked.findings.length));
    }
  }
  return checked;
}
