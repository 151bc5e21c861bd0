import { sql } from "@/db/client";
import { type AccountRow, accountColumns, type DecisionRow, decisionColumns, toAccount } from "@/db/queries/accounts";
import { readBudgets } from "@/db/queries/budgets";
import { type InputRow, inputColumns, type OutsideInputs, toInputs } from "@/db/queries/member-inputs";
import { listDueReferrals } from "@/db/queries/referrals";
import { throughMergings } from "@/db/queries/survivors";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { newId } from "@/lib/base/uuid";
import { type Account, type Draft, draftOf } from "@/lib/loyalty/account";
import { type Budgets, takenOf } from "@/lib/loyalty/budgets";
import { keptOf } from "@/lib/loyalty/earning-facts";
import { recordEngagement } from "@/lib/loyalty/engagement";
import { decideReferral } from "@/lib/loyalty/referral";
import { type TermsHistory, termsAsOf } from "@/lib/loyalty/terms";
import type { Decision, Fact } from "./commit";
import { type Decided, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";

const DAY_MS = 86_400_000;

/**
 * Looks at referrals whose time has come and answers how many were. One that counts rewards both sides by the rules for `referral` and
 * `referred`, in one commit and once; one that cannot count any more is closed with the reason; the others are looked at tomorrow.
 */
export async function rewardReferrals(now: Instant, limit: number): Promise<number> {
  const due = await listDueReferrals(now, limit);
  const terms = termsAsOf(await termsHistory(), now);
  for (const { memberId, memberPublicId, referrerId, referral } of due) {
    const decision = decideReferral(referral, terms, now);
    if (decision.code === "wait") {
      const lookAt = new Date(Math.min(decision.until.getTime(), now.getTime() + DAY_MS));
      await sql`select note_referral(${memberId}, ${lookAt})`;
    } else {
      const because =
        decision.code === "refused"
          ? decision.because
          : await desk({ id: newId(), brought: newId(), memberId, memberPublicId, referrerId });
      const state = because === null ? "rewarded" : "refused";
      await sql`select settle_referral(${memberId}, ${state}, ${because})`;
    }
  }
  return due.length;
}

type Asked = { id: string; brought: string; memberId: number; memberPublicId: string; referrerId: number };
type Side = { account: Account; outside: OutsideInputs };
type Loaded = { friend: Side; referrer: Side; now: Instant; history: TermsHistory; budgets: Budgets };

/** Answers why it cannot be rewarded after all: both sides may have become one person just now. */
const desk = openDesk<Asked, Loaded, "ring" | null>({ load, decide, recall: () => null });

async function load(requests: Asked[]): Promise<Loaded[]> {
  const ids = requests.flatMap(({ memberId, referrerId }) => [memberId, referrerId]);
  const rows = await throughMergings(
    ids,
    (ids) => sql<(AccountRow & DecisionRow & InputRow)[]>`
      select ${accountColumns()}, ${decisionColumns()}, ${inputColumns()}
      from members m join wallets w on w.member_id = m.id left join people p on p.id = m.person_id
      where m.id = any (${ids}::bigint[])`,
  );
  const [first] = rows.values();
  if (!first) throw new Error("Nobody to reward");
  const history = await termsHistory(first.latestTerms);
  const { now } = first;
  const budgets = await readBudgets(history, [
    { kind: "referral", occurredAt: now },
    { kind: "referred", occurredAt: now },
  ]);
  const sideOf = (memberId: number): Side => {
    const row = rows.get(memberId);
    if (!row) throw new Error("A referral of somebody without a wallet");
    return { account: toAccount(row), outside: toInputs(row, history) };
  };
  return requests.map(({ memberId, referrerId }) => {
    const [friend, referrer] = [sideOf(memberId), sideOf(referrerId)];
    return { friend, referrer, now, history, budgets: budgets() };
  });
}

function decide(request: Asked, { friend, referrer, now, history, budgets }: Loaded): Decided<"ring" | null> {
  if (friend.account.memberId === referrer.account.memberId) return { answer: "ring" };
  const drafts: Draft[] = [];
  const facts: Fact[] = [];
  const notices: NonNullable<Decision["notices"]> = [];
  const at = [friend, referrer].reduce((latest, { account }) => {
    return account.settledAt && account.settledAt > latest ? account.settledAt : latest;
  }, now);
  const reward = (side: Side, type: "referral" | "referred", id: string) => {
    const { account, outside } = side;
    const draft = draftOf(account, history);
    const engagement = {
      type,
      occurredAt: at,
      money: null,
      channel: null,
      store: null,
      data: {},
      inputs: outside.inputs,
    };
    const source = `engagement:${id}`;
    const recorded = recordEngagement(draft, { ...engagement, source, kind: "referral" }, at, budgets);
    const { earned, journalVersion, nothingBecause } = recorded.ok
      ? recorded.value
      : { earned: 0, journalVersion: null, nothingBecause: recorded.refusal.code };
    drafts.push(draft);
    facts.push({
      id,
      kind: "engagement",
      memberId: account.memberId,
      key: requestKey("engagement", "programme", `${type} ${request.memberPublicId}`),
      digest: requestDigest(account.memberId, type, request.memberPublicId),
      occurredAt: at,
      decidedAt: at,
      data: { type, line: "referral", fields: {}, ...keptOf([], outside.inputs, outside.sealedBirthday) },
      outcome: { eventId: id, earned, journalVersion, nothingBecause },
      journalVersion,
      nothingBecause,
    });
    if (journalVersion === null) return;
    notices.push({
      memberId: account.memberId,
      reason: `referral:${id}`,
      kind: "referral_rewarded",
      payload: { points: earned, journalVersion },
      link: `/activity?before=${journalVersion + 1}#line-${journalVersion}`,
    });
  };
  reward(friend, "referred", request.id);
  reward(referrer, "referral", request.brought);
  return { answer: null, decision: { drafts, facts, budgets: takenOf(budgets), notices } };
}
