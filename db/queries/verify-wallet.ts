import { nextChange } from "@/lib/loyalty/account";
import type { Lot } from "@/lib/loyalty/lots";
import type { TermsHistory } from "@/lib/loyalty/terms";
import type { LotEvidence, MemberEvidence } from "./ledger-evidence";
import type { Found, ReadLine } from "./verify-member";

/** Every column of a wallet follows from the lines, the lots and the facts. */
export function verifyWallet(
  member: MemberEvidence,
  lines: ReadLine[],
  history: TermsHistory | null,
  found: Found,
): void {
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
  const told = addUp(member, lines);
  mustBe("wallets_version_is_the_last_line", wallet.version, last?.version ?? 0);
  mustBe("wallets_head_is_the_last_hash", wallet.head, last?.hash ?? null);
  mustBe("wallets_balance_is_what_remains", wallet.balance, told.remaining);
  mustBe("wallets_balance_is_lines_and_debt", wallet.balance - wallet.debt, told.points);
  mustBe("wallets_debt_is_what_the_lines_say", wallet.debt, told.debt);
  mustBe("wallets_tier_points_are_counted", wallet.tierPoints, told.tierPoints);

  const { move } = told;
  if (move) mustBe("wallets_tier_is_the_last_move", wallet.tier, move.to);
  else if (wallet.tier !== null && !history?.some((terms) => terms.tiers.levels[0]?.code === wallet.tier))
    mustBe("wallets_tier_is_the_last_move", wallet.tier, history?.[0].tiers.levels[0]?.code);
  mustBe("wallets_tier_until_is_the_last_move", wallet.tierUntilMs, move?.until ?? null);

  if (wallet.stamp < told.decisions)
    found("wallets_stamp_counts_every_decision", at, `Stamp ${wallet.stamp}, decisions ${told.decisions}`);
  if (told.latestMs > (wallet.settledMs ?? Number.NEGATIVE_INFINITY))
    found(
      "wallets_are_settled_up_to_their_last_line",
      at,
      `Settled at ${wallet.settledMs}, last written for ${told.latestMs}`,
    );
  mustBe("wallets_next_change_is_known", wallet.nextChangeMs, expectedNextChange(member, history));
}

/** What the member's lines, lots and facts come to, in one walk over each. */
function addUp(member: MemberEvidence, lines: ReadLine[]) {
  const sums = { points: 0, tierPoints: 0, debt: 0, remaining: 0, latestMs: Number.NEGATIVE_INFINITY };
  const positions = new Set<number>();
  let move: ReadLine["parsedTrace"] | null = null;
  for (const line of lines) {
    const { owed, repaid } = line.parsedTrace;
    sums.points += line.points;
    sums.tierPoints += line.tierPoints;
    sums.debt += Number(owed ?? 0) - Number(repaid ?? 0);
    if (line.kind === "tier_moved") move = line.parsedTrace;
    if (line.source === "time" || line.kind === "lapsed")
      sums.latestMs = Math.max(sums.latestMs, line.occurredMicros / 1000);
    positions.add(line.position);
  }
  for (const lot of member.lots) sums.remaining += lot[4];
  for (const fact of member.facts) {
    if (fact.outcome.refusal) continue;
    sums.latestMs = Math.max(sums.latestMs, fact.decidedMs);
    positions.add(fact.position);
  }
  return { ...sums, move, decisions: positions.size };
}

function expectedNextChange({ wallet, lots }: MemberEvidence, history: TermsHistory | null): number | null {
  if (!history || !wallet || wallet.settledMs === null) return null;
  const settledAt = new Date(wallet.settledMs);
  const tierUntil = wallet.tierUntilMs === null ? null : new Date(wallet.tierUntilMs);
  return (
    nextChange(
      { history, tier: wallet.tier, tierPoints: wallet.tierPoints, tierUntil, settledAt, lots: lots.map(toLot) },
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
