import { sql } from "@/db/client";
import { toAccount } from "@/db/queries/accounts";
import { findSealing } from "@/db/queries/addresses";
import { familyOf } from "@/db/queries/favourites";
import { termsHistory } from "@/db/queries/terms";
import type { Instant } from "@/lib/base/clock";
import { done, type Result, refused } from "@/lib/base/result";
import { isId, newId } from "@/lib/base/uuid";
import type { Given } from "@/lib/loyalty/kinds/asks";
import type { Actor } from "@/lib/loyalty/permissions";
import { freeOf, type PresentTrace } from "@/lib/loyalty/present-trace";
import { type Decided, type Found, openDesk } from "./desk";
import { requestDigest, requestKey } from "./idempotency";
import {
  decide as decideRedemption,
  type Loaded as LoadedRedemption,
  type LoadedRow,
  type RedeemAnswer,
  toDate,
  toOffer,
  toRedeeming,
} from "./redeem-reward";

type TakeRequest = {
  /** The present's public id. */
  presentId: string;
  /** One per sheet shown: works once. */
  key: string;
  given?: Given;
  savedAddress?: string | undefined;
  /** The public id of the date that was chosen. */
  date?: string | undefined;
};

type TakeAnswer =
  | RedeemAnswer
  | Result<{ redemptionId: string }, { code: "present_unknown" } | { code: "present_ended" }>;

type Asked = {
  id: string;
  presentId: string;
  memberId: number;
  dateId: string | null;
  keyDigest: Buffer;
  given: Given;
  wrappedKey: Buffer | null;
};
type Waiting = { trace: PresentTrace; until: string | null; redemption: string | null; reward: string };
type Loaded = { ground: NonNullable<LoadedRedemption>; present: Waiting } | null;
type Row = LoadedRow & { present: Waiting };

const desk = openDesk<Asked, Loaded, TakeAnswer>({ load, decide, recall });

/**
 * Picks up a present that is offered to the member, once: a redemption of no points with whatever it takes besides. Again, or from two
 * windows at once, it answers with the same redemption.
 */
export async function takePresent({ memberId }: Actor<"membership.use">, request: TakeRequest): Promise<TakeAnswer> {
  const { presentId, key, date, savedAddress, given = {} } = request;
  if (!isId(presentId)) return refused({ code: "present_unknown" });
  const isGiven = savedAddress !== undefined || Object.keys(given).length > 0;
  const sealing = isGiven ? await findSealing(memberId, savedAddress) : null;
  return desk({
    ...{ id: newId(), presentId: presentId.toLowerCase(), memberId, wrappedKey: sealing?.wrappedKey ?? null },
    dateId: date !== undefined && isId(date) ? date.toLowerCase() : null,
    keyDigest: requestKey("present-taken", memberId, key),
    given: { ...given, ...sealing?.address },
  });
}

/** The present is read in the statement that reads the account: whoever picks it up moves the stamp. */
async function load(requests: Asked[]): Promise<Loaded[]> {
  const loaded: Loaded[] = requests.map(() => null);
  for (const [place, request] of requests.entries()) {
    const [row] = await sql<Row[]>`
      select l.*, json_build_object('trace', json_build_object('id', g.public_id, 'because', x.because, 'of', x.of_), 'until', x.ends_at,
        'redemption', (select d.public_id from redemptions d where d.id = x.redemption_id), 'reward', r.public_id) as present
      from presents x join distributions g on g.id = x.distribution_id join rewards r on r.id = x.reward_id
        cross join load_redemptions(array[${request.memberId}::bigint], array[r.public_id], array[${request.dateId}::uuid]) l
      where x.public_id = ${request.presentId}::uuid and x.member_id = any ${familyOf(request.memberId)}`;
    if (!row) continue;
    const { now, reward, date, present } = row;
    const history = await termsHistory(row.latestTerms);
    const offered = { reward: reward && freeOf(toOffer(reward)), date: date && toDate(date) };
    const ground = { account: toAccount(row), now, history, member: toRedeeming(row, history), ...offered };
    loaded[place] = { ground, present };
  }
  return loaded;
}

function decide(request: Asked, loaded: Loaded): Decided<TakeAnswer> {
  if (!loaded) return { answer: refused({ code: "present_unknown" }) };
  const { ground, present } = loaded;
  if (present.redemption !== null) return { answer: done({ redemptionId: present.redemption }) };
  const ends: Instant | null = present.until === null ? null : new Date(present.until);
  if (ends === null || ends <= ground.now) return { answer: refused({ code: "present_ended" }) };
  const { memberId, id, keyDigest, dateId, given, wrappedKey, presentId } = request;
  const rewardId = present.reward;
  const asked = {
    ...{ rewardId, key: presentId, quantity: 1, price: 0, memberId, id, keyDigest, dateId, given, wrappedKey },
    digest: requestDigest(rewardId, 1, 0, ...(dateId ? [dateId] : [])),
    present: present.trace,
  };
  const decided = decideRedemption(asked, ground);
  // Nothing is kept of a refusal: what it was refused for may be mended while the offer stands.
  if (!decided.answer.ok || !decided.decision) return { answer: decided.answer };
  return {
    answer: decided.answer,
    decision: { ...decided.decision, present: { what: "taken", id: presentId, redemption: id } },
  };
}

function recall(_request: Asked, found: Found): TakeAnswer {
  if (found.status === "key_reused") return refused({ code: "key_reused" });
  const outcome = found.outcome as { redemptionId: string } | { refusal: { code: "out_of_stock" } };
  return "refusal" in outcome ? refused(outcome.refusal) : done({ redemptionId: outcome.redemptionId });
}
