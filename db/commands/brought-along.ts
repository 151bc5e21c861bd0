import type { BalanceError, BalanceRow } from "@/lib/loyalty/balance-row";
import type { Opening, OpeningLot } from "@/lib/loyalty/opening";
import type { Customer } from "./make-members";

/** A customer of a file of opening balances, with everything the file says they bring along; `line` is their first. */
export type BroughtAlong = Customer & { line: number; opening: Opening };

/** Puts a customer's rows together, in an order that is not that of the file: its rows may be sorted otherwise next time. */
export function broughtAlong(rows: BalanceRow[]): { brought: BroughtAlong; errors: BalanceError[] } {
  const [first] = rows;
  if (!first) throw new Error("Nobody without a row brings anything along");
  const errors: BalanceError[] = [];
  const told = <Field extends "tierPoints" | "tier">(field: Field): BalanceRow[Field] => {
    const known = rows.find((row) => row[field] !== null);
    for (const row of rows) {
      if (row[field] === null || row[field] === known?.[field]) continue;
      const about = { member: row.member, told: String(known?.[field]), otherLine: known?.line ?? 0 };
      errors.push({ line: row.line, field, fault: "told_otherwise", about });
    }
    return known ? known[field] : null;
  };
  const last = (field: "email" | "phone" | "name") => rows.findLast((row) => row[field] !== null)?.[field] ?? null;
  const lots = rows.flatMap(({ lot }) => (lot ? [lot] : [])).sort(inOrder);
  const opening = { lots, tierPoints: told("tierPoints") ?? 0, tier: told("tier") };
  const person = { email: last("email"), phone: last("phone"), name: last("name") };
  return { brought: { member: first.member, line: first.line, ...person, opening }, errors };
}

function inOrder(a: OpeningLot, b: OpeningLot): number {
  const [one, other] = [a, b].map(({ earnedOn, expiresOn, kind, availableFrom, points }) =>
    JSON.stringify([earnedOn ?? "", expiresOn ?? "", kind, availableFrom ?? 0, points]),
  );
  return (one ?? "") < (other ?? "") ? -1 : one === other ? 0 : 1;
}
