import { sql } from "@/db/client";
import { type AccountRow, accountColumns, type DecisionRow, decisionColumns, toAccount } from "@/db/queries/accounts";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import { giftTokenHash } from "@/lib/gift-link";
import { type Account, draftOf } from "@/lib/loyalty/account";
import { type GiftRefusal, giveByLink as give } from "@/lib/loyalty/gift";
import type { Actor } from "@/lib/loyalty/permissions";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { sealFor } from "@/lib/personal-data";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";

export type GiftRequest = {
  points: number;
  /** The giver's own words; empty for none. */
  greeting: string;
  /** One per sheet shown: works once. */
  key: string;
};

type Given = { giftId: string };
export type GiftAnswer = Result<Given, GiftRefusal | { code: "key_reused" }>;

type Asked = GiftRequest & { memberId: number; id: string; keyDigest: Buffer; digest: Buffer };
type Row = AccountRow & DecisionRow & { joinedAt: Date; wrappedKey: Buffer | null };
type Loaded = {
  account: Account;
  joinedAt: Instant;
  wrappedKey: Buffer | null;
  now: Instant;
  history: TermsHistory;
} | null;

const keyOf = ({ keyDigest, digest }: Asked) => ({ key: keyDigest, digest });
const desk = openDesk<Asked, Loaded, GiftAnswer>({ load, decide, recall, keyOf });

/**
 * Takes points from the member into a gift that waits for whoever opens its link, exactly once per key. Whoever calls has asked for a fresh
 * second factor.
 */
export function giveByLink(actor: Actor<"membership.use">, request: GiftRequest): Promise<GiftAnswer> {
  return desk({
    ...request,
    memberId: actor.memberId,
    id: newId(),
    keyDigest: requestKey("gift", actor.memberId, request.key),
    digest: requestDigest(request.points, request.greeting),
  });
}

async function load(requests: Asked[]): Promise<Loaded[]> {
  const rows = await sql<Row[]>`
    select ${accountColumns()}, ${decisionColumns()}, m.joined_at as "joinedAt", p.wrapped_key as "wrappedKey"
    from members m join wallets w on w.member_id = m.id left join people p on p.id = m.person_id
    where m.id = any (${requests.map((each) => each.memberId)}::bigint[])`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const byMember = new Map(rows.map((row) => [row.memberId, row]));
  return requests.map(({ memberId }) => {
    const row = byMember.get(memberId);
    if (!row) return null;
    const { joinedAt, wrappedKey, now } = row;
    return { account: toAccount(row), joinedAt, wrappedKey, now, history };
  });
}

function decide(request: Asked, loaded: Loaded): Decided<GiftAnswer> {
  if (!loaded) throw new Error(`Member ${request.memberId} has no wallet`);
  const { account, joinedAt, wrappedKey, history } = loaded;
  const { id, memberId, points } = request;
  const draft = draftOf(account, history);
  const at = account.settledAt && account.settledAt > loaded.now ? account.settledAt : loaded.now;
  const given = give(draft, { id, points, joinedAt }, at);
  if (!given.ok) return { answer: given };
  const { until, journalVersion } = given.value;
  const greeting = request.greeting.trim();
  const sealed = greeting !== "" && wrappedKey ? sealFor(wrappedKey, "greeting", greeting) : null;
  const answer: Given = { giftId: id };
  return {
    answer: done(answer),
    decision: {
      drafts: [draft],
      facts: [
        {
          id,
          kind: "gift",
          memberId,
          key: request.keyDigest,
          digest: request.digest,
          occurredAt: at,
          decidedAt: at,
          data: { way: "give", points, until: until.getTime() },
          outcome: answer,
          journalVersion,
        },
      ],
      gift: {
        what: "given",
        id,
        member: memberId,
        points,
        journalVersion,
        tokenHash: giftTokenHash(id),
        greeting: sealed,
        at,
        until,
      },
    },
  };
}

function recall(_request: Asked, found: Found): GiftAnswer {
  if (found.status !== "known" && found.status !== "own") return refused({ code: "key_reused" });
  return done(found.outcome as Given);
}
