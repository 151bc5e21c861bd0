import { type AccountRow, type DecisionRow, toAccount } from "@/db/queries/accounts";
import { readByHand } from "@/db/queries/by-hand";
import { termsHistory } from "@/db/queries/terms";
import type { Role } from "@/lib/loyalty/permissions";
import type { CorrectionGround } from "./correction";

/** What is read of each membership to correct; `place` counts the requests from 1. */
export type CorrectionRow = AccountRow & DecisionRow & { place: number; wrappedKey: Buffer | null; heldBy: number[] };

/** Each row with what its correction is decided on: the account, the terms, and what the one who asks did by hand today. */
export async function correctionGrounds<Row extends CorrectionRow>(
  rows: readonly Row[],
  requests: readonly { actorId: number; role: Role | null }[],
): Promise<{ row: Row; ground: CorrectionGround }[]> {
  const history = await termsHistory(rows[0]?.latestTerms);
  const [first] = rows;
  if (!first) return [];
  const hands = await readByHand(
    rows.map(({ place, memberId }) => ({ actorId: 0, role: null, ...requests[place - 1], memberId })),
    history,
    first.now,
  );
  return rows.map((row, n) => {
    const { now, wrappedKey, heldBy } = row;
    return { row, ground: { account: toAccount(row), now, history, wrappedKey, heldBy, byHand: hands[n] ?? null } };
  });
}
