import { sql } from "@/db/client";
import { type AccountRow, accountColumns, type DecisionRow, decisionColumns, toAccount } from "@/db/queries/accounts";
import { type SaleRow, saleObject, toSale } from "@/db/queries/sales";
import { type Step, waysOn } from "@/db/queries/survivors";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import { type Account, type Draft, draftOf } from "@/lib/loyalty/account";
import { bookOf, followSale } from "@/lib/loyalty/merged-sale";
import { type Refunded, type RefundRefusal, refund } from "@/lib/loyalty/refund";
import type { Sale } from "@/lib/loyalty/refund-share";
import { settle } from "@/lib/loyalty/settlement";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { carryOn, draftsOn } from "./carried-on";
import type { Decision } from "./commit";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";
import { keptReason } from "./kept-reason";
import { refundFact } from "./waiting-refunds";

export type RefundRequest = {
  /** The refund's own receipt: works once in the whole programme. */
  externalId: string;
  /** The receipt of the sale. */
  purchaseExternalId: string;
  amountMinor: number;
  /** Null: that of the sale. */
  currency: string | null;
  occurredAt: Instant;
};

export type RefundAnswer = Result<
  (({ isWaiting: true } & Partial<Record<keyof Refunded, never>>) | ({ isWaiting: false } & Refunded)) & {
    refundId: string;
    /** Whether this refund was recorded before. */
    repeated: boolean;
  },
  RefundRefusal | { code: "refund_reused" } | { code: "purchase_unknown" }
>;

/** What staff add who give money back at their own desk. */
type ByStaff = { actorId: number; reason: string };

type AskedRefund = Omit<RefundRequest, "purchaseExternalId"> & {
  id: string;
  key: Buffer;
  /** Under which the sale was or will be recorded, in hexadecimal digits. */
  purchaseKey: string;
  digest: Buffer;
  by: ByStaff | null;
};

type Row = AccountRow &
  DecisionRow & { place: number; sale: SaleRow | null; answered: Answered | null; wrappedKey: Buffer | null };
type Answered = { digest: string; outcome: unknown };
type Loaded = {
  answered: Answered | null;
  found: {
    account: Account;
    now: Instant;
    history: TermsHistory;
    sale: Sale;
    wrappedKey: Buffer | null;
    way: Step[];
  } | null;
};

export const refundDesk = openDesk<AskedRefund, Loaded, RefundAnswer>({ load, decide, recall });

/** How often a sale may arrive just while its refund is being kept. */
const TRIES = 5;

/**
 * Takes back what a sale earned for money given back, exactly once per refund: the same one again answers as it did, another under its
 * receipt is refused. A refund whose sale has not arrived is kept, and takes effect in the very commit of the sale.
 */
export async function recordRefund(request: RefundRequest): Promise<RefundAnswer> {
  const { purchaseExternalId, ...rest } = request;
  const purchaseKey = requestKey("purchase", "programme", purchaseExternalId).toString("hex");
  const asked = { ...rest, id: newId(), purchaseKey, ...refundKeys(rest, purchaseKey), by: null };
  if (!Number.isSafeInteger(request.amountMinor) || request.amountMinor <= 0)
    return refused({ code: "amount_invalid" });
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await refundDesk(asked);
    if (answer.ok || answer.refusal.code !== "purchase_unknown") return answer;
    const kept = await keep(asked, purchaseExternalId);
    if (kept.status === "key_reused") return refused({ code: "refund_reused" });
    if (kept.status === "in_the_future") return refused({ code: "in_the_future" });
    if (kept.id) return done({ isWaiting: true, refundId: kept.id, repeated: kept.status === "waiting" });
  }
  throw new Error("The sale of a refund came and went again and again");
}

/** Under which key a refund works once, and what tells two refunds under it apart. */
export function refundKeys(request: Pick<RefundRequest, "externalId" | "amountMinor">, purchaseKey: string) {
  return {
    key: requestKey("refund", "programme", request.externalId),
    digest: requestDigest(purchaseKey, request.amountMinor),
  };
}

async function keep(asked: AskedRefund, purchaseExternalId: string) {
  const { id, purchaseKey, externalId, amountMinor, currency } = asked;
  const [key, digest] = [asked.key.toString("hex"), asked.digest.toString("hex")];
  const occurred = asked.occurredAt.getTime();
  const [row] = await sql<
    { status: "kept" | "waiting" | "key_reused" | "in_the_future" | "arrived"; id: string | null }[]
  >`
    select status, id from keep_refund(${sql.json({ id, key, digest, purchaseKey, purchaseExternalId, externalId, amountMinor, currency, occurred })})`;
  if (row === undefined) throw new Error("Keeping a refund answers a row");
  return row;
}

