import { sql } from "@/db/client";
import { type AccountRow, type DecisionRow, toAccount } from "@/db/queries/accounts";
import { findSealing } from "@/db/queries/addresses";
import { toMemberInputs } from "@/db/queries/member-inputs";
import type { Asking, Ground } from "@/db/queries/step-up";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { type Account, draftOf } from "@/lib/loyalty/account";
import type { Given } from "@/lib/loyalty/kinds/asks";
import type { DateOffer } from "@/lib/loyalty/kinds/dates";
import type { Actor } from "@/lib/loyalty/permissions";
import type { PresentTrace } from "@/lib/loyalty/present-trace";
import { type RedeemingMember, type RedeemRefusal, redeem } from "@/lib/loyalty/redemption";
import type { RewardOffer } from "@/lib/loyalty/reward";
import type { TermsHistory } from "@/lib/loyalty/terms";
import type { WishTrace } from "@/lib/loyalty/wish-trace";
import { sealFor } from "@/lib/personal-data";
import { loadGrounds, type ProofNeeded, withProof } from "./asked-proof";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";
import { newVoucherCode } from "./voucher-code";

export type RedeemRequest = {
  /** The reward's public id. */
  rewardId: string;
  /** One per sheet shown: works once. */
  key: string;
  quantity: number;
  /** Points per unit the member saw and confirmed. */
  price: number;
  /** What the kind asks besides, by field: personal, and sealed before it is kept. */
  given?: Given;
  /** An address the member keeps, by its public id, in place of one in `given`. */
  savedAddress?: string | undefined;
  /** The public id of the date that was chosen. */
  date?: string | undefined;
};

export type RedeemAnswer = Result<{ redemptionId: string }, RedeemRefusal | { code: "key_reused" }>;

/** Asked for in a session: it may have to be proven first that this is the member. */
export type AskedAnswer = Result<
  { redemptionId: string },
  Extract<RedeemAnswer, { ok: false }>["refusal"] | ProofNeeded
>;

type Asked = Omit<RedeemRequest, "date" | "savedAddress"> & {
  dateId?: string | null;
  memberId: number;
  id: string;
  keyDigest: Buffer;
  digest: Buffer;
  wish?: WishTrace;
  present?: PresentTrace;
  /** The member's own key, read where something was said that has to be sealed. */
  wrappedKey?: Buffer | null;
  asking?: Asking;
};
/** A row of load_redemptions. */
export type LoadedRow = AccountRow &
  DecisionRow &
  MemberRow & { place: number; reward: RewardRow | null; date: DateRow | null };
type MemberRow = { redeemed: number; tags: string[]; joinedAt: Instant | null };
type DateRow = Omit<DateOffer, "startsAt" | "endsAt"> & { startsAt: string; endsAt: string };
type RewardRow = Omit<RewardOffer, "startsAt" | "endsAt"> & { startsAt: string | null; endsAt: string | null };
export type Loaded = {
  account: Account;
  now: Instant;
  history: TermsHistory;
  member: RedeemingMember;
  reward: RewardOffer | null;
  date?: DateOffer | null;
  ground?: Ground | null;
} | null;

const desk = openDesk<Asked, Loaded, AskedAnswer>({ load, decide: decideAsked, recall, keyOf: keyOfAsked });

/**
 * Redeems a reward for the member, exactly once per key: again with the same key it answers as it did, a refusal too. The price is the
 * one the member confirmed, or nothing happens. For whoever agreed in another way than in a session: at a counter, by a wish.
 */
export async function redeemReward(actor: Actor<"membership.use">, request: RedeemRequest): Promise<RedeemAnswer> {
  const answer = await redeemAsked(actor, request, null);
  if (answer.ok) return answer;
  const { refusal } = answer;
  if (refusal.code === "proof_needed") throw new Error("A proof is asked for in sessions alone");
  return refused(refusal);
}

/** The same in a session: what is dear enough, where something speaks against it being the member, waits for a proof of theirs. */
export async function redeemAsked(
  actor: Actor<"membership.use">,
  request: RedeemRequest,
  asking: Asking | null,
): Promise<AskedAnswer> {
  if (!isId(request.rewardId)) return refused({ code: "reward_unknown" });
  const rewardId = request.rewardId.toLowerCase();
  const { date, savedAddress, given = {}, ...rest } = request;
  const isGiven = savedAddress !== undefined || Object.keys(given).length > 0;
  const sealing = isGiven ? await findSealing(actor.memberId, savedAddress) : null;
  const dateId = date !== undefined && isId(date) ? date.toLowerCase() : null;
  return desk({
    ...rest,
    rewardId,
    dateId,
    memberId: actor.memberId,
    id: newId(),
    keyDigest: requestKey("redemption", actor.memberId, request.key),
    digest: requestDigest(rewardId, request.quantity, request.price, ...(dateId ? [dateId] : [])),
    given: { ...given, ...sealing?.address },
    ...(sealing ? { wrappedKey: sealing.wrappedKey } : {}),
    ...(asking ? { asking } : {}),
  });
}

