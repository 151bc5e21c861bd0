import { sql } from "@/db/client";
import { commitDecisions, type Decision } from "@/db/commands/commit";
import { type AccountRow, accountColumns, toAccount } from "@/db/queries/accounts";
import { type InputRow, inputColumns, toInputs } from "@/db/queries/member-inputs";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import type { Account, Draft } from "@/lib/loyalty/account";
import { type Cast, decideNext, type Spent, type Story, type Teller } from "./steps";

/** Stories being told. */
export type Telling = {
  /** Tells what happened to everybody before an instant. */
  until: (at: Instant) => Promise<void>;
  /** Goes on from where live commands have brought these members meanwhile. */
  resume: (memberIds: readonly number[]) => Promise<void>;
};

/**
 * Writes what happened to members, step by step in the order of time, decided by the very rules and written through the very door
 * that live commands use, each at the programme time of its own day. No mail is asked for.
 */
export async function beginTelling(stories: readonly Story[], cast: Omit<Cast, "history">): Promise<Telling> {
  const tellers = await gather(stories);
  const spent: Spent = new Map();
  return {
    until: async (at) => tell(tellers, at, { ...cast, history: await termsHistory() }, spent),
    resume: async (memberIds) => {
      const accounts = new Map((await rowsOf(memberIds)).map((row) => [row.memberId, toAccount(row)]));
      for (const teller of tellers) teller.account = accounts.get(teller.account.memberId) ?? teller.account;
    },
  };
}

async function tell(tellers: readonly Teller[], until: Instant, cast: Cast, spent: Spent): Promise<void> {
  const goesOn = ({ steps: [next] }: Teller) => next !== undefined && next.at < until;
  for (let going = tellers.filter(goesOn); going.length > 0; going = going.filter(goesOn)) {
    const decided = going.flatMap((teller) => {
      const decision = decideNext(teller, cast, spent);
      return decision ? [{ teller, decision }] : [];
    });
    if (decided.length === 0) continue;
    const answers = await commitDecisions(decided.map((each) => each.decision));
    const turned = answers.findIndex((answer) => answer.status !== "done");
    if (turned >= 0) throw new Error(`A story could not be told: ${JSON.stringify(answers[turned])}`);
    for (const { teller, decision } of decided) teller.account = after(teller.account, decision.drafts[0]);
    await nameVouchers(decided);
  }
}

async function gather(stories: readonly Story[]): Promise<Teller[]> {
  const [rows, history] = await Promise.all([rowsOf(stories.map((story) => story.memberId)), termsHistory()]);
  const byMember = new Map(rows.map((row) => [row.memberId, row]));
  return stories.map(({ memberId, steps }) => {
    const row = byMember.get(memberId);
    if (!row) throw new Error(`Member ${memberId} has a story and no membership`);
    return {
      account: toAccount(row),
      wrappedKey: row.wrappedKey,
      outside: toInputs(row, history),
      steps: [...steps].sort((a, b) => a.at.getTime() - b.at.getTime()),
      vouchers: new Map(),
      sales: new Map(),
      redeemed: new Map(),
    };
  });
}

function rowsOf(memberIds: readonly number[]) {
  return sql<(AccountRow & InputRow)[]>`
    select ${accountColumns()}, ${inputColumns()}
    from members m join wallets w on w.member_id = m.id left join people p on p.id = m.person_id
    where m.id = any (${[...memberIds]}::bigint[])`;
}

/** The account as it stands after its draft was written; lots that are used up stay, since a cancellation gives back to them. */
function after(account: Account, draft: Draft | undefined): Account {
  if (!draft) return account;
  const { version, tierPoints, debt, tier, tierUntil, settledAt, lots } = draft;
  const tallies = [...account.tallies, ...draft.tallies.added.values()];
  return { ...account, stamp: account.stamp + 1, version, tierPoints, debt, tier, tierUntil, settledAt, lots, tallies };
}

async function nameVouchers(decided: { teller: Teller; decision: Decision }[]): Promise<void> {
  const made = decided.flatMap(({ teller, decision }) =>
    [...teller.vouchers.values()].filter((voucher) => voucher.publicId === decision.redemption?.id),
  );
  if (made.length === 0) return;
  const rows = await sql<{ id: number; publicId: string }[]>`
    select id, public_id as "publicId" from redemptions where public_id = any (${made.map((each) => each.publicId)}::uuid[])`;
  for (const voucher of made) voucher.id = rows.find((row) => row.publicId === voucher.publicId)?.id ?? 0;
}
