import { setTimeout as delay } from "node:timers/promises";
import { outcomeIsUnknown, sql } from "@/db/client";
import { type AccountRow, accountColumns, toAccount } from "@/db/queries/accounts";
import { readBudgets } from "@/db/queries/budgets";
import { type InputRow, inputColumns, type OutsideInputs, toInputs } from "@/db/queries/member-inputs";
import { throughMergings } from "@/db/queries/survivors";
import type { Instant } from "@/lib/base/clock";
import { newId } from "@/lib/base/uuid";
import { type Account, draftOf } from "@/lib/loyalty/account";
import { type Budgets, takenOf } from "@/lib/loyalty/budgets";
import { nothingKnown } from "@/lib/loyalty/earning-event";
import { recordPurchase } from "@/lib/loyalty/purchase";
import type { PurchaseRow } from "@/lib/loyalty/purchase-row";
import { settle } from "@/lib/loyalty/settlement";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { type CommitAnswer, commitDecisions, type Decision, type Fact } from "./commit";
import { requestKey } from "./idempotency";
import { findMembers, makeMembers } from "./make-members";
import { purchaseFact, purchaseKeys, soldTo } from "./record-purchase";
import { findWaiting, takeWaiting, type WaitingRefund } from "./waiting-refunds";

/** A customer's rows, in the order in which they are decided, each under the key that lets it count once. */
export type CustomerRun = { member: string; rows: { row: PurchaseRow; key: string }[] };
export type Tally = { members: number; purchases: number; earned: number; nothing: number; duplicates: number };
export type ImportPlan = { history: TermsHistory; now: Instant; isDryRun: boolean };

/** How many purchases of one member are decided at once; more follow in the next decision. */
const RUN_MAX = 500;
/** How long an import waits for a database that went away. */
const PATIENCE_MS = 60_000;

type Waiting = {
  member: string;
  rows: CustomerRun["rows"] /** Written perhaps, if the database was lost meanwhile: whether it earned. */;
  tried: Map<string, boolean>;
};
type Decided = { waiting: Waiting; decision: Decision; earned: boolean[]; isLast: boolean };

/** Under which key a row counts once: its receipt, or what it says and its place among the rows of the file that say the same. */
export function rowKey(row: PurchaseRow, place: number): string {
  const key =
    row.externalId === null
      ? requestKey("imported-row", "programme", `${place}:${row.fingerprint}`)
      : requestKey("purchase", "programme", row.externalId);
  return key.toString("hex");
}

/**
 * Records the purchases of some customers, each customer's run decided at once in the order of time, and then what time has done to
 * them until now. A customer who moves meanwhile is decided again; rows known already are passed over.
 */
export async function recordRuns(runs: CustomerRun[], plan: ImportPlan, tally: Tally): Promise<void> {
  tally.members += runs.length;
  let waiting: Waiting[] = runs.map((run) => ({ ...run, tried: new Map() }));
  let lostAt: number | null = null;
  while (waiting.length > 0) {
    try {
      const decided = await decideAll(waiting, plan, tally);
      waiting = plan.isDryRun ? [] : await write(decided, tally);
      if (plan.isDryRun) for (const { earned } of decided) countAll(earned, tally);
      lostAt = null;
    } catch (error) {
      lostAt ??= Date.now();
      if (!outcomeIsUnknown(error) || Date.now() - lostAt > PATIENCE_MS) throw error;
      await delay(250);
    }
  }
}

/** What is to be written next for each; those with nothing left are done. Accounts are read first, so that what came later is noticed. */
async function decideAll(all: Waiting[], plan: ImportPlan, tally: Tally): Promise<Decided[]> {
  const accounts = await loadAccounts(all, plan);
  const bought = all.flatMap(({ rows }) => rows.map(({ row }) => ({ kind: "purchase", occurredAt: row.occurredAt })));
  const budgets = await readBudgets(plan.history, bought);
  const keys = await knownKeys(all);
  const refunds = await findWaiting(all.flatMap(({ rows }) => rows.map(({ key }) => Buffer.from(key, "hex"))));
  return all.flatMap((waiting) => {
    for (const { key } of waiting.rows.filter((each) => keys.has(each.key))) {
      const earned = waiting.tried.get(key);
      if (earned === undefined) tally.duplicates += 1;
      else countAll([earned], tally);
    }
    waiting.rows = waiting.rows.filter((each) => !keys.has(each.key));
    const known = accounts.get(waiting.member);
    if (!known) throw new Error("A membership went away while it was imported to");
    return decideRun(waiting, { ...known, budgets: budgets() }, plan, refunds) ?? [];
  });
}

