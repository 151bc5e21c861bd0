import { hash as digest } from "node:crypto";
import { nextChange } from "@/lib/loyalty/account";
import { type ChainLine, lineText, sealText } from "@/lib/loyalty/chain";
import type { Lot } from "@/lib/loyalty/lots";
import type { TermsHistory } from "@/lib/loyalty/terms";
import type { LineEvidence, LotEvidence, MemberEvidence } from "./ledger-evidence";
import { verifyFacts } from "./verify-facts";

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
export type ReadLine = ChainLine & {
  recordedMicros: number;
  position: number;
  parsedChanges: Change[];
  parsedTrace: Record<string, unknown>;
};

type Change = [what: string, born: number, ordinal: number, delta: number, ...rest: (string | number | null)[]];

/** Every promise about one member's points, held against what the database says of them. */
export function verifyMember(member: MemberEvidence, history: TermsHistory | null): Finding[] {
  const findings: Finding[] = [];
  const found: Found = (invariant, version, message) =>
    findings.push({ invariant, memberId: member.publicId, version, message });
  const lines: ReadLine[] = [];
  for (const evidence of member.lines) {
    const line = readLine(member.publicId, evidence);
    if (line) lines.push(line);
    else found("journals_texts_can_be_read", evidence[0], "Its changes or its trace are no JSON");
  }
  verifyChain(member, lines, found);
  verifyLots(member, lines, found);
  verifyWallet(member, lines, history, found);
  verifyFacts(member, lines, found);
  return findings;
}

function readLine(memberPublicId: string, evidence: LineEvidence): ReadLine | null {
  const [version, kind, points, tierPoints, balanceAfter, occurredMicros, recordedMicros, position, ...rest] = evidence;
  const [source, termsVersion, idempotencyKey, changes, trace] = rest;
  const numbers = { version, points, tierPoints, balanceAfter, occurredMicros, recordedMicros, position, termsVersion };
  try {
    const parsed = { parsedChanges: JSON.parse(changes) as Change[], parsedTrace: JSON.parse(trace) };
    return { memberPublicId, kind, source, idempotencyKey, changes, trace, ...numbers, ...parsed };
  } catch {
    return null;
  }
}

function verifyChain(member: MemberEvidence, lines: ReadLine[], found: Found): void {
  let previous: Buffer = Buffer.alloc(32);
  let position = 0;
  let recorded = 0;
  let expected = 1;
  lines.forEach((line, place) => {
    const { version } = line;
    const stored = member.lines[place];
    const hash = Buffer.from(stored?.[13] ?? "", "hex");
    const seal = stored?.[14];
    if (version !== expected) found("journals_versions_have_no_gaps", version, `Version ${expected} is missing`);
    if (!sha256(previous, lineText(line)).equals(hash))
      found("journals_chain_verifies", version, "Its hash is not that of its columns and the line before it");
    if (sha256(hash, sealText(line.recordedMicros, line.position)).toString("hex") !== seal)
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
  });
}

function sha256(previous: Buffer, text: string): Buffer {
  return digest("sha256", Buffer.concat([previous, Buffer.from(text, "utf8")]), "buffer");
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

function verifyWallet(member: MemberEvidence, lines: ReadLine[], history: TermsHistory | null, found: Found): void {
  const { wallet } = member;
  const last = lines.at(-1);
  if (!wallet) {
    if (last || member.facts.length > 0)
      found("wallets_stand_for_every_member", last?.version ?? null, "It has no wallet");
    return;
  }
  const at = wallet.version;
  const mustBe = (invariant: string, is: unknown, expected: unknown) => {
    if (is !== expected) found(invariant, at, `Says ${is}, by the journal it is ${expected}`);
  };
  mustBe("wallets_version_is_the_last_line", wallet.version, last?.version ?? 0);
  mustBe("wallets_head_is_the_last_hash", wallet.head, member.lines.at(-1)?.[13] ?? null);
  mustBe(
    "wallets_balance_is_what_remains",
    wallet.balance,
    member.lots.reduce((total, lot) => total + lot[4], 0),
  );
  mustBe(
    "wallets_balance_is_lines_and_debt",
    wallet.balance - wallet.debt,
    lines.reduce((all, line) => all + line.points, 0),
  );
  mustBe(
    "wallets_debt_is_what_the_lines_say",
    wallet.debt,
    lines.reduce((all, line) => all + Number(line.parsedTrace.owed ?? 0) - Number(line.parsedTrace.repaid ?? 0), 0),
  );
  mustBe(
    "wallets_tier_points_are_counted",
    wallet.tierPoints,
    lines.reduce((all, line) => all + line.tierPoints, 0),
  );

  const move = lines.findLast((line) => line.kind === "tier_moved")?.parsedTrace;
  const firstTiers = [null, ...(history ?? []).map((terms) => terms.tiers.levels[0]?.code)];
  if (move) mustBe("wallets_tier_is_the_last_move", wallet.tier, move.to);
  else if (!firstTiers.includes(wallet.tier)) mustBe("wallets_tier_is_the_last_move", wallet.tier, firstTiers[1]);
  mustBe("wallets_tier_until_is_the_last_move", wallet.tierUntilMs, move?.until ?? null);

  const decisions = new Set(
    [...lines, ...member.facts.filter((fact) => !fact.outcome.refusal)].map((each) => each.position),
  );
  if (wallet.stamp < decisions.size)
    found("wallets_stamp_counts_every_decision", at, `Stamp ${wallet.stamp}, decisions ${decisions.size}`);
  const decided = member.facts.filter((fact) => !fact.outcome.refusal).map((fact) => fact.decidedMs);
  const lapsed = lines
    .filter((line) => line.source === "time" || line.kind === "lapsed")
    .map((line) => line.occurredMicros / 1000);
  const latest = [...decided, ...lapsed].reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (latest > (wallet.settledMs ?? Number.NEGATIVE_INFINITY))
    found(
      "wallets_are_settled_up_to_their_last_line",
      at,
      `Settled at ${wallet.settledMs}, last written for ${latest}`,
    );
  mustBe("wallets_next_change_is_known", wallet.nextChangeMs, expectedNextChange(member, history));
}

function expectedNextChange({ wallet, lots }: MemberEvidence, history: TermsHistory | null): number | null {
  if (!history || !wallet || wallet.settledMs === null) return null;
  const settledAt = new Date(wallet.settledMs);
  const tierUntil = wallet.tierUntilMs === null ? null : new Date(wallet.tierUntilMs);
  return (
    nextChange(
      { history, tierPoints: wallet.tierPoints, tierUntil, settledAt, lots: lots.map(toLot) },
      settledAt,
    )?.getTime() ?? null
  );
}

function toLot([born, ordinal, kind, points, remaining, availableMs, expiresMs, termsVersion]: LotEvidence): Lot {
  return {
    born,
    ordinal,
    kind: kind === "bonus" ? "bonus" : "base",
    points,
    remaining,
    availableAt: new Date(availableMs),
    expiresAt: expiresMs === null ? null : new Date(expiresMs),
    termsVersion,
  };
}
