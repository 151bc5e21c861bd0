import { sql } from "@/db/client";
import { toAccount } from "@/db/queries/accounts";
import { termsHistory } from "@/db/queries/terms";
import { type DueWish, listDueWishes, redeemedSince, wishColumns } from "@/db/queries/wishes";
import type { Instant } from "@/lib/base/clock";
import { neverReached } from "@/lib/base/result";
import { newId } from "@/lib/base/uuid";
import { type Account, draftOf } from "@/lib/loyalty/account";
import type { RewardOffer } from "@/lib/loyalty/reward";
import { settle } from "@/lib/loyalty/settlement";
import type { TermsHistory } from "@/lib/loyalty/terms";
import { decideWish, type PauseReason, type Wish, type WishContext } from "@/lib/loyalty/wish";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";
import { decide as decideRedemption, type LoadedRow, toOffer, toRedeeming } from "./redeem-reward";

/** What became of a wish that was looked at. */
type Outcome = { code: "wait" | "met" | "run" } | { code: "pause"; because: PauseReason };
type Asked = DueWish & { id: string; now: Instant };
type Row = LoadedRow & Wish & Omit<WishContext, "reward" | "redeemed" | "inputs"> & { stands: boolean };
type Loaded = { account: Account; history: TermsHistory; wish: Wish; context: WishContext; stands: boolean } | null;

const desk = openDesk<Asked, Loaded, Outcome>({ load, decide, recall });

/**
 * Does at `now` what members wished, for at most `limit` wishes after the one with this internal id: what was agreed to is redeemed once
 * for its occasion, as if its member had asked; what cannot be followed as it was agreed is paused and its member told. Answers how
 * many were looked at and where to go on.
 */
export async function runWishes(
  now: Instant,
  after: number,
  limit: number,
): Promise<{ found: number; last: number; run: number }> {
  const due = await listDueWishes(now, after, limit);
  const outcomes = await Promise.all(due.map((each) => runWish({ ...each, now })));
  const run = outcomes.filter((outcome) => outcome.code === "run").length;
  return { found: due.length, last: due.at(-1)?.wishId ?? after, run };
}

async function runWish(asked: Omit<Asked, "id">): Promise<Outcome> {
  const outcome = await desk({ ...asked, id: newId() });
  switch (outcome.code) {
    case "pause":
      await sql`select pause_wish(${asked.wishId}, ${outcome.because}, ${asked.now})`;
      break;
    case "met":
      await sql`select end_met_wish(${asked.wishId}, ${asked.now})`;
      break;
    case "run":
      if (asked.purpose === "goal") await sql`select end_met_wish(${asked.wishId}, ${asked.now})`;
      break;
    case "wait":
      break;
    default:
      neverReached(outcome);
  }
  return outcome;
}

/** The wish is read in the statement that reads the account: whatever ends it moves the stamp. */
async function load(requests: Asked[]): Promise<Loaded[]> {
  const [members, rewards, ids] = [
    requests.map((each) => each.memberId),
    requests.map((each) => each.reward),
    requests.map((each) => each.wishId),
  ];
  const rows = await sql<Row[]>`
    select l.*, ${wishColumns()}, w.ended_at is null and w.paused_at is null as stands, ${redeemedSince()} as "hasRedeemedSince",
      exists (select from events e join redemptions d on d.public_id = e.public_id where e.member_id = w.member_id and e.kind = 'redemption'
        and e.data #>> '{wish,id}' = w.public_id::text and d.state = 'cancelled') as "hasCancelled"
    from load_redemptions(${members}, ${rewards}::uuid[]) l join wishes w on w.id = (${ids}::bigint[])[l.place]`;
  const history = await termsHistory(rows[0]?.latestTerms);
  const loaded: Loaded[] = requests.map(() => null);
  for (const row of rows) {
    const { hasRedeemedSince, hasCancelled, stands } = row;
    const reward: RewardOffer | null = row.reward && toOffer(row.reward);
    const context = { reward, ...toRedeeming(row, history), hasRedeemedSince, hasCancelled };
    loaded[row.place - 1] = { account: toAccount(row), history, wish: row, context, stands };
  }
  return loaded;
}

function decide(request: Asked, loaded: Loaded): Decided<Outcome> {
  if (!loaded?.stands) return { answer: { code: "wait" } };
  const { account, history, wish, context } = loaded;
  const { reward, redeemed, inputs } = context;
  const at = account.settledAt && account.settledAt > request.now ? account.settledAt : request.now;
  const draft = draftOf(account, history);
  settle(draft, at);
  const decision = decideWish(draft, wish, context, at);
  if (decision.code !== "run") return { answer: decision };
  const { trace, occasion, quantity, price } = decision;
  const asked = {
    rewardId: request.reward,
    key: occasion,
    quantity,
    price,
    memberId: request.memberId,
    id: request.id,
    keyDigest: requestKey("wish", request.memberId, `${wish.id} ${occasion}`),
    digest: requestDigest(request.reward, quantity, price),
    wish: trace,
  };
  const decided = decideRedemption(asked, { account, now: at, history, member: { redeemed, inputs }, reward });
  // Nothing is kept of a refusal: it would use up the occasion.
  if (!decided.answer.ok || !decided.decision) return { answer: { code: "pause", because: "reward_gone" } };
  const notice = {
    memberId: request.memberId,
    reason: `wish-run:${request.id}`,
    kind: "wish_run",
    payload: { because: trace.because },
    link: `/redemptions/${request.id}`,
  } as const;
  return { answer: { code: "run" }, decision: { ...decided.decision, notices: [notice] } };
}

/** A known key is an occasion that had its run, or whose stock ran out while it was being written. */
function recall({ purpose }: Asked, found: Found): Outcome {
  if (found.status === "key_reused") return { code: "wait" };
  const outcome = found.outcome as { redemptionId: string } | { refusal: { code: string } };
  if ("refusal" in outcome) {
    const { code } = outcome.refusal;
    return { code: "pause", because: code === "total_reached" ? code : "out_of_stock" };
  }
  if (found.status === "own") return { code: "run" };
  return { code: purpose === "goal" ? "met" : "wait" };
}