function decideRun(
  waiting: Waiting,
  { account, outside, named, budgets }: Known & { budgets: Budgets },
  { history, now, isDryRun }: ImportPlan,
  refunds: WaitingRefund[] | null,
): Decided | null {
  const draft = draftOf(account, history);
  const rows = isDryRun ? waiting.rows : waiting.rows.slice(0, RUN_MAX);
  const facts: Fact[] = [];
  const earned: boolean[] = [];
  for (const { row, key } of rows) {
    const id = newId();
    const ownTime = row.occurredAt < now ? row.occurredAt : now;
    const decidedAt = draft.settledAt && draft.settledAt > ownTime ? draft.settledAt : ownTime;
    const purchase = { ...row, source: `purchase:${id}`, inputs: outside.inputs };
    const recorded = recordPurchase(draft, purchase, decidedAt, budgets);
    if (!recorded.ok) throw new Error(`Line ${row.line} was accepted and is refused: ${recorded.refusal.code}`);
    const { digest } = purchaseKeys({ ...row, memberId: named, externalId: row.externalId ?? "" });
    const request = {
      ...soldTo(account.memberId, { ...row, memberId: named }),
      id,
      key: Buffer.from(key, "hex"),
      digest,
    };
    facts.push(
      purchaseFact(request, decidedAt, recorded.value, outside),
      ...takeWaiting(draft, request, refunds, decidedAt, now),
    );
    earned.push(recorded.value.journalVersion !== null);
  }
  const isLast = rows.length === waiting.rows.length;
  if (isLast) settle(draft, now);
  if (facts.length === 0 && draft.lines.length === 0) return null;
  return { waiting, decision: { drafts: [draft], facts, budgets: takenOf(budgets) }, earned, isLast };
}

async function write(decided: Decided[], tally: Tally): Promise<Waiting[]> {
  for (const { waiting, decision, earned } of decided)
    for (const [place, fact] of purchasesOf(decision).entries())
      waiting.tried.set(fact.key.toString("hex"), earned[place] ?? false);
  const answers = await commitApart(decided.map((each) => each.decision));
  return decided.flatMap(({ waiting, decision, earned, isLast }, place) => {
    const isDone = answers[place]?.status === "done";
    for (const fact of purchasesOf(decision)) waiting.tried.delete(fact.key.toString("hex"));
    if (isDone) {
      countAll(earned, tally);
      waiting.rows = waiting.rows.slice(earned.length);
    }
    return isDone && isLast ? [] : [waiting];
  });
}

/** Its facts without the refunds that had waited for them. */
function purchasesOf({ facts }: Decision): Fact[] {
  return facts.filter(({ kind }) => kind === "purchase");
}

/** Commits all at once; where somebody recorded one of the receipts this very moment, one by one, that one to be decided again. */
async function commitApart(decisions: Decision[]): Promise<CommitAnswer[]> {
  try {
    return await commitDecisions(decisions);
  } catch (error) {
    if (!isReceiptTaken(error)) throw error;
    const [only, ...others] = decisions;
    if (!only || others.length === 0) return [{ status: "stale" }];
    const answers: CommitAnswer[] = [];
    for (const decision of decisions) answers.push(...(await commitApart([decision])));
    return answers;
  }
}

function isReceiptTaken(error: unknown): boolean {
  return error instanceof Error && "constraint_name" in error && error.constraint_name === "events_key_once";
}

/** `named` is the membership the file names, which may lead to the one that earns. */
type Known = { account: Account; outside: OutsideInputs; named: number };

async function loadAccounts(all: Waiting[], { history, isDryRun }: ImportPlan): Promise<Map<string, Known>> {
  const customers = all.map(({ member, rows }) => ({ member, ...detailsOf(rows) }));
  const members = await (isDryRun ? findMembers(customers) : makeMembers(customers));
  const rows = await throughMergings(
    [...members.values()],
    (ids) => sql<(AccountRow & InputRow)[]>`
      select ${accountColumns()}, ${inputColumns()} from members m join wallets w on w.member_id = m.id left join people p on p.id = m.person_id
      where m.id = any (${ids}::bigint[])`,
  );
  const known = new Map(
    [...rows].map(([named, row]) => [named, { account: toAccount(row), outside: toInputs(row, history), named }]),
  );
  const stranger = () => ({
    account: newcomer(isDryRun),
    outside: { inputs: nothingKnown, sealedBirthday: null },
    named: 0,
  });
  return new Map(all.map(({ member }) => [member, known.get(members.get(member) ?? 0) ?? stranger()]));
}

/** What a customer nobody knows begins with. */
function newcomer(isDryRun: boolean): Account {
  if (!isDryRun) throw new Error("A membership went away while it was imported to");
  const nothing = {
    stamp: 0,
    version: 0,
    tierPoints: 0,
    debt: 0,
    tier: null,
    tierUntil: null,
    settledAt: null,
    lots: [],
    tallies: [],
  };
  return { memberId: 0, memberPublicId: "", memberState: "unclaimed", ...nothing };
}

/** What the file last said of a customer. */
function detailsOf(rows: CustomerRun["rows"]) {
  const last = (field: "email" | "phone" | "name") =>
    rows.findLast(({ row }) => row[field] !== null)?.row[field] ?? null;
  return { email: last("email"), phone: last("phone"), name: last("name") };
}

async function knownKeys(all: Waiting[]): Promise<Set<string>> {
  const keys = all.flatMap(({ rows }) => rows.map((each) => each.key));
  if (keys.length === 0) return new Set();
  const rows = await sql<{ key: string }[]>`
    select encode(key, 'hex') as key from events where key in (select decode(k, 'hex') from unnest(${keys}::text[]) k)`;
  return new Set(rows.map((row) => row.key));
}

function countAll(earned: boolean[], tally: Tally): void {
  tally.purchases += earned.length;
  const earning = earned.filter(Boolean).length;
  tally.earned += earning;
  tally.nothing += earned.length - earning;
}
