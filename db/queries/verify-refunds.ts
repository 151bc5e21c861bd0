import { createHash } from "node:crypto";
import type { Sql } from "@/db/client";
import type { FactEvidence, MemberEvidence } from "./ledger-evidence";
import type { Finding, Found, ReadLine } from "./verify-member";

/**
 * What was taken back for money given back: each refund is the one that was recorded, its line takes what the sale's own lines say, never more
 * than was earned and never a lapsed point again, and nobody owes while points are left.
 */
export function verifyRefunds(member: MemberEvidence, lines: ReadLine[], found: Found): void {
  verifyDebt(lines, found);
  const refunds = member.facts.filter((fact) => fact.kind === "refund" && !fact.outcome.refusal);
  if (refunds.length === 0 && !lines.some((line) => line.kind === "refunded")) return;
  const purchases = new Map(member.facts.filter(({ kind }) => kind === "purchase").map((fact) => [fact.id, fact]));
  const lineOf = new Map(lines.map((line) => [line.version, line]));
  for (const fact of refunds) verifyRefund(fact, purchases.get(String(fact.data.purchase)), lineOf, found);
  for (const sale of new Set(refunds.map((fact) => String(fact.data.purchase))))
    verifySale(
      purchases.get(sale),
      refunds.filter((fact) => fact.data.purchase === sale),
      lines,
      found,
    );
}

function verifyDebt(lines: ReadLine[], found: Found): void {
  let debt = 0;
  for (const line of lines) {
    debt += Number(line.parsedTrace.owed ?? 0) - Number(line.parsedTrace.repaid ?? 0);
    if (debt > 0 && line.balanceAfter > 0)
      found("journals_owe_only_what_is_not_there", line.version, `${debt} owed, and ${line.balanceAfter} left`);
  }
}

function verifyRefund(
  fact: FactEvidence,
  sale: FactEvidence | undefined,
  lineOf: Map<number, ReadLine>,
  found: Found,
): void {
  const line = fact.journalVersion === null ? undefined : lineOf.get(fact.journalVersion);
  const wrong = (invariant: string, message: string) =>
    found(invariant, fact.journalVersion ?? sale?.journalVersion ?? null, `refund ${fact.id}: ${message}`);
  if (!sale) {
    wrong("events_refunds_have_a_sale", `there is no purchase ${fact.data.purchase}`);
    return;
  }
  if (digestOf(sale.key, fact.totalMinor) !== fact.digest || fact.currency !== sale.currency)
    wrong("events_digest_is_of_their_body", `${fact.totalMinor} ${fact.currency} is not the refund that was recorded`);
  const said = [fact.outcome.points, fact.outcome.tierPoints, fact.outcome.journalVersion];
  const written = [Math.abs(line?.points ?? 0), Math.abs(line?.tierPoints ?? 0), fact.journalVersion];
  if (said.join() !== written.join())
    wrong("events_refund_is_its_line", `${said.join(", ")} was answered, ${written.join(", ")} written`);
  if (line && (line.kind !== "refunded" || line.occurredMicros !== fact.occurredMs * 1000))
    wrong("events_happen_when_their_line_says", `it happened at ${fact.occurredMs}`);
}

/** The refunds of one sale, in the order of the book: the arithmetic done again from the sale's own lines. */
function verifySale(sale: FactEvidence | undefined, refunds: FactEvidence[], lines: ReadLine[], found: Found): void {
  if (!sale) return;
  const total = sale.totalMinor ?? 0;
  const inOrder = refunds.sort((a, b) => a.position - b.position || (a.journalVersion ?? 0) - (b.journalVersion ?? 0));
  const back = inOrder.reduce((all, fact) => all + (fact.totalMinor ?? 0), 0);
  if (back > total)
    found(
      "refunds_never_more_than_the_sale",
      sale.journalVersion,
      `${back} of ${total} of purchase ${sale.id} given back`,
    );
  const state = { earned: 0, taken: 0, lapsed: 0 };
  const born = new Set<number>();
  for (const line of lines) {
    if (line.kind === "earned" && line.source === `purchase:${sale.id}`) {
      born.add(line.version);
      state.earned += line.points;
    }
    if (line.kind === "lapsed")
      for (const [, from, , delta] of line.parsedChanges) if (born.has(from)) state.lapsed -= delta;
    if (line.kind === "refunded" && line.parsedTrace.purchase === sale.id) verifyLine(line, state, total, found);
  }
  if (state.taken > state.earned)
    found(
      "journals_refunded_never_by_more",
      sale.journalVersion,
      `${state.taken} taken back of ${state.earned} earned`,
    );
}

function verifyLine(
  line: ReadLine,
  state: { earned: number; taken: number; lapsed: number },
  total: number,
  found: Found,
): void {
  const { earned, takenBefore, lapsed, refundedMinor, totalMinor } = line.parsedTrace;
  if (earned !== state.earned || takenBefore !== state.taken || lapsed !== state.lapsed || totalMinor !== total)
    found("journals_refunded_tell_the_sale", line.version, "What it says of its sale is not what the sale's lines say");
  const exact = (BigInt(state.earned) * BigInt(Number(refundedMinor)) * 2n + BigInt(total)) / (BigInt(total) * 2n);
  const { lapsedSince = 0 } = line.parsedTrace as { lapsedSince?: number };
  const due = Math.max(0, Number(exact) - state.taken - state.lapsed - lapsedSince);
  if (line.points !== 0 - due)
    found("journals_refunded_are_the_proportion", line.version, `${line.points} points, the proportion is ${due}`);
  state.taken -= line.points;
}

function digestOf(...parts: unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** Refunds that wait: none beside its sale, none taken without having become a fact. */
export async function verifyWaitingRefunds(sql: Sql): Promise<Finding[]> {
  const rows = await sql<{ id: string; outlasted: boolean }[]>`
    select w.public_id as id, w.taken_at is null as outlasted from waiting_refunds w
    where case when w.taken_at is null then exists (select from events e where e.key in (w.purchase_key, w.key))
      else not exists (select from events e where e.key = w.key and e.public_id = w.public_id and e.kind = 'refund') end`;
  return rows.map(({ id, outlasted }) => ({
    invariant: outlasted ? "refunds_wait_only_without_their_sale" : "refunds_taken_became_facts",
    memberId: null,
    version: null,
    message: `refund ${id} ${outlasted ? "waits, though its sale is here" : "is taken, but there is no such fact"}`,
  }));
}
