import { sql } from "@/db/client";
import { type AccountRow, accountColumns, type DecisionRow, decisionColumns, toAccount } from "@/db/queries/accounts";
import { readBudgets } from "@/db/queries/budgets";
import { type InputRow, inputColumns, type OutsideInputs, toInputs } from "@/db/queries/member-inputs";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { type Account, draftOf } from "@/lib/loyalty/account";
import { type Budgets, takenOf } from "@/lib/loyalty/budgets";
import { keptOf } from "@/lib/loyalty/earning-facts";
import type { EngagementRecorded } from "@/lib/loyalty/engagement";
import type { Actor } from "@/lib/loyalty/permissions";
import { type ReviewedPurchase, type ReviewRefusal, review } from "@/lib/loyalty/review";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { type Decided, type Found, openDesk } from "./desk";
import { sealComment } from "./give-feedback";
import { requestDigest, requestKey } from "./idempotency";

export type ReviewRequest = {
  /** The purchase's public id. */
  purchase: string;
  stars: number;
  /** The member's own words; empty for none. */
  comment: string;
};

export type ReviewAnswer = Result<EngagementRecorded, ReviewRefusal>;

type Asked = ReviewRequest & { memberId: number; id: string };
type Row = AccountRow & DecisionRow & InputRow & { place: number; purchase: PurchaseRow };
type PurchaseRow = Omit<ReviewedPurchase, "occurredAt"> & { occurredMs: number };
type Loaded = {
  account: Account;
  purchase: ReviewedPurchase;
  wrappedKey: Buffer | null;
  outside: OutsideInputs;
  budgets: Budgets;
  now: Instant;
  history: TermsHistory;
} | null;

const desk = openDesk<Asked, Loaded, ReviewAnswer>({ load, decide, recall });

/** A member's review of a purchase of their own, once, with what it earns by the rules of its day. */
export async function reviewPurchase(actor: Actor<"membership.use">, request: ReviewRequest): Promise<ReviewAnswer> {
  if (!isId(request.purchase)) return refused({ code: "purchase_unknown" });
  return desk({ ...request, purchase: request.purchase.toLowerCase(), memberId: actor.memberId, id: newId() });
}

async function load(requests: Asked[]): Promise<Loaded[]> {
  const rows = await sql<Row[]>`
    select ${accountColumns()}, ${decisionColumns()}, ${inputColumns()}, asked.place::integer as place,
      json_build_object('occurredMs', (extract(epoch from s.occurred_at) * 1000)::bigint, 'channel', s.channel, 'store', s.store,
        'isReviewed', exists (select from feedback f where f.purchase_id = s.id),
        'isGivenBack', s.total_minor > 0 and s.total_minor <= (select coalesce(sum(r.total_minor), 0) from events r
          where r.kind = 'refund' and r.data ->> 'purchase' = s.public_id::text and not r.outcome ? 'refusal')) as purchase
    from unnest(${requests.map((each) => each.memberId)}::bigint[], ${requests.map((each) => each.purchase)}::uuid[]) with ordinality asked(member, purchase, place)
    join members m on m.id = asked.member
    join wallets w on w.member_id = m.id
    join events s on s.public_id = asked.purchase and s.member_id = m.id and s.kind = 'purchase'
    left join people p on p.id = m.person_id`;
  const [first] = rows;
  const loaded: Loaded[] = requests.map(() => null);
  if (!first) return loaded;
  const history = await termsHistory(first.latestTerms);
  const budgets = await readBudgets(history, [{ kind: "review", occurredAt: first.now }]);
  for (const row of rows) {
    const { occurredMs, ...purchase } = row.purchase;
    loaded[row.place - 1] = {
      account: toAccount(row),
      purchase: { ...purchase, occurredAt: new Date(occurredMs) },
      wrappedKey: row.wrappedKey,
      outside: toInputs(row, history),
      budgets: budgets(),
      now: row.now,
      history,
    };
  }
  return loaded;
}

function decide(request: Asked, loaded: Loaded): Decided<ReviewAnswer> {
  if (!loaded) return { answer: refused({ code: "purchase_unknown" }) };
  const { account, purchase, wrappedKey, outside, budgets, history } = loaded;
  const { id, memberId, stars } = request;
  const draft = draftOf(account, history);
  const at = account.settledAt && account.settledAt > loaded.now ? account.settledAt : loaded.now;
  const reviewed = review(draft, { id, stars, inputs: outside.inputs }, purchase, at, budgets);
  if (!reviewed.ok) return { answer: reviewed };
  const { journalVersion, nothingBecause } = reviewed.value;
  return {
    answer: reviewed,
    decision: {
      drafts: [draft],
      facts: [
        {
          id,
          kind: "engagement",
          memberId,
          key: requestKey("engagement", "programme", `review purchase ${request.purchase}`),
          digest: requestDigest(memberId, request.purchase, stars),
          externalId: request.purchase,
          occurredAt: at,
          decidedAt: at,
          channel: purchase.channel,
          store: purchase.store,
          data: {
            type: "review",
            line: "earned",
            fields: { stars },
            ...keptOf([], outside.inputs, outside.sealedBirthday),
          },
          outcome: { eventId: id, ...reviewed.value },
          journalVersion,
          nothingBecause,
        },
      ],
      budgets: takenOf(budgets),
      review: { id, purchase: request.purchase, stars, comment: sealComment(wrappedKey, request.comment), at },
    },
  };
}

function recall(_request: Asked, found: Found): ReviewAnswer {
  if (found.status !== "known" && found.status !== "own") return refused({ code: "reviewed_already" });
  const { earned, journalVersion, nothingBecause } = found.outcome as EngagementRecorded;
  return done({ earned, journalVersion, nothingBecause });
}
