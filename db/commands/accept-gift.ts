import { sql } from "@/db/client";
import { type AccountRow, accountColumns, type DecisionRow, decisionColumns, toAccount } from "@/db/queries/accounts";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import { type Account, draftOf } from "@/lib/loyalty/account";
import { type GiftAcceptRefusal, acceptGift as take, type WaitingGift } from "@/lib/loyalty/gift";
import type { Actor } from "@/lib/loyalty/permissions";
import type { TermsHistory } from "@/lib/loyalty/terms";
import type { MovedLot } from "@/lib/loyalty/trace";
import { tokenHash } from "@/lib/one-time";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";

type Accepted = { points: number; journalVersion: number };
export type AcceptAnswer = Result<Accepted, GiftAcceptRefusal | { code: "gift_unknown" }>;

type Asked = { token: string; memberId: number; id: string };
type Gift = WaitingGift & { giverId: number; recipientId: number | null; points: number; endedVersion: number | null };
type GiftJson = Omit<Gift, "until" | "lots"> & { until: number; lots: MovedLot[] };
type Loaded = { account: Account; gift: Gift | null; now: Instant; history: TermsHistory } | null;

const desk = openDesk<Asked, Loaded, AcceptAnswer>({ load, decide, recall });

/** The gift of a link becomes the member's, once, whoever else tries: for the same member again the answer is the same. */
export function acceptGift(actor: Actor<"membership.use">, token: string): Promise<AcceptAnswer> {
  return desk({ token, memberId: actor.memberId, id: newId() });
}

/** A gift ends once: arriving and coming back share this key. */
export function giftEndKey(giftId: string): Buffer {
  return requestKey("gift-end", "programme", giftId);
}

/** The mail that tells its giver, once. */
export function giftEnded(giftId: string, told: { memberId: string; points: number; wasAccepted: boolean }) {
  return { reason: `gift-ended:${giftId}`, task: "gift-ended", payload: { ...told, giftId } };
}

async function load(requests: Asked[]): Promise<Loaded[]> {
  const hashes = requests.map(({ token }) => tokenHash(token).toString("hex"));
  const rows = await sql<(AccountRow & DecisionRow & { place: number; gift: GiftJson | null })[]>`
    select ${accountColumns()}, ${decisionColumns()}, asked.place::integer as place,
      case when g.id is null then null else json_build_object('publicId', g.public_id, 'state', g.state, 'points', g.points,
        'until', (extract(epoch from g.until_) * 1000)::bigint, 'giverId', o.id, 'giverPublicId', o.public_id, 'giverState', o.state,
        'recipientId', g.recipient_id, 'endedVersion', g.ended_version, 'lots', j.trace::json -> 'lots') end as gift
    from unnest(${requests.map((each) => each.memberId)}::bigint[], ${hashes}::text[]) with ordinality asked(member, hash, place)
    join members m on m.id = asked.member
    join wallets w on w.member_id = m.id
    left join gifts g on g.token_hash = decode(asked.hash, 'hex')
    left join members o on o.id = g.member_id
    left join journals j on j.member_id = g.member_id and j.version = g.journal_version`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const loaded: Loaded[] = requests.map(() => null);
  for (const { place, gift, ...row } of rows)
    loaded[place - 1] = { account: toAccount(row), gift: gift && toGift(gift), now: row.now, history };
  return loaded;
}

function toGift({ until, lots, ...gift }: GiftJson): Gift {
  const moved = lots.map(({ kind, points, expires, earnedUnder }) => {
    return { kind, points, expiresAt: expires === null ? null : new Date(expires), termsVersion: earnedUnder };
  });
  return { ...gift, until: new Date(until), lots: moved };
}

function decide(request: Asked, loaded: Loaded): Decided<AcceptAnswer> {
  if (!loaded) throw new Error(`Member ${request.memberId} has no wallet`);
  const { account, gift, history } = loaded;
  if (!gift) return { answer: refused({ code: "gift_unknown" }) };
  if (gift.recipientId === request.memberId && gift.endedVersion !== null)
    return { answer: done({ points: gift.points, journalVersion: gift.endedVersion }) };
  const { id, memberId } = request;
  const draft = draftOf(account, history);
  const at = account.settledAt && account.settledAt > loaded.now ? account.settledAt : loaded.now;
  const accepted = take(draft, gift, id, at);
  if (!accepted.ok) return { answer: accepted };
  const { points, journalVersion } = accepted.value;
  return {
    answer: accepted,
    decision: {
      drafts: [draft],
      facts: [
        {
          id,
          kind: "gift",
          memberId,
          key: giftEndKey(gift.publicId),
          digest: requestDigest(memberId),
          occurredAt: at,
          decidedAt: at,
          data: { way: "accept", gift: gift.publicId, from: gift.giverPublicId },
          outcome: accepted.value,
          journalVersion,
        },
      ],
      gift: { what: "accepted", id: gift.publicId, recipient: memberId, journalVersion, at },
      outbox: [giftEnded(gift.publicId, { memberId: gift.giverPublicId, points, wasAccepted: true })],
      notices: [
        {
          memberId: gift.giverId,
          reason: `gift:${gift.publicId}`,
          kind: "gift_accepted",
          payload: { points },
          link: `/transfer/gift/${gift.publicId}`,
        },
      ],
    },
  };
}

function recall(_request: Asked, found: Found): AcceptAnswer {
  if (found.status !== "known" && found.status !== "own") return refused({ code: "gift_over" });
  return done(found.outcome as Accepted);
}
