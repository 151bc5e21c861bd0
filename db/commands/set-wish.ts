import { sql } from "@/db/client";
import { toAccount } from "@/db/queries/accounts";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import { type Account, draftOf } from "@/lib/loyalty/account";
import type { Actor } from "@/lib/loyalty/permissions";
import type { RewardOffer } from "@/lib/loyalty/reward";
import { settle } from "@/lib/loyalty/settlement";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { type AskedWish, checkWish, type WishPurpose, type WishRefusal } from "@/lib/loyalty/wish";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";
import { type LoadedRow, toOffer } from "./redeem-reward";

export type WishRequest = AskedWish & {
  /** The reward's public id; null where there is none. */
  reward: string | null;
  /** One per sheet shown: works once. */
  key: string;
};

type SetAnswer = Result<null, WishRefusal | { code: "member_locked" } | { code: "key_reused" }>;
type Asked = {
  id: string;
  memberId: number;
  keyDigest: Buffer;
  purpose: WishPurpose;
  reward: string | null;
  /** Null switches off what there is. */
  wish: AskedWish | null;
};
type Loaded = { account: Account; now: Instant; history: TermsHistory; reward: RewardOffer | null } | null;

const desk = openDesk<Asked, Loaded, SetAnswer>({ load, decide, recall });

/**
 * Takes down what a member wishes for one purpose, in place of what they wished before, and moves their stamp: what was being done by the
 * old wish is decided anew. Whoever calls for an action that spends has asked for a fresh second factor.
 */
export async function setWish(actor: Actor<"membership.use">, request: WishRequest): Promise<SetAnswer> {
  const { key, reward, ...wish } = request;
  const known = reward !== null && isId(reward) ? reward.toLowerCase() : null;
  return ask(actor, key, { purpose: wish.purpose, wish, reward: known });
}

/** Switches a wish off, whatever it was; also a locked member's. */
export async function endWish(actor: Actor<"membership.use">, purpose: WishPurpose, key: string): Promise<SetAnswer> {
  return ask(actor, key, { purpose, wish: null, reward: null });
}

function ask({ memberId }: Actor<"membership.use">, key: string, asked: Pick<Asked, "purpose" | "wish" | "reward">) {
  return desk({ ...asked, id: newId(), memberId, keyDigest: requestKey("wish-set", memberId, key) });
}

async function load(requests: Asked[]): Promise<Loaded[]> {
  const [members, rewards] = [requests.map((each) => each.memberId), requests.map((each) => each.reward)];
  const rows = await sql<LoadedRow[]>`select * from load_redemptions(${members}, ${rewards}::uuid[])`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const loaded: Loaded[] = requests.map(() => null);
  for (const row of rows) {
    const reward = row.reward && toOffer(row.reward);
    loaded[row.place - 1] = { account: toAccount(row), now: row.now, history, reward };
  }
  return loaded;
}

function decide(request: Asked, loaded: Loaded): Decided<SetAnswer> {
  if (!loaded) throw new Error(`Member ${request.memberId} has no wallet`);
  const { account, now, history, reward } = loaded;
  const { wish, purpose } = request;
  const checked = wish === null ? done(null) : checkWish(wish, reward);
  if (!checked.ok) return { answer: checked };
  if (wish !== null && account.memberState !== "active") return { answer: refused({ code: "member_locked" }) };
  const at = account.settledAt && account.settledAt > now ? account.settledAt : now;
  const draft = draftOf(account, history);
  settle(draft, at);
  const data = wish ? keptOf(wish, request.reward) : { purpose, action: "off" };
  const fact = {
    ...({ id: request.id, kind: "wish", memberId: request.memberId, key: request.keyDigest } as const),
    ...{ digest: requestDigest(JSON.stringify(data)), occurredAt: at, decidedAt: at, data, outcome: {} },
  };
  return { answer: done(null), decision: { drafts: [draft], facts: [fact] } };
}

function keptOf(
  { purpose, action, mostPoints, keepPoints, leastPoints, daysBefore }: AskedWish,
  reward: string | null,
) {
  const offered = action === "remind" ? null : reward;
  return { purpose, action, reward: offered, most: mostPoints, keep: keepPoints, least: leastPoints, days: daysBefore };
}

function recall(_request: Asked, found: Found): SetAnswer {
  return found.status === "key_reused" ? refused({ code: "key_reused" }) : done(null);
}