async function load(requests: AskedRefund[]): Promise<Loaded[]> {
  const rows = await sql<Row[]>`
    select asked.place, ${accountColumns()}, ${decisionColumns()}, p.wrapped_key as "wrappedKey", ${saleObject()} as sale,
      case when e.id is not null then json_build_object('digest', encode(e.digest, 'hex'), 'outcome', e.outcome) end as answered
    from unnest(${requests.map((each) => each.purchaseKey)}::text[], ${requests.map((each) => each.key.toString("hex"))}::text[])
      with ordinality asked(sale, refund, place)
    left join events e on e.key = decode(asked.refund, 'hex')
    left join events s on s.key = decode(asked.sale, 'hex') and s.kind = 'purchase'
    left join members m on m.id = s.member_id
    left join wallets w on w.member_id = m.id
    left join people p on p.id = m.person_id`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const loaded: Loaded[] = requests.map(() => ({ answered: null, found: null }));
  const ways = await waysOn(rows);
  for (const row of rows) {
    const { now, wrappedKey, answered, sale, memberId } = row;
    const way = ways.get(memberId) ?? [];
    const found = sale && { account: toAccount(row), now, history, sale: toSale(sale), wrappedKey, way };
    loaded[row.place - 1] = { answered, found };
  }
  return loaded;
}

export function decide(request: AskedRefund, { answered, found }: Loaded): Decided<RefundAnswer> {
  if (answered) {
    const status = answered.digest === request.digest.toString("hex") ? "known" : "key_reused";
    return { answer: recall(request, { status, outcome: answered.outcome }) };
  }
  if (!found) return { answer: refused({ code: "purchase_unknown" }) };
  const { account, now, history, sale, wrappedKey } = found;
  const draft = draftOf(account, history);
  const before = draft.lots.reduce((total, lot) => total + lot.remaining, 0) - draft.debt;
  const reason = request.by && keptReason(wrappedKey, request.by.reason);
  const given = { ...request, memberId: account.memberId, reasonDigest: reason?.reasonDigest ?? null };
  const merged = mergedSince(draft, found);
  const answer = refund(draft, { ...sale, since: merged?.since }, given, now);
  if (!answer.ok) return { answer };
  const decision: Decision = { drafts: [draft], facts: [] };
  const { id, occurredAt } = sale;
  const of = { id, occurredAt, memberId: account.memberId, isOwn: merged?.isOwn ?? (() => false) };
  const last = carryOn(decision, draft, merged?.way ?? [], { sale: of });
  const value = { ...answer.value, owed: last?.owed ?? answer.value.owed };
  const { points, journalVersion } = value;
  decision.facts.unshift(refundFact(given, sale, now, done(value), reason ?? {}));
  const told = last
    ? { memberId: last.memberId, version: last.toVersion }
    : { memberId: account.memberId, version: journalVersion };
  if (points > 0 && told.version !== null)
    decision.notices = [toldOfRefund(request.id, told.memberId, points, told.version)];
  if (request.by) {
    decision.trail = {
      actorId: request.by.actorId,
      action: "member.refund",
      subject: `member:${account.memberPublicId}`,
      before: { balance: before },
      after: { balance: before - points, amountMinor: request.amountMinor, currency: sale.currency, journalVersion },
    };
  }
  return { answer: done({ isWaiting: false, refundId: request.id, ...value, repeated: false }), decision };
}

/** Where the membership of the sale was merged into another: what became of the sale there, and who settles what is taken back. */
function mergedSince(draft: Draft, { way: steps, sale, now }: NonNullable<Loaded["found"]>) {
  const way = draftsOn(steps, draft);
  const last = way.at(-1);
  if (!last) return null;
  const at = draft.settledAt && draft.settledAt > now ? draft.settledAt : now;
  for (const each of way) settle(each, at);
  const books = way.map((each, place) => bookOf(each, steps[place]?.lines ?? []));
  const { lapsed, isOwn } = followSale(sale.id, [bookOf(draft, sale.lines), ...books]);
  return { way, isOwn, since: { lapsed, tierPoints: last.tierPoints } };
}

/** What tells the member that points were taken back. */
function toldOfRefund(refundId: string, memberId: number, points: number, journalVersion: number) {
  return {
    memberId,
    reason: `points-refunded:${refundId}`,
    kind: "points_refunded" as const,
    payload: { points, journalVersion },
    link: `/activity?before=${journalVersion + 1}#line-${journalVersion}`,
  };
}

function recall(_request: AskedRefund, found: Found): RefundAnswer {
  if (found.status !== "known" && found.status !== "own") return refused({ code: "refund_reused" });
  const outcome = found.outcome as (Refunded & { refundId: string }) | { refusal: RefundRefusal };
  if ("refusal" in outcome) return refused(outcome.refusal);
  return done({ isWaiting: false, ...outcome, repeated: found.status === "known" });
}
