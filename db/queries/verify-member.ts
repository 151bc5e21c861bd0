import { hash as digest } from "node:crypto";
import { lettersOf, lineText, sealText } from "@/lib/loyalty/chain";
import type { TermsHistory } from "@/lib/loyalty/terms";
import type { Change, LineEvidence, LotEvidence, MemberEvidence } from "./ledger-evidence";
import { verifyFacts } from "./verify-facts";
import { verifyLife } from "./verify-life";
import { verifyPresents } from "./verify-presents";
import { verifyRefunds } from "./verify-refunds";
import { verifyWallet } from "./verify-wallet";
import { verifyWishes } from "./verify-wishes";

export type Finding = {
  /** Which promise is broken, named like a constraint. */
  invariant: string;
  /** The member's public id; null for what belongs to no one member, such as stock. */
  memberId: string | null;
  /** The journal line it shows in; the wallet's version where it shows in what the lines add up to. */
  version: number | null;
  message: string;
};

export type Found = (invariant: string, version: number | null, message: string) => void;

/** A line taken apart, with what its texts hold. */
export type ReadLine = LineEvidence & { parsedChanges: Change[]; parsedTrace: Record<string, unknown> };

/** Every promise about one member's points, held against what the database says of them. */
export function verifyMember(member: MemberEvidence, history: TermsHistory | null): Finding[] {
  const findings: Finding[] = [];
  const found: Found = (invariant, version, message) =>
    findings.push({ invariant, memberId: member.publicId, version, message });
  if (member.publicId === "")
    found("members_are_known", null, `Rows belong to a member ${member.memberId} who is not there`);
  const lines = member.lines.filter(isRead);
  for (const line of member.lines)
    if (!isRead(line)) found("journals_texts_can_be_read", line.version, "Its changes or its trace are no JSON");
  verifyChain(member.publicId, lines, found);
  verifyLots(member, lines, found);
  verifyLife(lines, found);
  verifyWallet(member, lines, history, found);
  verifyFacts(member, lines, found);
  verifyRefunds(member, lines, found);
  verifyWishes(member, lines, found);
  verifyPresents(member, lines, found);
  return findings;
}

function isRead(line: LineEvidence): line is ReadLine {
  return line.parsedChanges !== null && line.parsedTrace !== null;
}

function verifyChain(memberPublicId: string, lines: ReadLine[], found: Found): void {
  let previous = "0".repeat(64);
  let position = 0;
  let recorded = 0;
  let expected = 1;
  for (const line of lines) {
    const { version, hash } = line;
    if (version !== expected) found("journals_versions_have_no_gaps", version, `Version ${expected} is missing`);
    if (hashOf(previous, memberPublicId, line) !== hash)
      found("journals_chain_verifies", version, "Its hash is not that of its columns and the line before it");
    if (sha256(hash, sealText(line.recordedMicros, line.position)) !== line.seal)
      found(
        "journals_seals_verify",
        version,
        "Its seal is not that of its hash, its position and when it was recorded",
      );
    if (line.position < position || (line.position === position && line.recordedMicros !== recorded))
      found("journals_positions_rise", version, `Position ${line.position} comes after ${position}`);
    previous = hash;
    position = line.position;
    recorded = line.recordedMicros;
    expected = version + 1;
  }
}

// One piece of memory for all that is hashed: making millions of small ones would cost more than hashing them.
let room = Buffer.allocUnsafe(16_384);

function hashOf(previousHex: string, memberPublicId: string, line: ReadLine): string {
  const text = lineText(memberPublicId, line, lettersOf);
  const end = fill(previousHex, text);
  if (end !== 32 + text.length) return sha256(previousHex, lineText(memberPublicId, line)); // letters beyond ASCII
  return digest("sha256", room.subarray(0, end), "hex");
}

function sha256(previousHex: string, text: string): string {
  return digest("sha256", room.subarray(0, fill(previousHex, text)), "hex");
}

function fill(previousHex: string, text: string): number {
  if (room.length < 32 + text.length * 3) room = Buffer.allocUnsafe(64 + text.length * 4);
  const start = room.write(previousHex, 0, "hex");
  return start + room.write(text, start, "utf8");
}

function verifyLots(member: MemberEvidence, lines: ReadLine[], found: Found): void {
  const rebuilt = new Map<string, { lot: LotEvidence; touched: number }>();
  let balance = 0;
  let debt = 0;
  for (const line of lines) {
    let moved = 0;
    for (const change of line.parsedChanges) {
      const [what, born, ordinal, delta, ...rest] = change;
      const name = `${born}.${ordinal}`;
      const known = rebuilt.get(name);
      moved += delta;
      if (what === "new") {
        const [kind, points, availableMs, expiresMs, terms] = rest;
        if (known || born !== line.version || points !== delta)
          found("lots_born_once", line.version, `Lot ${name} cannot be born here with ${points} points`);
        const lot = [born, ordinal, kind, points, delta, availableMs, expiresMs, terms] as LotEvidence;
        rebuilt.set(name, { lot, touched: line.version });
      } else if (!known) found("lots_change_after_they_are_born", line.version, `Lot ${name} is not known yet`);
      else {
        known.lot[4] += delta;
        known.touched = line.version;
        if (what === "extend") known.lot[6] = Number(rest[0]);
        if (what === "release") known.lot[5] = Number(rest[0]);
        if (known.lot[4] < 0 || known.lot[4] > known.lot[3])
          found("lots_never_overdrawn", line.version, `Lot ${name} would hold ${known.lot[4]} of ${known.lot[3]}`);
      }
    }
    balance += moved;
    // What was taken without a lot to give it is owed; what arrived and did not stay repaid it. Both stand in the trace.
    const { owed = 0, repaid = 0 } = line.parsedTrace as { owed?: number; repaid?: number };
    debt += owed - repaid;
    if (moved !== line.points + owed - repaid)
      found("journals_points_are_what_lots_changed_by", line.version, `${line.points} points, its lots ${moved}`);
    if (owed < 0 || repaid < 0 || debt < 0)
      found("journals_repay_only_what_is_owed", line.version, `${owed} owed, ${repaid} repaid, ${debt} left to repay`);
    if (balance !== line.balanceAfter)
      found(
        "journals_balance_after_is_what_remains",
        line.version,
        `Says ${line.balanceAfter}, the lots hold ${balance}`,
      );
  }
  for (const lot of member.lots) {
    const name = `${lot[0]}.${lot[1]}`;
    const expected = rebuilt.get(name);
    rebuilt.delete(name);
    if (!expected) found("lots_are_what_the_journal_says", lot[0], `Lot ${name} was never written in the journal`);
    else if (lot.some((value, place) => value !== expected.lot[place]))
      found(
        "lots_are_what_the_journal_says",
        expected.touched,
        `Lot ${name} is ${JSON.stringify(lot)}, by the journal ${JSON.stringify(expected.lot)}`,
      );
  }
  for (const [name, { touched }] of rebuilt) found("lots_are_what_the_journal_says", touched, `Lot ${name} is gone`);
}
