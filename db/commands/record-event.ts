import { sql } from "@/db/client";
import { type AccountRow, accountColumns, type DecisionRow, decisionColumns, toAccount } from "@/db/queries/accounts";
import { readBudgets } from "@/db/queries/budgets";
import { type InputRow, inputColumns, type OutsideInputs, toInputs } from "@/db/queries/member-inputs";
import { throughMergings } from "@/db/queries/survivors";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import { type Account, draftOf } from "@/lib/loyalty/account";
import { type Budgets, takenOf } from "@/lib/loyalty/budgets";
import { keptOf } from "@/lib/loyalty/earning-facts";
import {
  declaredFields,
  type EngagementRecorded,
  type EngagementRefusal,
  recordEngagement,
} from "@/lib/loyalty/engagement";
import { type TermsHistory, termsAsOf } from "@/lib/loyalty/terms";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";

export type EventRequest = {
  memberId: number;
  /** A kind the terms know, such as review, survey, share, visit. */
  type: string;
  /** The sender's own id of it: works once for each type. */
  externalId: string;
  occurredAt: Instant;
  money?: { totalMinor: number; currency: string } | null;
  channel?: string | null;
  store?: string | null;
  data?: Readonly<Record<string, unknown>>;
};

export type EventAnswer = Result<
  EngagementRecorded & { eventId: string; repeated: boolean },
  EngagementRefusal | { code: "member_unknown" } | { code: "event_reused" }
>;

type Asked = EventRequest & { id: string; key: Buffer; digest: Buffer };
type Loaded = {
  account: Account;
  now: Instant;
  history: TermsHistory;
  outside: OutsideInputs;
  budgets: Budgets;
} | null;

const desk = openDesk<Asked, Loaded, EventAnswer>({ load, decide, recall });

/**
 * Records something a member did that is no purchase, and awards what the rules of its own day give for it, exactly once per type and
 * id: the same again answers as it did, another under that id is refused. Of `data` only the fields its kind declares are kept.
 */
export function recordEvent(request: EventRequest): Promise<EventAnswer> {
  return desk({ ...request, id: newId(), ...eventKeys(request) });
}

/** Under what an event counts once, and what tells it from another under the same id. */
export function eventKeys(request: EventRequest): { key: Buffer; digest: Buffer } {
  const { memberId, type, externalId, occurredAt, money = null, data = {} } = request;
  const body = Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    key: requestKey("engagement", "programme", `${type} ${externalId}`),
    digest: requestDigest(memberId, type, occurredAt.getTime(), JSON.stringify([money, body])),
  };
}

async function load(requests: Asked[]): Promise<Loaded[]> {
  const byMember = await throughMergings(
    requests.map((each) => each.memberId),
    (ids) => sql<(AccountRow & DecisionRow & InputRow)[]>`
      select ${accountColumns()}, ${decisionColumns()}, ${inputColumns()}
      from members m join wallets w on w.member_id = m.id left join people p on p.id = m.person_id
      where m.id = any (${ids}::bigint[])`,
  );
  const [first] = byMember.values();
  const history = await termsHistory(first?.latestTerms);
  const asked = requests.map(({ type, occurredAt }) => ({ kind: type, occurredAt }));
  const budgets = await readBudgets(history, asked);
  return requests.map(({ memberId }) => {
    const row = byMember.get(memberId);
    if (!row) return null;
    return { account: toAccount(row), now: row.now, history, outside: toInputs(row, history), budgets: budgets() };
  });
}

function decide(request: Asked, loaded: Loaded): Decided<EventAnswer> {
  if (!loaded) return { answer: refused({ code: "member_unknown" }) };
  const { account, now, history, outside, budgets } = loaded;
  const { id, type, occurredAt, money = null, channel = null, store = null } = request;
  const draft = draftOf(account, history);
  const data = declaredFields(termsAsOf(history, occurredAt), type, request.data ?? {});
  const engagement = { type, occurredAt, money, channel, store, data, inputs: outside.inputs };
  const recorded = recordEngagement(draft, { ...engagement, source: `engagement:${id}`, kind: "earned" }, now, budgets);
  if (!recorded.ok) return { answer: recorded };
  const fact = {
    id,
    kind: "engagement",
    memberId: account.memberId,
    key: request.key,
    digest: request.digest,
    externalId: request.externalId,
    occurredAt,
    decidedAt: now,
    channel,
    store,
    ...(money ? { totalMinor: money.totalMinor, currency: money.currency } : {}),
    data: { type, line: "earned", fields: data, ...keptOf([], outside.inputs, outside.sealedBirthday) },
    outcome: { eventId: id, ...recorded.value },
    journalVersion: recorded.value.journalVersion,
    nothingBecause: recorded.value.nothingBecause,
  } as const;
  return {
    answer: done({ eventId: id, ...recorded.value, repeated: false }),
    decision: { drafts: [draft], facts: [fact], budgets: takenOf(budgets) },
  };
}

function recall(_request: Asked, found: Found): EventAnswer {
  if (found.status !== "known" && found.status !== "own") return refused({ code: "event_reused" });
  const outcome = found.outcome as EngagementRecorded & { eventId: string };
  return done({ ...outcome, repeated: found.status === "known" });
}