async function load(requests: Asked[]): Promise<Loaded[]> {
  const rows = await sql<LoadedRow[]>`
    select * from load_redemptions(${requests.map((each) => each.memberId)}, ${requests.map((each) => each.rewardId)}::uuid[],
      ${requests.map((each) => each.dateId ?? null)}::uuid[])`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const loaded: Loaded[] = requests.map(() => null);
  for (const row of rows) {
    const { now, reward, date } = row;
    const offered = { reward: reward && toOffer(reward), date: date && toDate(date) };
    loaded[row.place - 1] = { account: toAccount(row), now, history, member: toRedeeming(row, history), ...offered };
  }
  const grounds = await loadGrounds(requests, loaded);
  return loaded.map((each, place) => each && { ...each, ground: grounds[place] ?? null });
}

function decideAsked(request: Asked, loaded: Loaded): Decided<AskedAnswer> {
  const decided = decide(request, loaded);
  return loaded ? withProof(decided, request, loaded, loaded.ground ?? null) : decided;
}

/** The same request again answers with what the first did, also where it would be refused by now: a date closed, a proof asked for. */
function keyOfAsked({ keyDigest: key, digest }: Asked) {
  return { key, digest };
}

export function toOffer(row: RewardRow): RewardOffer {
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  return { ...row, startsAt: instant(row.startsAt), endsAt: instant(row.endsAt) };
}

/** Who asks: what they have of the reward, and what saved conditions read of them; of birthdays none asks. */
export function toRedeeming({ redeemed, tags, joinedAt }: MemberRow, history: TermsHistory): RedeemingMember {
  return { redeemed, inputs: toMemberInputs({ tags, joinedAt }, history) };
}

export function toDate(row: DateRow): DateOffer {
  return { ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) };
}

export function decide(request: Asked, loaded: Loaded): Decided<RedeemAnswer> {
  // An actor with a membership has a wallet.
  if (!loaded) throw new Error(`Member ${request.memberId} has no wallet`);
  const { account, now, history, member, reward } = loaded;
  const draft = draftOf(account, history);
  const asked = { ...request, date: request.dateId ? (loaded.date ?? null) : undefined };
  const outcome = reward ? redeem(draft, asked, reward, member, now) : refused({ code: "reward_unknown" } as const);
  // What was only not said yet, or of an address it is not sent to, is asked again; nothing happened that a key would have to remember.
  if (!outcome.ok && (outcome.refusal.code === "not_said" || outcome.refusal.code === "not_delivered"))
    return { answer: refused(outcome.refusal) };
  const fact = {
    id: request.id,
    kind: "redemption",
    memberId: request.memberId,
    key: request.keyDigest,
    digest: request.digest,
    occurredAt: now,
    decidedAt: now,
    data: {
      reward: request.rewardId,
      quantity: request.quantity,
      price: request.price,
      ...(request.dateId ? { date: request.dateId } : {}),
      ...(request.wish ? { wish: request.wish } : {}),
      ...(request.present ? { present: request.present } : {}),
    },
  } as const;
  if (!reward || !outcome.ok) {
    const refusal = outcome.ok ? ({ code: "reward_unknown" } as const) : outcome.refusal;
    return {
      answer: refused(refusal),
      decision: { drafts: [draftOf(account, history)], refused: true, facts: [{ ...fact, outcome: { refusal } }] },
    };
  }
  const { codes, given, date, bonus, orders, ...bought } = outcome.value;
  const code = codes === "own" ? newVoucherCode() : null;
  return {
    answer: done({ redemptionId: request.id }),
    decision: {
      drafts: [draft],
      facts: [
        {
          ...fact,
          data: { ...fact.data, ...(bonus ? { bonus } : {}) },
          journalVersion: bought.journalVersion,
          outcome: { redemptionId: request.id },
        },
      ],
      reward: { id: reward.id, version: reward.version, quantity: request.quantity },
      ...(date ? { date: { id: date.id, version: date.version, seats: request.quantity } } : {}),
      redemption: {
        ...bought,
        id: request.id,
        memberId: request.memberId,
        rewardId: reward.id,
        quantity: request.quantity,
        takesCodes: codes === "inventory",
        codeCipher: code?.cipher ?? null,
        codeHash: code?.hash ?? null,
        createdAt: now,
        details: reward.details,
        currency: reward.currency,
        particulars: sealed(given, request.wrappedKey ?? null),
        dateId: date?.id ?? null,
      },
      outbox: ["redeemed", ...(orders ? [orders] : []), ...(given.giftEmail ? ["reward-given"] : [])].map((task) => ({
        reason: `${task}:${request.id}`,
        task,
        payload: { redemptionId: request.id },
      })),
    },
  };
}

function sealed(given: Given, wrappedKey: Buffer | null): Buffer | null {
  if (Object.keys(given).length === 0) return null;
  if (wrappedKey === null) throw new Error("What a member says is sealed under a key of their own, and there is none");
  return sealFor(wrappedKey, "particulars", JSON.stringify(given));
}

function recall(_request: Asked, found: Found): AskedAnswer {
  if (found.status === "key_reused") return refused({ code: "key_reused" });
  const outcome = found.outcome as { redemptionId: string } | { refusal: RedeemRefusal | ProofNeeded };
  return "refusal" in outcome ? refused(outcome.refusal) : done({ redemptionId: outcome.redemptionId });
}
