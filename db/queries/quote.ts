import { sql } from "@/db/client";
import type { Instant } from "@/lib/base/clock";
import type { EarningEvent } from "@/lib/loyalty/earning-event";
import { type Earner, type Quote, quote } from "@/lib/loyalty/quote";
import { type AccountRow, accountColumns, toAccount } from "./accounts";
import { readBudgets } from "./budgets";
import { type InputRow, inputColumns, toInputs } from "./member-inputs";
import { latestTermsVersion, termsHistory } from "./terms";

/** What an amount would earn a member, or a visitor where `memberId` is null, if it were paid now. Nothing is written. */
export async function findQuote(
  memberId: number | null,
  event: EarningEvent & { money: { totalMinor: number; currency: string } },
  at: Instant,
): Promise<Quote> {
  const history = await termsHistory(await latestTermsVersion());
  const budgets = await readBudgets(history, [event]);
  const [row] =
    memberId === null
      ? []
      : await sql<(AccountRow & InputRow)[]>`
          select ${accountColumns()}, ${inputColumns()}
          from members m join wallets w on w.member_id = m.id left join people p on p.id = m.person_id where m.id = ${memberId}`;
  const earner: Earner = row ? { account: toAccount(row), inputs: toInputs(row, history).inputs } : null;
  return quote(event, { history, earner, budgets: budgets(), at });
}
